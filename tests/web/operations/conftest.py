"""Real installations, run by real processes: nothing here happens in the process of the tests."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

ADMINISTRATORS = {"--system-admin": "guan", "--security-admin": "an", "--audit-admin": "shen"}
INIT = [
    "init",
    "--city",
    "宝鸡市",
    "--password-policy",
    "asvs",
    *(part for pair in ADMINISTRATORS.items() for part in pair),
]
PATIENCE = 180


@dataclass
class Installation:
    """A home, the database beside it, and how to run `doudi` over them."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    said: str = ""

    def run(self, *arguments, given="", **options):
        """Run a command over this home; gives the ended process."""
        command = [sys.executable, "-m", "doudi.cli", *map(str, arguments)]
        return subprocess.run(
            command, env=self.env, input=given, capture_output=True, text=True, check=False, **options
        )

    def python(self, script, *arguments):
        """Start a script in the installation: Django is set up before it runs."""
        head = "import sys; from pathlib import Path; from doudi.web.operations.installation import at_work\n"
        head += f"work = at_work(Path({str(self.home)!r}), 'serving')\n"
        return subprocess.Popen([sys.executable, "-c", head + script, *arguments], env=self.env, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip

    def asked(self, script):
        """What a script in the installation prints."""
        process = self.python(script)
        out, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, out
        return out.strip()

    @contextmanager
    def serving(self, *arguments, tls=None):
        """`doudi serve` as a process, until the block ends; gives its address and the process."""
        port = free_port()
        command = [sys.executable, "-m", "doudi.cli", "serve", "--port", str(port), *arguments]
        process = subprocess.Popen(command, env=self.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            url = f"{'https' if tls else 'http'}://localhost:{port}/"
            answers(url + "healthz", process, tls)
            yield url, process
        finally:
            end(process)


def end(process):
    """Stop a process kindly, and wait for it."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def answers(url, process, tls=None):
    """Wait until the address answers 200."""
    for _ in range(PATIENCE * 4):
        assert process.poll() is None, process.stdout.read()
        try:
            with urllib.request.urlopen(url, timeout=5, context=tls) as response:
                return response.status
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"{url} does not answer")


def free_port():
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(holds, patience=PATIENCE):
    """Wait until something holds."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.2)


@dataclass
class Server:
    """The PostgreSQL of this test run, or none: then each home has its SQLite file."""

    url: str
    made: list[str] = field(default_factory=list)

    def database(self, template=""):
        """The address of a new database; empty for SQLite."""
        if not self.url:
            return ""
        name = f"doudi_{uuid4().hex[:12]}"
        self.ask(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        self.made.append(name)
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def ask(self, sql):
        """Run a statement outside of any transaction."""
        with psycopg.connect(plain(urlunsplit(urlsplit(self.url)._replace(path="/postgres"))), autocommit=True) as link:
            link.execute(sql)

    def environment(self, home, template=""):
        """The environment of a process over this home and a new database."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DOUDI_", "DATABASE_URL", "DJANGO_"))
        }
        url = self.database(template)
        return kept | {"DOUDI_HOME": str(home)} | ({"DATABASE_URL": url} if url else {})


def plain(url):
    """The address as psycopg reads it."""
    return url.replace("postgres://", "postgresql://", 1)


@pytest.fixture(scope="session")
def server():
    url = os.environ.get("DATABASE_URL", "")
    server = Server(url if url.startswith("postgres") else "")
    yield server
    for name in server.made:
        server.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def founded(server, tmp_path_factory):
    """One installation by `doudi init`, copied for each test."""
    home = tmp_path_factory.mktemp("founded") / "home"
    installation = Installation(home, server.environment(home))
    ended = installation.run(*INIT, "--no-tls", "--host", "localhost")
    assert ended.returncode == 0, ended.stderr
    installation.said = ended.stdout
    assert installation.run("prepare").returncode == 0
    return installation


def copied(founded, server, home):
    """A copy of an installation: its home and its database."""
    shutil.copytree(founded.home, home)
    template = re.search(r"/(doudi_\w+)", founded.env.get("DATABASE_URL", ""))
    return Installation(home, server.environment(home, template[1] if template else ""), founded.said)


@pytest.fixture
def installation(founded, server, tmp_path):
    """A fresh copy of an installation."""
    return copied(founded, server, tmp_path / "home")


@pytest.fixture
def empty(server, tmp_path):
    """Where an installation may be made."""
    home = tmp_path / "home"
    return Installation(home, server.environment(home))

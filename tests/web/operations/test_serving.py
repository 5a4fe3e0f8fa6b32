import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests.web.operations.conftest import PATIENCE, end, free_port, until

ENQUEUE = """
from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.models import Job
print(enqueue('audit.checkpoint', by=None).pk)
"""
STATES = "from doudi.web.jobs.models import Job; print(*Job.objects.system('test').values_list('state', flat=True))"


def test_one_process_answers_works_and_ends_cleanly(installation):
    installation.asked(ENQUEUE)
    with installation.serving() as (url, process):
        with urllib.request.urlopen(url + "sign-in/") as response:
            page = response.read().decode()
        assert "登录" in page
        until(lambda: installation.asked(STATES) == "done")
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    assert out.count("http") == 1 and "Traceback" not in out


def test_ctrl_c_is_a_clean_end_too(installation):
    with installation.serving() as (_url, process):
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out


def test_static_files_are_served_compressed(installation):
    with installation.serving("--only", "web") as (url, _process):
        page = urllib.request.urlopen(url + "sign-in/").read().decode()
        style = page.split('rel="stylesheet" href="/')[1].split('"')[0]
        asked = urllib.request.Request(url + style, headers={"Accept-Encoding": "gzip"})
        assert urllib.request.urlopen(asked).headers["Content-Encoding"] == "gzip"


def test_the_web_alone_does_no_job_and_a_worker_alone_opens_no_port(installation):
    installation.asked(ENQUEUE)
    with installation.serving("--only", "web"):
        assert installation.asked(STATES) == "waiting"
    port = free_port()
    command = ["serve", "--only", "worker", "--port", str(port)]
    worker = installation.python(f"from doudi.cli import main; sys.exit(main({command!r}))")
    try:
        until(lambda: installation.asked(STATES) == "done")
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
    finally:
        end(worker)
    assert worker.returncode == 0


def test_a_taken_port_is_told_plainly(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = installation.run("serve", "--port", taken.getsockname()[1], timeout=PATIENCE)
    assert ended.returncode == 2
    assert "换一个端口" in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.parametrize("weak", [b"", b"change-me", b"a" * 64])
def test_a_weak_secret_is_refused(installation, weak):
    (installation.home / "keys/secret_key").write_bytes(weak)
    ended = installation.run("serve", timeout=PATIENCE)
    assert ended.returncode == 2
    assert "密钥缺失或太弱" in ended.stderr and "Traceback" not in ended.stderr


def test_without_an_installation_the_first_step_is_named(empty):
    ended = empty.run("serve", timeout=PATIENCE)
    assert ended.returncode == 2
    assert "doudi init" in ended.stderr


def test_a_host_that_is_not_of_the_installation_is_refused(installation):
    with installation.serving("--only", "web") as (url, _process):
        asked = urllib.request.Request(url + "sign-in/", headers={"Host": "elsewhere.example"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked)
    assert refused.value.code == 400


def test_gunicorn_serves_the_same_site(installation):
    assert installation.run("prepare").returncode == 0
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "doudi.web.site.wsgi", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, env=installation.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(port))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port):
    try:
        return urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=5).status == 200
    except OSError:
        return False

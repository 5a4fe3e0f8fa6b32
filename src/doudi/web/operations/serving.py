"""`doudi serve`: the site, the worker and the scheduler in one process, or one of them alone."""

import gc
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import click
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from waitress.server import create_server

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.jobs.scheduler import Scheduler
from doudi.web.jobs.worker import Worker
from doudi.web.operations.preparing import prepare, wait_until_prepared

PARTS = ("web", "worker", "scheduler")
THREADS = 8
LAST_WISH = 10.0
"""Seconds that a running job has to put itself back in the line when the process ends."""
LOOPBACK = "127.0.0.1"
LARGEST_REQUEST = 2 * 1024**3


@dataclass(frozen=True)
class Address:
    """Where the site answers."""

    host: str
    port: int
    tls: bool

    def __str__(self) -> str:
        named = self.tls or self.host == "0.0.0.0"  # the certificate is for a name
        host = next(iter(settings.ALLOWED_HOSTS)) if named else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}/"


def serve(address: Address, parts: tuple[str, ...]) -> None:
    """Run these parts until SIGTERM or Ctrl-C."""
    signal.signal(signal.SIGTERM, _end)
    stop = threading.Event()
    if "web" in parts:
        prepare()
    with suppress(KeyboardInterrupt, SystemExit), background(parts, stop):
        if "web" in parts:
            (serve_tls if address.tls else serve_plain)(address)
        else:
            click.echo(say("后台已启动：{parts}（按 Ctrl+C 停止）", parts=", ".join(parts)))
            while not stop.wait(1):
                pass


def _end(_signal: int, _frame: Any) -> None:
    raise SystemExit


@contextmanager
def background(parts: tuple[str, ...], stop: threading.Event) -> Iterator[None]:
    """Worker and scheduler as threads for as long as the block lasts."""
    works = {"worker": Worker(stop).work, "scheduler": Scheduler(stop).work}
    threads = [
        threading.Thread(target=_when_prepared, args=(work, stop), name=name, daemon=True)
        for name, work in works.items()
        if name in parts
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(LAST_WISH)


def _when_prepared(work: Any, stop: threading.Event) -> None:
    wait_until_prepared(stop)
    work()


def serve_plain(address: Address) -> None:
    """Answer by waitress. Behind a proxy on this machine, what it says of the visitor and of TLS is believed."""
    proxy = {"trusted_proxy": LOOPBACK, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    try:
        server = create_server(
            get_wsgi_application(),
            host=address.host,
            port=address.port,
            threads=THREADS,
            ident="",
            clear_untrusted_proxy_headers=True,
            max_request_body_size=LARGEST_REQUEST,
            **(proxy if settings.TLS else {}),
        )
    except OSError as error:
        raise Trouble(
            say("端口 {port} 打不开", port=address.port),
            why=str(error.strerror),
            mend=say("换一个端口：doudi serve --port 8001"),
        ) from error
    with settled():
        tell(address)
        server.run()
        server.close()


@contextmanager
def settled() -> Iterator[None]:
    """Read all addresses, which imports the pages, before the first visitor; what is there by then stays until the end,
    and the collector of garbage need not walk through it again and again.
    """
    get_resolver().reverse_dict  # noqa: B018 – reading it reads them
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()  # else libraries complain at the end about what was never freed


def serve_tls(address: Address) -> None:
    """Answer by gunicorn with the certificate of `doudi tls`: waitress has no TLS."""
    folder = settings.HOME.folder / "tls"
    if not (folder / "server.pem").exists():
        raise Trouble(say("还没有证书"), where=str(folder), mend=say("先运行 doudi tls"))
    command = [sys.executable, "-m", "gunicorn", "doudi.web.site.wsgi", "--worker-class", "gthread"]
    command += ["--bind", f"{address.host}:{address.port}", "--threads", str(THREADS), "--log-level", "warning"]
    command += ["--certfile", str(folder / "server.pem"), "--keyfile", str(folder / "server.key")]
    with subprocess.Popen(command) as web:
        tell(address)
        try:
            if web.wait():
                raise Trouble(say("网站没有启动成功"), mend=say("看上面的输出；端口被占用时换一个：--port"))
        finally:
            web.terminate()


def tell(address: Address) -> None:
    """Print the one address."""
    click.echo(say("兜底已启动：{address} （按 Ctrl+C 停止）", address=address))
    if settings.TLS and not address.tls:
        click.echo(say("这套安装要求 TLS：前面没有 nginx 时请改用 doudi serve --tls，否则别的电脑登录不了"))

"""Asking the engine: a child process, watched line by line, and gone when the job is cancelled or this process dies."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from doudi.language import spoken
from doudi.web.jobs.running import Failed, Running

STAGES = {
    "read": gettext_noop("读取文件"),
    "clean": gettext_noop("清洗数据"),
    "match": gettext_noop("比对身份"),
}
CHECKING = gettext_noop("按规则核查")
ENGINE = "doudi.web.intake.engine.child"
SECRETS = ("DATABASE_URL", "SECRET_KEY")
"""What the child has no need to know."""
PATIENCE = 120
"""Seconds that a page waits."""


class Broken(Exception):  # noqa: N818
    """The engine ended without an answer. The text is type and place of its error, never a value."""


def ask(order: Mapping[str, Any], written_to: Path, running: Running) -> None:
    """Let a child do the order; tell its progress. Raises Failed with words for who asked, Broken, Cancelled."""
    written_to.write_text(json.dumps(order, ensure_ascii=False), encoding="utf-8")
    with child(written_to) as lines:
        stage, done, total = str(_("准备名册")), 0, 0
        while (line := _next(lines)) is not END:
            if line is not None and "stage" in line:
                stage, done, total = STAGES.get(line["stage"], CHECKING), line["done"], line["total"]
            elif line is not None:
                return _answered(line)
            running.progress(stage, done, total)
    raise Broken("the engine was killed")


def ask_at_once(order: Mapping[str, Any], written_to: Path) -> None:
    """Let a child do a small order while a page waits, in the page's language. Raises Broken."""
    written_to.write_text(json.dumps({**order, "language": spoken()}, ensure_ascii=False), encoding="utf-8")
    until = time.monotonic() + PATIENCE
    with child(written_to) as lines:
        while (line := _next(lines)) is not END and time.monotonic() < until:
            if line is not None and "end" in line:
                return
            if line is not None and "stage" not in line:
                raise Broken(str(line.get("broken")))
    raise Broken("the engine was killed or too slow")


def _answered(line: Mapping[str, Any]) -> None:
    if "trouble" in line:
        raise Failed(line["trouble"])
    if "broken" in line:
        raise Broken(line["broken"])


END: Any = object()
Lines = queue.Queue[Any]


@contextmanager
def child(order: Path) -> Iterator[Lines]:
    """The engine at work on an order; its lines, then END. When the block ends, it is gone with all it began."""
    environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
    process = subprocess.Popen(
        [sys.executable, "-m", ENGINE, str(order)],
        stdin=subprocess.PIPE,  # stays open: when it closes, the child knows that nobody waits any more
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    lines: Lines = queue.Queue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        yield lines
    finally:
        _end(process)
        reader.join()


def _read(output: IO[str], lines: Lines) -> None:
    for text in output:
        try:
            line = json.loads(text)
        except ValueError:
            continue  # a library that prints
        if isinstance(line, dict):
            lines.put(line)
    lines.put(END)


def _next(lines: Lines) -> Any:
    """The next line; None after a second without one, so that the job can hear meanwhile that it is cancelled."""
    try:
        return lines.get(timeout=1)
    except queue.Empty:
        return None


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()

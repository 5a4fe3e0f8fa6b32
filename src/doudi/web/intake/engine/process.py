"""The engine's process: begun, read line by line, and ended with all that it began. Knows no Django."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ENGINE = "doudi.web.intake.engine.child"
SECRETS = ("DATABASE_URL", "SECRET_KEY")
"""What the child has no need to know."""

TEMPORARY = ("TMPDIR", "TEMP", "TMP")
"""Where its libraries put what they write for a moment: beside the order, in a folder that goes."""

END: Any = object()
Lines = queue.Queue[Any]


@contextmanager
def child(order: Path) -> Iterator[Lines]:
    """The engine at work on an order; its lines, then END. When the block ends, it is gone with all it began."""
    environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
    environment |= dict.fromkeys(TEMPORARY, str(order.parent))
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


def next_of(lines: Lines) -> Any:
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

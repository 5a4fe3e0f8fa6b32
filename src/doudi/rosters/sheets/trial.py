"""A reading tried out in a child process first: a damaged .xls can bring its reader, and all of us with it, down."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform != "win32":
    import resource

MEMORY = 2 << 30
"""Bytes that a trial may take beyond what the process has: the largest .xls sheet takes a quarter of it."""

SECONDS = 120
_PAGE = 4096


def survives(reading: Callable[[], object]) -> bool:
    """Whether the reading ends, well or with an ordinary exception, rather than crash, swell or go on for ever.

    Where processes cannot be forked (Windows) every reading is taken to survive.
    """
    if sys.platform == "win32":
        return True
    child = os.fork()
    if child == 0:
        _try(reading)
    return _ends_well(child)


def _try(reading: Callable[[], object]) -> None:
    """In the child: never returns."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _limit_memory()
        reading()
        code = 0
    except Exception:  # the parent meets the same one and reports it
        code = 0
    finally:
        os._exit(code)


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limit = pages * _PAGE + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _ends_well(child: int) -> bool:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False

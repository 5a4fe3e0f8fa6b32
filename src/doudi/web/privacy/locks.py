"""One process at a time: a lock that ends with its process, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until nobody else is within such a block of this path, a file that is made for it."""
    lock = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def held(path: Path) -> int:
    """Hold this file until the descriptor is closed. Raises OSError if somebody holds it."""
    lock = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def is_held(path: Path) -> bool:
    """Whether somebody holds this file. On Windows an opened file cannot be removed, which serves as the lock."""
    try:
        if fcntl:
            os.close(held(path))
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return True
    return False

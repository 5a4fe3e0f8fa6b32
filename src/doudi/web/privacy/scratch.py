"""Folders in which sealed files lie open for a short while, for a program that reads only plain ones.

They lie in memory when there is room, else in the home, never in what a backup takes along. A folder is held by a lock
that ends with its process: what one leaves behind that was killed, the next that starts clears away.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from doudi.web.privacy.locks import held, is_held, one_at_a_time

FOLDER_OF_OWNER = 0o700
MEMORY = Path("/dev/shm")
MEMINFO = Path("/proc/meminfo")
SHARE = 4
"""Not more than this part of the free memory is taken: the engine needs some too."""
HELD, LOCK = ".held", ".lock"
FOLDER = "scratch"


@contextmanager
def scratch(name: str, room: int) -> Iterator[Path]:
    """A new folder for about so many bytes; it is gone when the block ends, however it ends."""
    clear_left()
    root = _in_memory(room) or _in_home()
    with one_at_a_time(root / LOCK):  # nobody clears a folder away that another has made and not locked yet
        made = Path(mkdtemp(prefix=f"{name}-", dir=root))
        lock = held(made / HELD)
    try:
        yield made
    finally:
        os.close(lock)
        shutil.rmtree(made, ignore_errors=True)


def clear_left() -> None:
    """Remove what killed processes left. For the start of whatever works."""
    for root in roots():
        with one_at_a_time(root / LOCK):
            _clear(root)


def roots() -> list[Path]:
    """The folders that there are, in memory and in the home."""
    return [root for root in (_of_memory(), _of_home()) if root.is_dir() and _is_ours(root)]


def _of_home() -> Path:
    return Path(settings.HOME.folder) / FOLDER


def _of_memory() -> Path:
    home = hashlib.sha256(str(Path(settings.HOME.folder).resolve()).encode()).hexdigest()[:16]
    return MEMORY / f"doudi-{home}"


def _in_home() -> Path:
    _of_home().mkdir(exist_ok=True, mode=FOLDER_OF_OWNER)
    return _of_home()


def _in_memory(room: int) -> Path | None:
    """The folder in memory, if there is room and it is ours."""
    try:
        free = min(shutil.disk_usage(MEMORY).free, _available())
        if room * SHARE > free:
            return None
        _of_memory().mkdir(exist_ok=True, mode=FOLDER_OF_OWNER)
    except (OSError, ValueError):
        return None
    return _of_memory() if _is_ours(_of_memory()) else None


def _available() -> int:
    """Bytes of memory that may be taken without others losing theirs."""
    lines = MEMINFO.read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


def _is_ours(folder: Path) -> bool:
    """Nobody else may have made it, and no link leads elsewhere."""
    seen = folder.lstat()
    return not folder.is_symlink() and (os.name == "nt" or (seen.st_uid == os.getuid() and not seen.st_mode & 0o077))


def _clear(root: Path) -> None:
    for made in root.iterdir():
        if made.is_dir() and not is_held(made / HELD):
            shutil.rmtree(made, ignore_errors=True)

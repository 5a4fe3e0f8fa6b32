"""All or nothing: a run's files appear together, the manifest last, or the earlier ones stay as they were."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

LAST = "manifest.json"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A new directory beside `out`; what is written there is moved into `out` when the block ends well.

    Each file replaces its namesake at once; other files in `out` are left alone. After an error nothing is moved.
    """
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield beside
        _move(beside, out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(beside: Path, out: Path) -> None:
    out.mkdir(exist_ok=True)
    if (beside / LAST).exists():
        (out / LAST).unlink(missing_ok=True)  # half moved in is not a finished run
    for entry in sorted(beside.iterdir(), key=lambda entry: (entry.name == LAST, entry.name)):
        target = out / entry.name
        if entry.is_dir() and target.exists():
            shutil.rmtree(target)
        entry.replace(target)

"""What the engine left of a run, sealed in the home until the findings are in the database, and some of it for ever."""

import shutil
from pathlib import Path

from doudi.web.intake.engine.results import LAST
from doudi.web.privacy import files


def is_whole(folder: Path) -> bool:
    """Whether the child came to its end, and all that it left is sealed."""
    return (folder / "manifest.json").exists() and (folder / LAST).exists()


def keep(out: Path, folder: Path) -> None:
    """Seal what the engine wrote into the run's own folder, anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(out.rglob("*"), key=lambda path: path.name == LAST):
        if path.is_file():
            files.keep_file(folder / path.relative_to(out), path)


def lay_open(folder: Path, out: Path) -> None:
    """The sealed results of a run as plain files in a new folder. Raises OSError, NotWhole."""
    for path in files.lying(files.place_of(folder)):
        target = out / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        files.lay_open(path, target)

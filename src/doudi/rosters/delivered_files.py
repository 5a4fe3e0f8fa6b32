"""The files of a folder, its sub-folders included, and what they hold."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from doudi.rosters.column_mapping import FILE as MAPPING_FILE

_NOT_DELIVERED = ("~$", ".")
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", MAPPING_FILE}
_OF_EVERY_RUN = {"quality.xlsx", "matches.xlsx"}
_RESULTS = {
    *("findings.parquet", "summary.parquet", "details.parquet", "verdicts.parquet"),
    *("findings.xlsx", "quality.xlsx", "report.html", "manifest.json"),
}
"""What a run writes beside rosters to be handed back (matches.xlsx, exemptions.xlsx): `doudi check .` writes it into
the folder that it reads next time, and findings.parquet has the columns of a roster."""


@dataclass(frozen=True)
class DeliveredFile:
    """A file that was handed in. file: relative to the folder, with forward slashes; size in bytes.

    sheets: name of the sheet (empty in csv and Parquet) to its rosters, or to None where it was not recognised.
    """

    file: str
    size: int
    sha256: str
    sheets: Mapping[str, str | None]


def files_in(folder: Path, store: Path) -> list[Path]:
    """Every file to read, in the order of their names; no hidden files, lock files, results, nor the store itself."""
    return sorted(
        _walk(folder.resolve(), store.resolve()), key=lambda path: path.relative_to(folder.resolve()).as_posix()
    )


def _walk(folder: Path, store: Path) -> Iterator[Path]:
    locked: list[Path] = []  # folders that cannot be read are handed on, to be reported like files
    for directory, folders, names in os.walk(folder, onerror=lambda error: locked.append(Path(error.filename))):
        here = Path(directory)
        folders[:] = [name for name in folders if not name.startswith(".") and here / name != store]
        passed_over = _OF_THE_SYSTEM | (_RESULTS if _OF_EVERY_RUN.issubset(names) else set())
        for name in names:
            if not name.startswith(_NOT_DELIVERED) and name.lower() not in passed_over:
                yield here / name
    yield from locked


def lies_outside(path: Path, folder: Path) -> bool:
    """Whether it is a link that leaves the folder."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of its content; empty where it cannot be read."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return ""

"""The files of a folder opened in their order, small workbooks on several cores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from doudi.rosters.delivered_files import lies_outside
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import Closed, Sheet, sheets_of
from doudi.rosters.side_by_side import side_by_side

SMALL = 16 << 20
"""Bytes; three workbooks of this size may be in memory at once, a larger one is alone there."""

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Opening:
    """A file and its sheets; refused: why it has none."""

    path: Path
    sheets: Sequence[Closed]
    refused: RefusedError | None = None


def openings(paths: Sequence[Path], folder: Path) -> Iterator[Opening]:
    """Every file with its sheets; those of small workbooks are read already, for the first who opens them."""
    for small, alike in groupby(paths, _is_small_workbook):
        if small:
            yield from side_by_side(partial(_read, folder), alike)
        else:
            yield from map(partial(_opening, folder), alike)


def _is_small_workbook(path: Path) -> bool:
    """An .xlsx by its content: an .xls is tried out in a child process first, which other threads would disturb."""
    try:
        if path.is_symlink() or path.stat().st_size > SMALL:
            return False
        with path.open("rb") as handle:
            return handle.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def _opening(folder: Path, path: Path) -> Opening:
    try:
        if lies_outside(path, folder):
            raise RefusedError("outside_folder")
        return Opening(path, sheets_of(path))
    except RefusedError as refused:
        return Opening(path, (), refused)


def _read(folder: Path, path: Path) -> Opening:
    opening = _opening(folder, path)
    return Opening(path, [Closed(each.name, _Once(each).open) for each in opening.sheets], opening.refused)


class _Once:
    """A sheet that was opened before it is asked for: the first gets it, later ones open it again."""

    def __init__(self, closed: Closed) -> None:
        self._closed = closed
        self._first: Sheet | RefusedError | None
        try:
            self._first = closed.open()
        except RefusedError as refused:
            self._first = refused

    def open(self) -> Sheet:
        first, self._first = self._first, None
        if isinstance(first, RefusedError):
            raise first
        return first or self._closed.open()

"""What the XML of a workbook says before and beside the reading of its cells: one pass over the bytes, no parsing."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from doudi.rosters.refusals import RefusedError

MAX_CELLS = 64_000_000
"""A reader keeps every cell between the first and the last one; this many take about two gigabytes."""

_CHUNK = 8 << 20
_OVERLAP = 512
_ROW = re.compile(rb'row [^>]*?\br="([0-9]{1,7})"')
_FAR_CELL = re.compile(rb' r="([A-Za-z]{2,3}|[A-Za-z](?=[0-9]{7}))([0-9]+)')  # beyond Z, or beyond row 999,999
_LONG_NUMBER = re.compile(rb"v>-?(?:[0-9]{16}|[0-9.]{1,18}[Ee]\+?[1-9])")  # a prefix before names is allowed: <x:v>
_MERGE = re.compile(rb'mergeCell ref="\$?[A-Z]+\$?([0-9]+):\$?[A-Z]+\$?([0-9]+)"')
_LETTERS = 26


@dataclass(frozen=True)
class Scan:
    """What one pass has found. tall_merges: a merged cell spans rows; long_numbers: a number cell of 16 digits."""

    tall_merges: bool
    long_numbers: bool


def scanned(path: Path) -> Scan:
    """One pass over all sheets of an .xlsx, each unpacked to its end.

    Raises RefusedError: damaged; too_wide_apart where the cells of a sheet lie so far apart that reading it would fill
    the memory.
    """
    tall_merges = long_numbers = False
    for part in _sheet_parts(path):
        last_row = last_column = 0
        for chunk in _ahead(_chunks(path, part)):
            below = max(0, chunk.rfind(b"row "))
            far_row, far_column = _farthest(chunk)
            last_row, last_column = max(last_row, _row_at(chunk, below), far_row), max(last_column, far_column)
            long_numbers = long_numbers or _LONG_NUMBER.search(chunk) is not None
            tall_merges = tall_merges or any(top != bottom for top, bottom in _MERGE.findall(chunk, below))
        if last_row * max(last_column, _LETTERS) > MAX_CELLS:
            raise RefusedError("too_wide_apart", f"{last_row} × {last_column}")
    return Scan(tall_merges, long_numbers)


def _sheet_parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.lower().lstrip("/").startswith("xl/worksheets/sheet")]


def _chunks(path: Path, part: str) -> Iterator[bytes]:
    """The unpacked bytes of a part; each chunk begins with the end of the one before."""
    tail = b""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as member:
            while read := member.read(_CHUNK):
                yield tail + read
                tail = read[-_OVERLAP:]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise RefusedError("damaged") from error


def _ahead(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks; while one is searched the next is unpacked."""
    with ThreadPoolExecutor(1) as unpacking:
        coming = unpacking.submit(next, chunks, None)
        while (chunk := coming.result()) is not None:
            coming = unpacking.submit(next, chunks, None)
            yield chunk


def _row_at(chunk: bytes, at: int) -> int:
    found = _ROW.match(chunk, at)
    return int(found[1]) if found else 0


def _farthest(chunk: bytes) -> tuple[int, int]:
    """The largest row and column (A = 1) among the cells of the chunk that lie far out; 0 = none."""
    far = _FAR_CELL.findall(chunk)
    columns = {letters for letters, _ in far}
    return max((int(row) for _, row in far), default=0), max(map(_number_of, columns), default=0)


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number

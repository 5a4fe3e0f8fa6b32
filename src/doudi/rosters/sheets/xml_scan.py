"""What the XML of a workbook says before and beside the reading of its cells: one pass over the bytes, no parsing."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.refusals import RefusedError
from doudi.rosters.side_by_side import side_by_side

MAX_CELLS = 64_000_000
"""A reader keeps every cell between the first and the last one; this many take about two gigabytes."""

_CHUNK = 4 << 20
_OVERLAP = 512
_R = r"r[\t\n\r ]*=[\t\n\r ]*[\"']"  # the attribute that numbers a row or names a cell, however it is written
# A cell beyond column BF, the 58th, or row 1,099,999: a sheet without one is small enough, however it is filled.
_FAR = rf"{_R}(?:(?:[A-Z]{{3,}}|[C-Z][A-Z]|B[G-Z])[0-9]|[A-Z]*(?:[02-9][0-9]{{6}}|1[1-9][0-9]{{5}}|10[0-9]{{6}}))"
# A cell beyond column ZZ, the 702nd, or row 89,999: the same is true of this.
_FAR_IF_WIDE = rf"{_R}(?:[A-Z]{{3,}}[0-9]|[A-Z]*(?:[0-9]{{6}}|9[0-9]{{4}}))"
_LONG_NUMBER = r"v>-?(?:[0-9]{16}|[0-9.]{1,18}[Ee]\+?[1-9])"  # a prefix before names is allowed: <x:v>
_COLUMN = re.compile(rf"\s{_R}([A-Z]+)[0-9]".encode(), re.I)
_ROW = re.compile(rf"\s{_R}[A-Z]*([0-9]{{1,18}})".encode(), re.I)
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
        far = False
        for seen in side_by_side(_seen, _chunks(path, part)):
            far, tall_merges, long_numbers = far or seen[0], tall_merges or seen[1], long_numbers or seen[2]
        if far:
            _refuse_far_apart(path, part)
    return Scan(tall_merges, long_numbers)


def _seen(chunk: bytes) -> tuple[bool, bool, bool]:
    """Whether it has a cell far out, a merged cell over rows, a long number."""
    below = max(0, chunk.rfind(b"row "))
    tall_merges = any(top != bottom for top, bottom in _MERGE.findall(chunk, below))
    return holds(_FAR, chunk), tall_merges, holds(_LONG_NUMBER, chunk)


def _refuse_far_apart(path: Path, part: str) -> None:
    """Further passes over a sheet that has a cell far out, at last cell by cell: how far do they reach together?"""
    if not any(side_by_side(partial(holds, _FAR_IF_WIDE), _chunks(path, part))):
        return
    last_row = last_column = 0
    for chunk in _chunks(path, part):
        last_column = max([last_column, *map(_number_of, set(_COLUMN.findall(chunk)))])
        last_row = max([last_row, *map(int, set(_ROW.findall(chunk)))])
    if last_row * max(last_column, _LETTERS) > MAX_CELLS:
        raise RefusedError("too_wide_apart", f"{last_row} × {last_column}")


def is_sheet(part: str) -> bool:
    """Whether a part of a workbook is a worksheet, by its name."""
    return part.lower().lstrip("/").startswith("xl/worksheets/sheet")


def _sheet_parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return list(filter(is_sheet, archive.namelist()))


def _chunks(path: Path, part: str) -> Iterator[bytes]:
    """The unpacked bytes of a part; each chunk begins with the end of the one before."""
    tail = b""
    for read in unpacked(path, part, _CHUNK):
        yield tail + read
        tail = read[-_OVERLAP:]


def unpacked(path: Path, part: str, size: int = _CHUNK) -> Iterator[bytes]:
    """The bytes of a part, so many at a time. Raises RefusedError: damaged."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as member:
            while read := member.read(size):
                yield read
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise RefusedError("damaged") from error


def holds(form: str, chunk: bytes) -> bool:
    """Whether the form is found in it. Arrow's search is several times as fast as `re` and shares the cores."""
    ends = pa.array([0, len(chunk)], pa.int32()).buffers()[1]
    whole = pa.Array.from_buffers(pa.binary(), 1, [None, ends, pa.py_buffer(chunk)])
    return bool(pc.match_substring_regex(whole, form, ignore_case=True)[0].as_py())


def beyond(first: int, last: int) -> str:
    """The form of a row or cell that is numbered less than the first or more than the last."""
    less, more = str(first), str(last)
    numbers = ["0[0-9]*", f"[0-9]{{0,{len(less) - 1}}}", f"[0-9]{{{len(more) + 1},}}"]
    numbers += [_same_length(less, at, 0, int(digit) - 1) for at, digit in enumerate(less) if digit != "0"]
    numbers += [_same_length(more, at, int(digit) + 1, 9) for at, digit in enumerate(more) if digit != "9"]
    return rf"{_R}[A-Z]*(?:{'|'.join(numbers)})[\"']"


def _same_length(number: str, at: int, least: int, most: int) -> str:
    return f"{number[:at]}[{least}-{most}][0-9]{{{len(number) - at - 1}}}"


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number

"""csv files: UTF-8 with or without BOM, or GB18030."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import pyarrow as pa

from doudi.language import say
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.rows import block_of
from doudi.rosters.sheets.sheet import BLOCK_ROWS, TOP_ROWS, Block, Closed, Sheet, TopRow

_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 20
_SEPARATORS = (",", "\t", ";")

NumberedRow = tuple[int, list[str]]


def sheets_of_csv(path: Path) -> Sequence[Closed]:
    """Its one sheet, without a name."""
    return [Closed("", partial(_sheet, path))]


def _sheet(path: Path) -> Sheet:
    """Raises RefusedError: encoding, csv_form."""
    encoding = _encoding(path)
    separator = _separator(path, encoding)
    top = [TopRow(line, cells) for line, cells in islice(_rows(path, encoding, separator), TOP_ROWS)]
    return Sheet("", top, lambda: _blocks(path, encoding, separator))


def _blocks(path: Path, encoding: str, separator: str) -> Iterator[Block]:
    rows = _rows(path, encoding, separator)
    while batch := list(islice(rows, BLOCK_ROWS)):
        yield block_of(pa.array([line for line, _ in batch], pa.int32()), [cells for _, cells in batch])


def _rows(path: Path, encoding: str, separator: str) -> Iterator[NumberedRow]:
    """Each row and the line on which it begins (a quoted cell may go over several lines)."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as handle:
        reader = csv.reader(handle, delimiter=separator)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise RefusedError("csv_form", say("第 {row} 行", row=line)) from error


def _encoding(path: Path) -> str:
    """The first encoding in which the whole file can be read."""
    for encoding in ("utf-8-sig", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    raise RefusedError("encoding")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as handle:
        try:
            while chunk := handle.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _separator(path: Path, encoding: str) -> str:
    """What most of the first lines hold, the header among them: texts of a cell may be full of semicolons."""
    with path.open(encoding=encoding, newline="") as handle:
        head = handle.read(_CHUNK >> 4)
    lines = head.splitlines()
    return max(_SEPARATORS, key=lambda each: (sum(each in line for line in lines), head.count(each)))

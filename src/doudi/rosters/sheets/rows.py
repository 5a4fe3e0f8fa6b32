"""Rows of Python cells turned into columns."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.writing import trim
from doudi.rosters.sheets.sheet import Block

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None

_EXACT = 10**15
"""Whole numbers below this are exact in a spreadsheet."""


def block_of(rows: pa.Array, cells: Sequence[Sequence[Cell]], first: pa.Array | None = None) -> Block:
    """Rows of cells, of any length, as a block. `first` where merged cells have been spread already."""
    width = max(map(len, cells), default=0)
    even = [[*row, *[""] * (width - len(row))] if len(row) < width else row for row in cells]
    pairs = [_column(column) for column in zip(*even, strict=True)]
    columns = [texts for texts, _ in pairs]
    return Block(rows, first_cells(columns, len(cells)) if first is None else first, columns, [n for _, n in pairs])


def _column(cells: Sequence[Cell]) -> tuple[pa.Array, pa.Array | None]:
    """The texts of a column, and which of them are number cells."""
    types = set(map(type, cells))
    if types == {str}:
        texts = pa.array(cells, pa.string())
        return days_of(pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)), None
    texts = pa.array([text_of(cell) for cell in cells], pa.string())
    if not types & {int, float}:
        return texts, None
    return texts, pa.array([type(cell) in (int, float) for cell in cells], pa.bool_())


def text_of(cell: Cell) -> str | None:
    """A cell as text: null = empty, a number as its digits, a day as ISO text, a bool as TRUE or FALSE."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return digits_of(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


def digits_of(number: float) -> str:
    """A number as its digits, never in E-notation; beyond 15 digits those that the file still knows."""
    if not isfinite(number):
        return str(number)
    if abs(number) < _EXACT and number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


_DAY_AND_TIME = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$"
_SHORTEST = len("2020-03-01 00:00:00")


def days_of(texts: pa.Array) -> pa.Array:
    """The texts; of a day with a time the day alone, as Excel stores every day with a time."""
    long = pc.greater_equal(pc.binary_length(texts), _SHORTEST)
    if not pc.any(long).as_py() or not pc.any(pc.match_substring_regex(texts, _DAY_AND_TIME)).as_py():
        return texts
    return pc.replace_substring_regex(texts, _DAY_AND_TIME, r"\1")


ONLY_SPACES = r"^[\s\p{Z}\x{feff}\x{200b}]*$"


def first_cells(columns: Sequence[pa.Array], n_rows: int) -> pa.Array:
    """The first cell of each row that is not empty and not only spaces; null = a blank row."""
    if not columns:
        return pa.nulls(n_rows, pa.string())
    first = pc.coalesce(*columns)
    spaces = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(first, ONLY_SPACES), False))
    if not len(spaces):
        return first
    texts = first.to_pylist()
    for index in spaces.to_pylist():
        cells = (column[index].as_py() for column in columns)
        texts[index] = next((cell for cell in cells if cell and trim(cell)), None)
    return pa.array(texts, pa.string())

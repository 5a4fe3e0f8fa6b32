"""Large .xlsx sheets as columns of texts at once (fastexcel): the fast way to the same cells as the exact one.

Texts alone do not tell a number cell from a text of digits. It matters in three kinds of columns: an id or account
number of 16 digits or more has lost digits when it is a number cell, and so has a month such as 2020.1(0).
Where such a number may be among the cells, the exact way is gone instead; so it is where cells are merged downwards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.columns import Kind
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.quick_texts import texts_of, without_empty
from doudi.rosters.sheets.rows import days_of, first_cells
from doudi.rosters.sheets.sheet import BLOCK_ROWS, TOP_ROWS, Block, Sheet, TopRow
from doudi.rosters.sheets.sheet_pieces import Pieces
from doudi.rosters.sheets.xml_scan import Scan

_MONTH_WITH_POINT = r"^[0-9]{4}\.[0-9]{1,2}$"
_TIME_OF_DAY = r"^1(899-12-3|900-0[1-3]-)[0-9]{1,2} "


class OpenedOnce:
    """A workbook that stays open until each of its worksheets was read: the texts they share are parsed only once."""

    def __init__(self, path: Path, names: Iterable[str]) -> None:
        self._path, self._names = path, list(names)
        self._unread = set(self._names)
        self._reader: fastexcel.ExcelReader | None = None
        self._pieces: Pieces | None = None

    def columns(self, name: str) -> list[pa.Array]:
        """The columns of a worksheet as texts, null = empty. Raises RefusedError: damaged."""
        pieces = self._pieces or Pieces(self._path, self._names)
        self._unread.discard(name)
        self._pieces = pieces if self._unread else None
        return pieces.columns(name) or self._whole(name)

    def _whole(self, name: str) -> list[pa.Array]:
        try:
            reader = self._reader or fastexcel.read_excel(self._path)
            self._reader = reader if self._unread else None
            columns = texts_of(reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string"))
        except fastexcel.FastExcelError as error:
            raise RefusedError("damaged") from error
        return [without_empty(column) for column in columns]


def quick_sheet(workbook: OpenedOnce, name: str, scan: Scan, exact: Callable[[], Sheet]) -> Sheet:
    """A worksheet as texts; `as_kinds` gives the exact one where texts are in doubt. Raises RefusedError: damaged."""
    columns = workbook.columns(name)
    if any(_has(column, _TIME_OF_DAY) for column in columns if _may_be_day(column)):
        return exact()
    columns = [days_of(column) for column in columns]
    n_rows = len(columns[0]) if columns else 0

    def blocks() -> Iterator[Block]:
        for start in range(0, n_rows, BLOCK_ROWS):
            part = [column.slice(start, BLOCK_ROWS) for column in columns]
            numbers = pa.array(range(start + 1, start + 1 + min(BLOCK_ROWS, n_rows - start)), pa.int32())
            yield Block(numbers, first_cells(part, len(numbers)), part, [None] * len(part))

    def as_kinds(kinds: Mapping[int, Kind]) -> Sheet:
        return exact() if _in_doubt(scan, columns, kinds) else sheet

    top = zip(*(column.slice(0, TOP_ROWS).fill_null("").to_pylist() for column in columns), strict=True)
    sheet = Sheet(name, [TopRow(row, cells) for row, cells in enumerate(top, start=1)], blocks, as_kinds=as_kinds)
    return sheet


def _may_be_day(column: pa.Array) -> bool:
    return bool(pc.any(pc.greater_equal(pc.binary_length(column), 19)).as_py())


def _in_doubt(scan: Scan, columns: list[pa.Array], kinds: Mapping[int, Kind]) -> bool:
    """Whether a number cell may be where its type matters."""
    if scan.long_numbers and any(kind in (Kind.ID_NUMBER, Kind.ACCOUNT) for kind in kinds.values()):
        return True
    return any(_has(columns[at], _MONTH_WITH_POINT) for at, kind in kinds.items() if kind is Kind.MONTH)


def _has(column: pa.Array, form: str) -> bool:
    return bool(pc.any(pc.match_substring_regex(column, form)).as_py())

"""Excel workbooks, .xlsx and .xls, cell by cell in their own types (python-calamine)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import fastexcel
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from doudi.rosters.cleaning.writing import trim
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.formula_errors import error_text
from doudi.rosters.sheets.quick_xlsx import OpenedOnce, quick_sheet
from doudi.rosters.sheets.rows import Cell, block_of, text_of
from doudi.rosters.sheets.sheet import BLOCK_ROWS, TOP_ROWS, Block, Closed, Sheet, TopRow
from doudi.rosters.sheets.xml_scan import scanned

ErrorCells = dict[int, dict[int, str]]
"""Row and column, both from 0, to the error a formula ended in: `#DIV/0!`."""
QUICK_FROM = 1 << 20
"""Bytes; smaller workbooks are read in a moment either way."""


def sheets_of_workbook(path: Path) -> Sequence[Closed]:
    """Its worksheets, hidden ones too. Raises RefusedError: password, damaged, too_wide_apart."""
    names = [each.name for each in opened(path).sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return [Closed(name, partial(exact_sheet, path, name)) for name in names]


def sheets_of_xlsx(path: Path) -> Sequence[Closed]:
    """The same of an .xlsx, where large sheets are read the quick way. Raises RefusedError: too_wide_apart too."""
    scan = scanned(path)
    closed = sheets_of_workbook(path)
    if path.stat().st_size < QUICK_FROM or scan.tall_merges:
        return closed
    book = OpenedOnce(path, [each.name for each in closed])
    return [Closed(each.name, partial(quick_sheet, book, each.name, scan, each.open)) for each in closed]


def opened(path: Path) -> CalamineWorkbook:
    """The workbook. Raises RefusedError: password, damaged."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise RefusedError("password") from error
    except CalamineError as error:
        raise RefusedError("damaged") from error


def exact_sheet(path: Path, name: str) -> Sheet:
    """A worksheet, every cell with the type it has in the file. Raises RefusedError: damaged."""
    try:
        sheet = opened(path).get_sheet_by_name(name)
    except CalamineError as error:
        raise RefusedError("damaged") from error
    errors = error_cells(path, name)
    top = [
        TopRow(row.number, [text_of(cell) or "" for cell in row.cells])
        for row in islice(_rows(sheet, errors), TOP_ROWS)
    ]
    return Sheet(name, top, lambda: _blocks(sheet, errors))


@dataclass(frozen=True)
class Row:
    """A row of a worksheet, merged cells spread over it.

    number: 1 = first line. first: its first cell that was filled before spreading.
    """

    number: int
    cells: list[Cell]
    first: Cell


def _blocks(sheet: CalamineSheet, errors: ErrorCells) -> Iterator[Block]:
    rows = _rows(sheet, errors)
    while batch := list(islice(rows, BLOCK_ROWS)):
        numbers = pa.array([row.number for row in batch], pa.int32())
        first = pa.array([text_of(row.first) for row in batch], pa.string())
        yield block_of(numbers, [row.cells for row in batch], first)


def _rows(sheet: CalamineSheet, errors: ErrorCells) -> Iterator[Row]:
    """Its rows that hold a cell; blank ones are left out, a sheet may have a million of them."""
    left = sheet.start[1] if sheet.start else 0
    spread = Spread(sheet.merged_cell_ranges or [], left)
    for index, read in enumerate(sheet.iter_rows()):
        cells: list[Cell] = [*read]
        for column, error in errors.get(index, {}).items():
            cells[column - left] = error
        first = next((cell for cell in cells if cell != "" and not (isinstance(cell, str) and not trim(cell))), None)
        spread.over(index, cells)
        if first is not None:
            yield Row(index + 1, cells, first)


class Spread:
    """Vertically merged cells: the value of the first row stands in every row they span."""

    def __init__(self, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]], left: int) -> None:
        self._begin: dict[int, list[tuple[int, int]]] = {}
        for (top, column), (bottom, _) in ranges:
            if bottom > top and column >= left:
                self._begin.setdefault(top, []).append((column - left, bottom))
        self._open: dict[int, tuple[Cell, int]] = {}

    def over(self, row: int, cells: list[Cell]) -> None:
        """Fill the cells of this row that a merged cell covers; rows come in order."""
        for column, (value, bottom) in list(self._open.items()):
            if row > bottom:
                del self._open[column]
            elif column < len(cells) and cells[column] == "":
                cells[column] = value
        for column, bottom in self._begin.get(row, ()):
            if column < len(cells):
                self._open[column] = cells[column], bottom


def error_cells(path: Path, name: str) -> ErrorCells:
    """The cells of a worksheet that show the error of a formula (python-calamine reads them as empty)."""
    found: ErrorCells = {}
    try:
        sheet = fastexcel.read_excel(path).load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        _, errors = sheet.to_arrow_with_errors()
    except fastexcel.FastExcelError:
        return found  # an empty sheet
    for error in errors.errors if errors else ():
        row, column = error.position
        found.setdefault(row, {})[column] = error_text(error.detail)
    return found

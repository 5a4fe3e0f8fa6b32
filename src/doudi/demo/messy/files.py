"""Pages into files: .xlsx, .xls, .csv in the encodings one meets."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
import xlwt

from doudi.demo.messy.cells import Cell
from doudi.demo.messy.page import Page

_WRITTEN_ON = datetime(2020, 7, 1)  # fixed: the same seed gives the same bytes


def write_xlsx(path: Path, pages: Sequence[Page]) -> None:
    """A workbook, a sheet per page."""
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"created": _WRITTEN_ON})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for page in pages:
        sheet = book.add_worksheet(page.sheet)
        for at, line in enumerate(page.lines):
            for column, cell in enumerate(line):
                _xlsx_cell(sheet, at, column, cell, day)
        for first, last, column in page.merged:
            sheet.merge_range(first, column, last, column, None)
            _xlsx_cell(sheet, first, column, page.lines[first][column], day)
        for number in page.hidden:
            sheet.set_row(number, None, None, {"hidden": True})
    book.close()


def _xlsx_cell(sheet: xlsxwriter.worksheet.Worksheet, at: int, column: int, cell: Cell, day: object) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(at, column, cell, day)
    elif isinstance(cell, str):
        sheet.write_string(at, column, cell)
    elif cell is not None:
        sheet.write_number(at, column, cell)


def write_xls(path: Path, pages: Sequence[Page]) -> None:
    """A workbook of Excel 97, at most 65,536 rows a sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for page in pages:
        sheet = book.add_sheet(page.sheet)
        covered = {(line, column) for first, last, column in page.merged for line in range(first, last + 1)}
        for at, line in enumerate(page.lines):
            for column, cell in enumerate(line):
                if cell is not None and (at, column) not in covered:
                    sheet.write(at, column, cell, *([day] if isinstance(cell, date) else []))
        for first, last, column in page.merged:
            sheet.write_merge(first, last, column, column, page.lines[first][column])
        for number in page.hidden:
            sheet.row(number).hidden = True
    book.save(str(path))


def write_csv(path: Path, page: Page, encoding: str) -> None:
    """One page, every cell a text. `encoding`: utf-8, utf-8-sig (with BOM) or gb18030."""
    with path.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle).writerows([["" if cell is None else cell for cell in line] for line in page.lines])

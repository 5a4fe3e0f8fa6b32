"""The file of an export: text stays text, and every page says who has it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone

from doudi.web.disclosure.exportable import Column

# A cell that begins with = + - @ is what somebody typed, never a formula.
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,  # no unsealed copy in a temporary folder
}
TITLE, HEAD, FIRST = 0, 1, 2
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
A4 = 9
FIRST_YEAR = 1900
"""Excel knows no day before it."""


def workbook(title: str, watermark: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> tuple[bytes, int]:
    """The file, and how many rows it has. `watermark` stands above the table and at the foot of each printed page."""
    file = BytesIO()
    n = 0
    with xlsxwriter.Workbook(file, PLAIN) as book:
        sheet = book.add_worksheet(title[:31])
        mark = book.add_format({"italic": True, "font_color": "#b42318"})
        head = book.add_format({"bold": True, "bg_color": "#e3eef3", "border": 1})
        days = {form: book.add_format({"num_format": form, "align": "left"}) for form in (DAY, MOMENT)}
        sheet.write_string(TITLE, 0, watermark, mark)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(HEAD, at, str(column.title), head)
        for n, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                _write(sheet, FIRST + n - 1, at, value, days)
        sheet.freeze_panes(FIRST, 0)
        _print_on_pages(sheet)
        sheet.set_footer(f"&C{watermark.replace('&', '&&')[:240]}")
    return file.getvalue(), n


def _print_on_pages(sheet: Any) -> None:
    """A4 across, all columns on one page, each page with the heads."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)


def _write(sheet: Any, row: int, column: int, value: Any, days: dict[str, Any]) -> None:
    """A cell: numbers and days such as Excel can reckon and sort with, all else as text."""
    if value is None or value == "":
        return
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        there = timezone.localtime(value).replace(second=0, microsecond=0, tzinfo=None)
        sheet.write_datetime(row, column, there, days[MOMENT])
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, days[DAY])
    else:
        sheet.write_string(row, column, str(value))

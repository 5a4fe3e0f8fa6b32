"""Tables in a workbook for people: frozen header, filter, widths, ready to print, and never a formula.

Cells are written one row after the other and not kept in memory, so a table may be of any length; what Excel
cannot hold in one sheet goes on in a second.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import xlsxwriter

from doudi.exports.row_heights import row_height
from doudi.language import say

Cell = str | int | float | Decimal | date | None

EXCEL_ROWS = 1_048_576
CELL_CHARACTERS = 32_767  # Excel's limit; XlsxWriter drops a longer text without a word
SHEET_NAME_CHARACTERS = 31
FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "（）：＊？／＼")
PAPER_A4 = 9
FONT = "Microsoft YaHei"
MARGIN_CHARACTERS = 100  # Excel takes 255 for a whole header line

FRAME: dict[str, object] = {"border": 1, "border_color": "#D9DEE5", "text_wrap": True}
RIGHT = {"align": "right", "indent": 1, "text_wrap": False}  # else a number touches the text of the next column
LOOKS: dict[str, dict[str, object]] = {
    "text": {"num_format": "@"},
    "number": {"num_format": "#,##0", **RIGHT},
    "yuan": {"num_format": "#,##0.00", **RIGHT},
    "share": {"num_format": "0.0%", **RIGHT},
    "score": {"num_format": "0.00", **RIGHT},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
}


Holds = Literal["text", "number", "yuan", "share", "score", "day"]


@dataclass(frozen=True)
class Heading:
    """A column of a table for people: its header, width in characters, what it holds, whether it is filled in.

    Columns that are not printed stand last.
    """

    text: str
    width: int = 12
    holds: Holds = "text"
    choices: tuple[str, ...] = ()
    to_fill_in: bool = False
    printed: bool = True


@contextmanager
def workbook(path: Path, as_of: date) -> Iterator["Workbook"]:
    """A workbook that is on disk when the block ends.

    Its date of creation is the as-of day, so that the same run gives the same bytes.
    """
    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day), "author": "Doudi"})
    yield Workbook(book, as_of)
    book.close()


class Workbook:
    """The sheets and cell formats of one file."""

    def __init__(self, book: Any, as_of: date) -> None:
        self.book, self.as_of = book, as_of
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, **properties: object) -> Any:
        """A cell format: the house's own with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            house = {"font_name": FONT, "font_size": 10, "valign": "top"}
            self._formats[key] = self.book.add_format({**house, **properties})
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet set up for A4 landscape, its name above and page numbers below; a taken name gets a number."""
        sheet = self.book.add_worksheet(self._free_name(name))
        sheet.set_landscape()
        sheet.set_paper(PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        as_of = say("截至 {day}", day=self.as_of.isoformat())
        sheet.set_header(f'&L&"{FONT},Bold"&12 {_in_margin(name)}&R&"{FONT},Regular"&9 {as_of}')
        page, warning = say("第 &P 页，共 &N 页"), say("内含个人信息，不得外传")
        sheet.set_footer(f'&L&"{FONT},Regular"&9 {page}&R&"{FONT},Regular"&9 {warning}')
        return sheet

    def table(
        self, name: str, headings: Sequence[Heading], rows_per_sheet: int = EXCEL_ROWS, frozen_columns: int = 0
    ) -> "Table":
        """A table on a sheet of its own."""
        return Table(self, name, tuple(headings), rows_per_sheet, frozen_columns)

    def _free_name(self, name: str) -> str:
        taken = {sheet.get_name().lower() for sheet in self.book.worksheets()}
        plain = plain_name(name)
        number, free = 1, plain
        while free.lower() in taken:
            number += 1
            ending = f" ({number})"
            free = plain[: SHEET_NAME_CHARACTERS - len(ending)] + ending
        return free


@dataclass
class Table:
    """Rows under a header, over as many sheets as they need. Close it when the last row is in."""

    book: Workbook
    name: str
    headings: tuple[Heading, ...]
    rows_per_sheet: int
    frozen_columns: int
    formats: list[Any] = field(init=False)
    sheet: Any = field(init=False)
    row: int = field(init=False)

    def __post_init__(self) -> None:
        self.formats = [self._format(heading) for heading in self.headings]
        self._begin()

    def add(self, cells: Sequence[Cell]) -> None:
        """One more row; cells in the order of the headings."""
        if self.row == self.rows_per_sheet:
            self.close()
            self._begin()
        self._set_height(cells)
        for column, (cell, style) in enumerate(zip(cells, self.formats, strict=True)):
            if cell or cell == 0 or self.headings[column].to_fill_in:  # the others have the look of their column
                write(self.sheet, self.row, column, cell, style)
        self.row += 1

    def close(self) -> None:
        """Filter, printed part and drop-downs over the rows there are."""
        last_row = max(self.row - 1, 0)
        self.sheet.autofilter(0, 0, last_row, len(self.headings) - 1)
        self.sheet.print_area(0, 0, last_row, sum(heading.printed for heading in self.headings) - 1)
        for column, heading in enumerate(self.headings):
            if heading.choices and self.row > 1:
                self.sheet.data_validation(1, column, self.row - 1, column, _choice(heading))

    def _begin(self) -> None:
        self.sheet = self.book.sheet(self.name)
        for column, heading in enumerate(self.headings):
            look = None if heading.to_fill_in else self.formats[column]
            self.sheet.set_column(column, column, heading.width, look)
        self.sheet.set_row(0, row_height((heading.text, heading.width) for heading in self.headings))
        for column, heading in enumerate(self.headings):
            write(self.sheet, 0, column, heading.text, self._header_format(heading))
        self.sheet.freeze_panes(1, self.frozen_columns)
        self.sheet.repeat_rows(0)
        self.row = 1

    def _set_height(self, cells: Sequence[Cell]) -> None:
        widths = (heading.width for heading in self.headings)
        self.sheet.set_row(self.row, row_height(zip(cells, widths, strict=True)))

    def _format(self, heading: Heading) -> Any:
        colour = {"bg_color": "#FFF9E5"} if heading.to_fill_in else {}
        return self.book.style(**{**FRAME, **LOOKS[heading.holds], **colour})

    def _header_format(self, heading: Heading) -> Any:
        colour = "#8A6100" if heading.to_fill_in else "#1F4E79"
        return self.book.style(bold=True, font_color="#FFFFFF", bg_color=colour, **FRAME)


def write(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    """One cell by its own type. Text stays text, whatever it begins with."""
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, str):
        sheet.write_string(row, column, _clipped(cell), style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, style)
    else:
        sheet.write_number(row, column, float(cell), style)


def plain_name(name: str) -> str:
    """The name as Excel takes it for a sheet."""
    return name.translate(FORBIDDEN_IN_NAMES)[:SHEET_NAME_CHARACTERS].strip("'")


def link_to(name: str) -> str:
    """Where a link leads that goes to the sheet of this name."""
    quoted = plain_name(name).replace("'", "''")
    return f"internal:'{quoted}'!A1"


def _in_margin(text: str) -> str:
    """A text as the header of a page takes it, where & begins a code."""
    return text[:MARGIN_CHARACTERS].replace("&", "&&")


def _clipped(text: str) -> str:
    return text if len(text) <= CELL_CHARACTERS else text[: CELL_CHARACTERS - 1] + "…"


def _choice(heading: Heading) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(heading.choices),
        "error_title": heading.text,
        "error_message": say("请从下拉列表中选择。"),
    }

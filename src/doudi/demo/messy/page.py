"""A sheet as it lies on the desk: title, header, rows, totals, signatures – and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from doudi.demo.messy.cells import FLAGS, Cell, Hand, right_check_digit
from doudi.demo.messy.columns import Row, Shown
from doudi.demo.truth import ExpectedProblem
from doudi.rosters.columns import Kind

Line = list[Cell]


@dataclass(frozen=True)
class Style:
    """How a sheet is laid out."""

    title: str = ""
    filled_in_by: str = ""
    two_row_header: bool = False
    footer: bool = False
    interrupted: bool = False  # blank rows, hidden rows, the header pasted again
    tidy: float = 0.85


@dataclass
class Page:
    """The cells of one sheet: rows from the top, merged blocks (first row, last row, column), hidden rows; from 0."""

    file: str
    sheet: str
    plain: bool = False
    lines: list[Line] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    problems: list[ExpectedProblem] = field(default_factory=list)
    at: list[int] = field(default_factory=list)  # the line of each row

    def problem(self, line: int, header: str, code: str) -> None:
        """Expect a line in the quality report."""
        self.problems.append(ExpectedProblem(self.file, self.sheet, self.number(line), header, code))

    def number(self, line: int) -> int:
        """The sheet's own number of a line; in csv the line of the file, so a break within a cell counts."""
        breaks = sum(str(cell).count("\n") for above in self.lines[:line] for cell in above) if self.plain else 0
        return line + 1 + breaks


def lay_out(
    file: str, sheet: str, columns: Sequence[Shown], rows: Sequence[Row], *, style: Style, luck: Random, plain: bool
) -> Page:
    """Write the rows under the columns. `plain`: for csv, no merged or hidden rows."""
    page = Page(file, sheet, plain)
    flags = FLAGS[luck.randrange(len(FLAGS))]
    hand = Hand(luck, flags, luck.randrange(6), plain, style.tidy)
    _above(page, style, len(columns))
    header = _header(page, columns, style, plain)
    for number, row in enumerate(rows):
        if style.interrupted and number % 60 == 47:
            page.lines += [[None] * len(columns), *([] if style.two_row_header else [list(header)])]
        page.at.append(len(page.lines))
        page.lines.append([column.cell(row, hand) for column in columns])
        _flag_digits(page, columns, row)
    if not plain:
        _merge(page, columns, luck, style)
    if style.footer:
        _below(page, len(columns))
    return page


def _above(page: Page, style: Style, width: int) -> None:
    for text in (style.title, style.filled_in_by):
        if text:
            page.lines.append([text, *[None] * (width - 1)])


def _header(page: Page, columns: Sequence[Shown], style: Style, plain: bool) -> Line:
    header: Line = [column.header for column in columns]
    if not style.two_row_header:
        page.lines.append(header)
        return header
    grouped = [column.source is not None and column.source.kind is Kind.YUAN for column in columns]
    page.lines.append(["金额情况" if group else text for group, text in zip(grouped, header, strict=True)])
    page.lines.append([text if group else None for group, text in zip(grouped, header, strict=True)])
    if not plain:
        top = len(page.lines) - 2
        page.merged += [(top, top + 1, at) for at, group in enumerate(grouped) if not group]
    return [text if group else None for group, text in zip(grouped, header, strict=True)]


def _flag_digits(page: Page, columns: Sequence[Shown], row: Row) -> None:
    for column in columns:
        if column.source is not None and column.source.kind is Kind.ID_NUMBER:
            number = row.get(column.source.name)
            if number is not None and not right_check_digit(str(number)):
                page.problem(page.at[-1], column.header, "wrong_check_digit")


def _merge(page: Page, columns: Sequence[Shown], luck: Random, style: Style) -> None:
    """County and town written once and merged down over their rows; a few rows hidden."""
    for at, column in enumerate(columns):
        if column.merged:
            page.merged += [(first, last, at) for first, last in _runs(page, at) if last > first]
    if style.interrupted:
        page.hidden = [line for line in page.at if luck.random() < 0.02]


def _runs(page: Page, column: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for line in page.at:
        value = page.lines[line][column]
        if runs and value is not None and runs[-1][1] == line - 1 and page.lines[line - 1][column] == value:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs


def _below(page: Page, width: int) -> None:
    page.lines.append(["合　计", *[None] * (width - 1)])
    page.lines.append([None] * width)
    page.lines.append(["填表人：（签字）", *[None] * (width - 1)])
    page.lines.append([f"备注：共{len(page.at)}行", *[None] * (width - 1)])

"""The first sheet of findings.xlsx: what was judged as of which day, what was not, and on what unsure ground."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from doudi.engine.finding import CheckSummary
from doudi.engine.result import RunResult
from doudi.exports.coverage import gaps
from doudi.exports.row_heights import row_height
from doudi.exports.sheets import FRAME, LOOKS, Cell, Heading, Workbook, link_to, write
from doudi.exports.values import unverified
from doudi.exports.wording import check_title, listed, roster_title, why_not_run
from doudi.language import say

WIDTHS = (8, 32, 11, 14, 10, 10, 9, 9, 11, 9, 14, 10, 22)  # as wide as A4 landscape holds at eight points


class Page:
    """A sheet written from top to bottom."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.book, self.sheet, self.row = book, book.sheet(name), 0
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)

    def line(self, text: str, font_size: float = 10, **properties: object) -> None:
        """A line of text over the whole width."""
        style = self.book.style(text_wrap=True, font_size=font_size, **properties)
        self.sheet.set_row(self.row, row_height([(text, sum(WIDTHS))], font_size))
        self.sheet.merge_range(self.row, 0, self.row, len(WIDTHS) - 1, None, style)
        write(self.sheet, self.row, 0, text, style)
        self.row += 1

    def table(self, headings: Sequence[Heading], rows: Iterable[Sequence[Cell]], links: Mapping[str, str]) -> None:
        """A header, repeated on each page, and its rows; links: cell → sheet to which it leads."""
        dark = self.book.style(bold=True, font_color="#FFFFFF", bg_color="#1F4E79", **FRAME)
        self.sheet.repeat_rows(self.row)
        self._row([heading.text for heading in headings], [dark] * len(headings), {})
        styles = [self.book.style(**{**FRAME, **LOOKS[heading.holds]}) for heading in headings]
        for row in rows:
            self._row(row, styles, links)

    def _row(self, cells: Sequence[Cell], styles: Sequence[Any], links: Mapping[str, str]) -> None:
        self.sheet.set_row(self.row, row_height(zip(cells, WIDTHS, strict=True)))
        for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            if cell in links:
                self.sheet.write_url(self.row, column, link_to(links[str(cell)]), style, str(cell))
            else:
                write(self.sheet, self.row, column, cell, style)
        self.row += 1


def write_front_page(result: RunResult, book: Workbook, sheets: Mapping[str, str]) -> None:
    """As-of day, what stands on unsure ground or was not judged, summary per check; sheets: by code of check."""
    page = Page(book, say("总览"))
    page.line(say("社会救助名册核查：疑点清单"), font_size=16, bold=True, font_color="#1F4E79")
    page.line(say("截至 {day}；引擎 {engine}", day=result.as_of.isoformat(), engine=result.engine))
    page.line(say("疑点不是结论：请逐条核实，在各表黄色列中填写后交回，用 doudi verdicts 读取。"))
    page.line(_unsure_ground(result))
    page.line(_not_judged(result))
    page.line(say("内含个人信息：只供核查使用，不得外传，用后按规定销毁。"), font_color="#B3261E")
    page.row += 1
    _summary(result, page, sheets)


def _unsure_ground(result: RunResult) -> str:
    number = len(unverified(result))
    return say("未经核对的参数：{n} 项，见同名的表。", n=number) if number else say("未经核对的参数：没有。")


def _not_judged(result: RunResult) -> str:
    number = len(gaps(result.summary))
    if not number:
        return say("覆盖缺口：没有，各单位各月所需的名册都已提供。")
    return say("覆盖缺口：{n} 处，见同名的表；相应月份没有判定，既不算有问题也不算没问题。", n=number)


def _summary(result: RunResult, page: Page, sheets: Mapping[str, str]) -> None:
    headings = [
        Heading(say("规则")),
        Heading(say("名称")),
        Heading(say("是否运行")),
        Heading(say("未运行的原因")),
        Heading(say("核查对象"), holds="number"),
        Heading(say("不适用"), holds="number"),
        Heading(say("通过"), holds="number"),
        Heading(say("疑点"), holds="number"),
        Heading(say("待核"), holds="number"),
        Heading(say("已有情况说明"), holds="number"),
        Heading(say("疑点金额（元）"), holds="yuan"),
        Heading(say("覆盖缺口"), holds="number"),
        Heading(say("未提供、按无记录处理的名册")),
    ]
    page.table(headings, (_summary_row(result, row) for row in result.summary), sheets)
    page.line(say("对象数为去重后的数；各项金额可能指向同一笔钱，不可相加。判定所及月份见各表。"), font_color="#5F6B7A")


def _summary_row(result: RunResult, row: CheckSummary) -> tuple[Cell, ...]:
    return (
        row.check,
        check_title(result.checks[row.check]),
        say("已运行") if row.ran else say("未运行"),
        why_not_run(row.reason),
        *(row.rows, row.out_of_scope, row.kept, row.broken, row.undecided, row.excused),
        Decimal(row.yuan),
        len(row.not_covered),
        listed(roster_title(name) for name in row.absent),
    )

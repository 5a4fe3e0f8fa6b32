"""The first sheet of findings.xlsx: what was judged as of which day, what was not, and on what unsure ground."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from doudi.engine.finding import CheckSummary
from doudi.engine.result import PolicyUse, RunResult
from doudi.exports.coverage import gaps
from doudi.exports.sheets import Cell, Heading, Workbook, write
from doudi.exports.values import conditions_of, unverified, value_of
from doudi.exports.wording import check_title, listed, month_text, roster_title, why_not_run
from doudi.language import say
from doudi.policy.wording import source_text


class Page:
    """A sheet written from top to bottom."""

    def __init__(self, book: Workbook, sheet: Any) -> None:
        self.book, self.sheet, self.row = book, sheet, 0

    def line(self, text: str, **properties: object) -> None:
        """A line of text over the whole width."""
        write(self.sheet, self.row, 0, text, self.book.style(**properties))
        self.row += 1

    def heading(self, text: str) -> None:
        """A heading, a line below what came before."""
        self.row += 1
        self.line(text, bold=True, font_size=12, font_color="#1F4E79")

    def cells(self, cells: Sequence[Cell], formats: Sequence[Mapping[str, object]]) -> None:
        """A row of a table."""
        for column, (cell, properties) in enumerate(zip(cells, formats, strict=True)):
            style = self.book.style(border=1, border_color="#D9DEE5", text_wrap=True, **properties)
            write(self.sheet, self.row, column, cell, style)
        self.row += 1

    def table(self, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> None:
        """A header and its rows."""
        dark = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"}
        self.cells([heading.text for heading in headings], [dark] * len(headings))
        numbers = {"number": "#,##0", "yuan": "#,##0.00"}
        formats = [{"num_format": numbers.get(heading.holds, "@")} for heading in headings]
        for row in rows:
            self.cells(row, formats)


def write_front_page(result: RunResult, book: Workbook) -> None:
    """As-of day, summary per check, unverified values, gaps."""
    sheet = book.sheet(say("总览"))
    for column, width in enumerate((9, 26, 10, 30, 10, 10, 10, 10, 10, 16, 22, 14, 26)):
        sheet.set_column(column, column, width)
    page = Page(book, sheet)
    page.line(say("社会救助名册核查：疑点清单"), bold=True, font_size=16, font_color="#1F4E79")
    page.line(say("截至 {day}；引擎 {engine}", day=result.as_of.isoformat(), engine=result.engine))
    page.line(say("疑点不是结论：请逐条核实，在各表黄色列中填写后交回，用 doudi verdicts 读取。"))
    page.line(say("内含个人信息：只供核查使用，不得外传，用后按规定销毁。"), font_color="#B3261E")
    _summary(result, page)
    _unverified(result, page)
    _gaps(result, page)


def _summary(result: RunResult, page: Page) -> None:
    page.heading(say("各项检查"))
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
    page.table(headings, [_summary_row(result, row) for row in result.summary])
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


def _unverified(result: RunResult, page: Page) -> None:
    page.heading(say("未经核对的参数"))
    unsure = unverified(result)
    if not unsure:
        return page.line(say("没有。"))
    page.line(say("以下数值未能对照原文核对，由它决定的疑点须先由主管部门确认数值。"))
    headings = [Heading(say(text)) for text in ("序号", "名称", "数值", "出处", "适用于", "起始日期", "参数")]
    rows = [(str(n), *_value_row(result, use)) for n, use in enumerate(unsure, start=1)]
    return page.table(headings, rows)


def _value_row(result: RunResult, use: PolicyUse) -> tuple[Cell, ...]:
    return (
        say(result.book[use.name].title),
        value_of(result, use),
        source_text(result.book, use.source),
        conditions_of(use),
        use.since.isoformat(),
        use.name,
    )


def _gaps(result: RunResult, page: Page) -> None:
    page.heading(say("覆盖缺口"))
    found = gaps(result.summary)
    if not found:
        return page.line(say("没有：各单位各月所需的名册都已提供。"))
    page.line(say("以下单位缺少名册或发放数据，相应月份没有判定，既不算有问题也不算没问题。"))
    headings = [Heading(say(text)) for text in ("序号", "名册或资金项目", "单位", "月份", "月数", "涉及规则")]
    rows = [
        (str(n), roster_title(gap.what), gap.unit, month_text(gap.months), str(len(gap.months)), listed(gap.checks))
        for n, gap in enumerate(found, start=1)
    ]
    return page.table(headings, rows)

"""The sheets of findings.xlsx on what its findings do not know: unverified values and gaps in what was supplied."""

from doudi.engine.result import PolicyUse, RunResult
from doudi.exports.coverage import gaps
from doudi.exports.sheets import Cell, Heading, Workbook
from doudi.exports.values import conditions_of, unverified, value_of
from doudi.exports.wording import listed, month_text, roster_title
from doudi.language import say
from doudi.policy.wording import source_text


def write_unverified(result: RunResult, book: Workbook) -> None:
    """The values that could not be compared with their source; no sheet where there are none."""
    uses = unverified(result)
    if not uses:
        return
    headings = [
        Heading(say("名称"), 40),
        Heading(say("数值"), 30),
        Heading(say("出处"), 40),
        Heading(say("适用于"), 18),
        Heading(say("起始日期"), 12),
        Heading(say("参数"), 30),
    ]
    table = book.table(say("未经核对的参数"), headings)
    for use in uses:
        table.add(_value_row(result, use))
    table.close()


def _value_row(result: RunResult, use: PolicyUse) -> tuple[Cell, ...]:
    return (
        say(result.book[use.name].title),
        value_of(result, use),
        source_text(result.book, use.source),
        conditions_of(use),
        use.since.isoformat(),
        use.name,
    )


def write_gaps(result: RunResult, book: Workbook) -> None:
    """Which unit did not supply what for which months, and which checks could not judge; no sheet without gaps."""
    found = gaps(result.summary)
    if not found:
        return
    headings = [
        Heading(say("名册或资金项目"), 24),
        Heading(say("单位"), 16),
        Heading(say("月份"), 50),
        Heading(say("月数"), 8, "number"),
        Heading(say("涉及规则"), 60),
    ]
    table = book.table(say("覆盖缺口"), headings)
    for gap in found:
        table.add((roster_title(gap.what), gap.unit, month_text(gap.months), len(gap.months), listed(gap.checks)))
    table.close()

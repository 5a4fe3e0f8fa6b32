"""findings.xlsx: what was found, to be verified on the spot, filled in and handed back.

A front page, what is not known, the rules, and a sheet per check that has findings.
"""

from pathlib import Path

from doudi.checks.api import Check
from doudi.engine.finding import Finding
from doudi.engine.result import RunResult
from doudi.exports.clauses import cited, clause_text
from doudi.exports.front_page import write_front_page
from doudi.exports.sheets import EXCEL_ROWS, Cell, Heading, Workbook, workbook
from doudi.exports.unknown_sheets import write_gaps, write_unverified
from doudi.exports.values import titles
from doudi.exports.wording import (
    GRADES,
    SEVERITIES,
    SUBJECT_KINDS,
    VERDICTS,
    check_order,
    check_title,
    evidence_text,
    month_text,
)
from doudi.language import say

ID_HEADER, CHECK_HEADER, KIND_HEADER, SUBJECT_HEADER = "疑点编号", "规则", "类别", "对象"
OUTCOME_HEADER, VERIFIER_HEADER, DAY_HEADER, NOTE_HEADER = "核实结果", "核实人", "核实日期", "说明"
OUTCOMES = {
    "confirmed": "属实",
    "refuted": "不属实",
    "unclear": "无法核实",
    "exception": "属实但合规(例外)",
}
MOST_ROWS_IN_A_CELL = 8
FROZEN_COLUMNS = 2  # subject and name stay in sight while the outcome is filled in


def write_findings(result: RunResult, path: Path, rows_per_sheet: int = EXCEL_ROWS) -> None:
    """Write the workbook, its sheets in the order of the catalogue; findings are read once, in any order."""
    with workbook(path, result.as_of) as book:
        sheets = {code: sheet_title(result.checks[code]) for code in codes_with_findings(result)}
        write_front_page(result, book, sheets)
        write_unverified(result, book)
        write_gaps(result, book)
        _rules(result, book)
        tables = {code: book.table(title, headings(), rows_per_sheet, FROZEN_COLUMNS) for code, title in sheets.items()}
        for finding in result.findings:
            tables[finding.check].add(cells(finding, result.checks[finding.check], result))
        for table in tables.values():
            table.close()


def sheet_title(info: Check) -> str:
    """Code and title of a check: the name of its sheet and the heading of its pages."""
    return f"{info.code} {check_title(info)}"


def codes_with_findings(result: RunResult) -> list[str]:
    """The checks that get a sheet, in the order of the catalogue."""
    return sorted((row.check for row in result.summary if row.broken + row.undecided + row.excused), key=check_order)


def headings() -> tuple[Heading, ...]:
    """The columns of a sheet of findings: first what is printed for the visit, then what is for the screen."""
    return (*_for_the_visit(), *_for_the_screen())


def _for_the_visit() -> tuple[Heading, ...]:
    """As wide as A4 landscape holds at eight points."""
    outcomes = tuple(say(word) for word in OUTCOMES.values())
    return (
        Heading(say(SUBJECT_HEADER), 19),
        Heading(say("姓名或名称"), 10),
        Heading(say("县区"), 8),
        Heading(say("镇街"), 8),
        Heading(say("村社区"), 8),
        Heading(say("结论"), 9),
        Heading(say("金额（元）"), 13, "yuan"),
        Heading(say("疑点内容"), 28),
        Heading(say("要问的问题"), 22),
        Heading(say(OUTCOME_HEADER), 11, choices=outcomes, to_fill_in=True),
        Heading(say(VERIFIER_HEADER), 9, to_fill_in=True),
        Heading(say(DAY_HEADER), 11, "day", to_fill_in=True),
        Heading(say(NOTE_HEADER), 15, to_fill_in=True),
    )


def _for_the_screen() -> tuple[Heading, ...]:
    return (
        Heading(say("依据的行"), 140, printed=False),
        Heading(say("月份"), 12, printed=False),
        Heading(say("把握"), 8, printed=False),
        Heading(say("什么情况不算问题"), 30, printed=False),
        Heading(say("尚缺什么"), 30, printed=False),
        Heading(say("未经核对的参数"), 30, printed=False),
        Heading(say(CHECK_HEADER), 8, printed=False),
        Heading(say(KIND_HEADER), 10, printed=False),
        Heading(say("严重程度"), 9, printed=False),
        Heading(say(ID_HEADER), 19, printed=False),
    )


def cells(finding: Finding, info: Check, result: RunResult) -> tuple[Cell, ...]:
    """A finding as a row, in the order of the headings."""
    return (
        finding.subject,
        finding.name,
        finding.county,
        finding.town,
        finding.village,
        say(VERDICTS[finding.verdict]),
        finding.amount,
        finding.message,
        say(info.ask),
        *(None, None, None, None),
        evidence_text(finding.evidence, MOST_ROWS_IN_A_CELL),
        month_text(finding.months),
        say(GRADES[finding.grade]),
        say(info.clears),
        "\n".join(finding.missing),
        titles(result, finding.unverified),
        finding.check,
        say(SUBJECT_KINDS[finding.subject_kind]),
        say(SEVERITIES[finding.severity]),
        finding.finding_id,
    )


def _rules(result: RunResult, book: Workbook) -> None:
    """Every check of the catalogue with its rule, clause and question."""
    table = book.table(
        say("规则"),
        [
            Heading(say(CHECK_HEADER), 8),
            Heading(say("名称"), 14),
            Heading(say("规则内容"), 30),
            Heading(say("什么是疑点"), 28),
            Heading(say("不查什么"), 18),
            Heading(say("依据"), 36),
            Heading(say("什么情况不算问题"), 20),
            Heading(say("要问的问题"), 20),
            Heading(say("方案条款"), 180, printed=False),
        ],
    )
    for info in result.checks.values():
        table.add(_rule_cells(result, info))
    table.close()


def _rule_cells(result: RunResult, info: Check) -> tuple[Cell, ...]:
    return (
        info.code,
        check_title(info),
        say(info.rule),
        say(info.doubt),
        say(info.not_checked),
        "\n".join(cited(result.book, info.basis)),
        say(info.clears),
        say(info.ask),
        clause_text(result.book, info.mandate),
    )

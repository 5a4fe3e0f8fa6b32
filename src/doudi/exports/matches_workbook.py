"""matches.xlsx: who a row without a readable id might be. Filled in it is a file of the roster `identities`.

Its headers are that roster's and stay Chinese in every language, so that the importer knows the file.
"""

from pathlib import Path

from doudi.engine.result import RunResult
from doudi.exports.sheets import EXCEL_ROWS, Cell, Heading, workbook
from doudi.exports.wording import listed
from doudi.language import say
from doudi.matching.people import Proposal
from doudi.rosters.catalogue import ROSTERS

SHEET = "身份认定"
HEADINGS = (
    Heading("名册", 12),
    Heading("文件", 22),
    Heading("工作表", 12),
    Heading("行号", 7, "number"),
    Heading("姓名", 10),
    Heading("出生日期", 11, "day"),
    Heading("县区", 8),
    Heading("镇街", 9),
    Heading("村社区", 9),
    Heading("身份证号", 20),
    Heading("候选人姓名", 10),
    Heading("权重", 7, "score"),
    Heading("决定字段", 18),
    Heading("认定人", 10, to_fill_in=True),
    Heading("认定日期", 11, "day", to_fill_in=True),
)


def write_matches(result: RunResult, path: Path, rows_per_sheet: int = EXCEL_ROWS) -> None:
    """Write one line per proposed person; 认定人 and 认定日期 stay empty for whoever confirms it."""
    with workbook(path, result.as_of) as book:
        table = book.table(SHEET, HEADINGS, rows_per_sheet)
        for proposal in result.proposals:
            table.add(_cells(proposal))
        table.close()


def _cells(proposal: Proposal) -> tuple[Cell, ...]:
    roster = ROSTERS.get(proposal.roster)
    return (
        roster.title if roster else proposal.roster,
        proposal.file,
        proposal.sheet,
        proposal.row,
        proposal.name,
        proposal.birth,
        proposal.county_seen,
        proposal.town_seen,
        proposal.village_seen,
        proposal.id_no,
        proposal.candidate_name,
        proposal.weight,
        listed(say(what) for what in proposal.decided_by),
        None,
        None,
    )

"""quality.xlsx: what could not be read and how to mend it, who might be whom, and a mark for each supplier."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from doudi.engine.result import RunResult
from doudi.exports.sheets import EXCEL_ROWS, Cell, Heading, Workbook, workbook
from doudi.exports.wording import listed, roster_title
from doudi.language import say
from doudi.matching.people import Proposal
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.cleaning import explain
from doudi.rosters.columns import Column


def write_quality(result: RunResult, path: Path, rows_per_sheet: int = EXCEL_ROWS) -> None:
    """Write the workbook from the store of the run; problems in the order in which the store has them."""
    with workbook(path, result.as_of) as book:
        _problems(result.store, book, rows_per_sheet)
        _proposals(result, book, rows_per_sheet)
        _scorecard(result.store, book)


def _problems(store: Path, book: Workbook, rows_per_sheet: int) -> None:
    headings = [
        Heading(say("文件"), 28),
        Heading(say("工作表"), 16),
        Heading(say("行号"), 8, "number"),
        Heading(say("列"), 14),
        Heading(say("内容"), 24),
        Heading(say("问题"), 28),
        Heading(say("处理"), 18),
        Heading(say("怎么改"), 40),
        Heading(say("问题代码"), 20, printed=False),
        Heading(say("处理代码"), 14, printed=False),
    ]
    table = book.table(say("数据问题"), headings, rows_per_sheet)
    for row in rows_of(store / "problems.parquet"):
        table.add(_problem_cells(row))
    table.close()


def _problem_cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    mend = explain.mend(_column(row["roster"], row["column"]), row["code"])
    return (
        row["file"],
        row["sheet"],
        row["row"],
        row["column"],
        row["found"],
        explain.problem(row["code"]),
        say("{outcome}（{code}）", outcome=explain.outcome(row["outcome"]), code=row["outcome"]),
        say("{detail}。{mend}", detail=say(row["detail"]), mend=mend) if row["detail"] else mend,
        row["code"],
        row["outcome"],
    )


def _column(roster: str | None, header: str | None) -> Column | str | None:
    """The roster's column of this header, which knows its code words; else the header as it stands."""
    columns = ROSTERS[roster].columns if roster in ROSTERS else ()
    return next((column for column in columns if header in column.headers), header)


def _proposals(result: RunResult, book: Workbook, rows_per_sheet: int) -> None:
    headings = [
        Heading(say("名册"), 18),
        Heading(say("文件"), 28),
        Heading(say("工作表"), 16),
        Heading(say("行号"), 8, "number"),
        Heading(say("姓名"), 12),
        Heading(say("身份证号"), 21),
        Heading(say("候选人姓名"), 12),
        Heading(say("权重"), 10, "score"),
        Heading(say("决定字段"), 40),
    ]
    table = book.table(say("身份匹配建议"), headings, rows_per_sheet)
    for proposal in result.proposals:
        table.add(_proposal_cells(proposal))
    table.close()


def _proposal_cells(proposal: Proposal) -> tuple[Cell, ...]:
    return (
        roster_title(proposal.roster),
        proposal.file,
        proposal.sheet,
        proposal.row,
        proposal.name,
        proposal.id_no,
        proposal.candidate_name,
        proposal.weight,
        listed(say(what) for what in proposal.decided_by),
    )


def _scorecard(store: Path, book: Workbook) -> None:
    headings = [
        Heading(say("名册"), 24),
        Heading(say("提供的文件"), 36),
        Heading(say("工作表数"), 10, "number"),
        Heading(say("读取行数"), 12, "number"),
        Heading(say("采用行数"), 12, "number"),
        Heading(say("未采用行数"), 12, "number"),
        Heading(say("采用率"), 10, "share"),
        Heading(say("按未知处理的单元格"), 14, "number"),
    ]
    table = book.table(say("数据质量评分"), headings)
    for row in rows_of(store / "scorecard.parquet"):
        table.add(_score_cells(row))
    table.close()


def _score_cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    return (
        roster_title(row["roster"]),
        row["supplier"],
        row["sheets"],
        row["rows_read"],
        row["rows_used"],
        row["rows_rejected"],
        row["rows_used"] / row["rows_read"] if row["rows_read"] else None,
        row["cells_unknown"],
    )


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file, read in portions; a file that the store lacks has none."""
    if not path.exists():
        return
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()

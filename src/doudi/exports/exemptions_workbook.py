"""exemptions.xlsx: true but lawful (属实但合规) becomes a row of the roster `exemptions` for the next run."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from doudi.exports.findings_workbook import DAY_HEADER, NOTE_HEADER, OUTCOME_HEADER, OUTCOMES, VERIFIER_HEADER
from doudi.exports.sheets import Cell, Heading, workbook
from doudi.exports.verdicts import Unread, Verdict
from doudi.language import say
from doudi.rosters.columns import Kind
from doudi.rosters.exemptions import EXEMPTIONS

PERSONAL = ("person", "grant", "application")


def exemptions(
    verdicts: Iterable[Verdict], applicants: Mapping[str, str]
) -> tuple[list[dict[str, Cell]], list[Unread]]:
    """The rows of the roster, by column name, and the verdicts that cannot become one.

    applicants: finding_id → id number, for grants and applications.
    """
    rows: list[dict[str, Cell]] = []
    unread: list[Unread] = []
    for verdict in verdicts:
        if verdict.outcome != "exception":
            continue
        person = verdict.subject if verdict.subject_kind == "person" else applicants.get(verdict.finding_id)
        flaw = _flaw(verdict, person)
        if flaw:
            unread.append(flaw)
        else:
            rows.append(_row(verdict, person))
    return rows, unread


def _flaw(verdict: Verdict, person: str | None) -> Unread | None:
    """Why it cannot stand as an exemption (checks, §1: valid exemptions)."""
    kind = verdict.subject_kind
    if kind not in (*PERSONAL, "family"):
        why, mend = say("这类对象不能作情况说明，只有人员、低保家庭、临时救助、申请可以"), say("请改选其他核实结果。")
        return _unread(verdict, OUTCOME_HEADER, why, mend)
    if kind != "family" and person is None:
        why = say("不知道申请人的身份证号")
        mend = say("请用 --out 指明这次核查的输出目录，或直接填写情况说明名册。")
        return _unread(verdict, OUTCOME_HEADER, why, mend)
    needed = ((NOTE_HEADER, verdict.note), (VERIFIER_HEADER, verdict.verified_by), (DAY_HEADER, verdict.verified_on))
    empty = [header for header, value in needed if value is None]
    why = say("合法例外必须有理由、批准人、批准日期，未转为情况说明")
    return _unread(verdict, empty[0], why, say("请补填后重新交回。")) if empty else None


def _unread(verdict: Verdict, column: str, why: str, mend: str) -> Unread:
    value = say(OUTCOMES[verdict.outcome]) if column == OUTCOME_HEADER else ""
    return Unread(verdict.file, verdict.sheet, verdict.row, column, value, why, mend)


def _row(verdict: Verdict, person: str | None) -> dict[str, Cell]:
    of_family = verdict.subject_kind == "family"
    return {
        "check": verdict.check,
        "id_no": None if of_family else person,
        "family_no": verdict.subject if of_family else None,
        "reason": verdict.note,
        "approved_by": verdict.verified_by,
        "approved_on": verdict.verified_on,
        "until": None,
    }


def write_exemptions(rows: Sequence[Mapping[str, Cell]], path: Path, as_of: date) -> None:
    """Write the roster under its own headers, which the importer knows; Chinese in every language."""
    with workbook(path, as_of) as book:
        headings = [Heading(one.header, 22, "day" if one.kind is Kind.DAY else "text") for one in EXEMPTIONS.columns]
        table = book.table(EXEMPTIONS.title, headings)
        for row in rows:
            table.add([row[column.name] for column in EXEMPTIONS.columns])
        table.close()


def applicants_in(out: Path, ids: Iterable[str]) -> dict[str, str]:
    """finding_id → id number of the applicant, where the evidence of these findings in `out` has it."""
    path = out / "findings.parquet"
    if not path.exists():
        return {}
    wanted = pc.field("finding_id").isin(list(ids))
    table = pq.read_table(path, columns=["finding_id", "evidence"], filters=wanted)
    found = ((row["finding_id"], _applicant(row["evidence"])) for row in table.to_pylist())
    return {number: person for number, person in found if person}


def _applicant(evidence: Sequence[Mapping[str, Any]]) -> str | None:
    """The one applicant_id among the deciding fields; several or none: unknown."""
    fields = [field for row in evidence for field in row["fields"]]
    found = {field["value"] for field in fields if field["column"] == "applicant_id" and field["value"]}
    return str(found.pop()) if len(found) == 1 else None

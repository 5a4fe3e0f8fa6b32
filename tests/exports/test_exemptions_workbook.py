from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from doudi.engine.finding import Evidence, finding_id
from doudi.exports.exemptions_workbook import applicants_in, exemptions, write_exemptions
from doudi.exports.verdicts import Verdict
from tests.exports.sample import AS_OF, WANG, found, write_parquet


def lawful(check: str, kind: str, subject: str) -> Verdict:
    number = finding_id(check, subject)
    day = date(2020, 7, 6)
    return Verdict(number, check, kind, subject, "exception", "赵强", day, "车已报废", "f.xlsx", "s", 2)


def test_a_person_a_family_and_the_applicant_of_a_grant_are_exempted(tmp_path: Path) -> None:
    grant = lawful("LS-02", "grant", "LS2020-001")
    given = [lawful("DB-01", "person", WANG), lawful("DB-06", "family", "NC0304000001"), grant]
    rows, unread = exemptions(given, {grant.finding_id: WANG})
    write_exemptions(rows, tmp_path / "exemptions.xlsx", AS_OF)
    header, *lines = load_workbook(tmp_path / "exemptions.xlsx").active.values
    day = datetime(2020, 7, 6)
    assert header == ("规则编号", "身份证号", "家庭编号", "理由", "批准人", "批准日期", "有效期至")
    assert lines == [
        ("DB-01", WANG, None, "车已报废", "赵强", day, None),
        ("DB-06", None, "NC0304000001", "车已报废", "赵强", day, None),
        ("LS-02", WANG, None, "车已报废", "赵强", day, None),
    ]
    assert unread == []


def test_other_outcomes_exempt_nobody() -> None:
    given = [
        replace(lawful("DB-01", "person", WANG), outcome=outcome) for outcome in ("confirmed", "refuted", "unclear")
    ]
    assert exemptions(given, {}) == ([], [])


@pytest.mark.parametrize(
    ("verdict", "column"),
    [
        (lawful("ZJ-06", "account", "6217990000000001"), "核实结果"),
        (lawful("LB-03", "household", "H1"), "核实结果"),
        (lawful("LS-02", "grant", "LS2020-001"), "核实结果"),
        (replace(lawful("DB-01", "person", WANG), note=None), "说明"),
        (replace(lawful("DB-01", "person", WANG), verified_by=None), "核实人"),
        (replace(lawful("DB-01", "person", WANG), verified_on=None), "核实日期"),
    ],
)
def test_what_cannot_be_exempted_is_named(verdict: Verdict, column: str) -> None:
    rows, (unread,) = exemptions([verdict], {})
    assert rows == []
    assert (unread.file, unread.sheet, unread.row, unread.column) == ("f.xlsx", "s", 2, column)


def test_the_applicant_is_read_from_the_evidence_if_there_is_only_one(tmp_path: Path) -> None:
    seen = Evidence("temporary_aid_grants", "临时救助.xlsx", "", 4, (("applicant_id", WANG), ("amount", "12000.00")))
    one = found("LS-02", "LS2020-001", evidence=(seen,))
    none = found("LS-02", "LS2020-002", evidence=())
    write_parquet(tmp_path, (one, none))
    assert applicants_in(tmp_path, [one.finding_id, none.finding_id]) == {one.finding_id: WANG}
    assert applicants_in(tmp_path / "elsewhere", [one.finding_id]) == {}

"""CX-04."""

from datetime import date

import pytest

from doudi.checks.procedure.decided_late import decided_late
from tests.checks.procedure.applications import application
from tests.tables import AS_OF, Verdicts, judge


def decided(notice_to: str, on: str, as_of: date = AS_OF) -> Verdicts:
    return judge(decided_late, application(notice_to=notice_to, decided_on=on), as_of=as_of)


@pytest.mark.parametrize(
    ("notice_to", "on", "late"),
    [
        ("2020-05-19", "2020-05-18", 0),
        ("2020-05-19", "2020-05-22", 0),
        ("2020-05-19", "2020-05-25", 1),
        ("2020-06-24", ".", 0),  # 28 June, a Sunday, is worked: three until the 30th
        ("2020-06-23", ".", 1),
    ],
)
def test_within_three_working_days_of_the_notice(notice_to: str, on: str, late: int) -> None:
    found = decided(notice_to, on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


@pytest.mark.parametrize(("notice_to", "late"), [("2021-06-30", 1), ("2021-07-01", 0)])
def test_ten_under_the_rules_of_2021(notice_to: str, late: int) -> None:
    assert len(decided(notice_to, "2021-07-15", date(2021, 7, 31)).broken) == late


def test_without_a_notice_it_is_out_of_scope() -> None:
    assert decided(".", ".").out_of_scope == 1


def test_unreadable_days() -> None:
    assert decided("?", "2020-05-20").one("S1")["missing"] == ["公示结束（低保申请审批台账，由镇（街）掌握）"]
    assert decided("2020-05-19", "?").one("S1")["missing"] == ["审批日期（低保申请审批台账，由镇（街）掌握）"]


def test_the_finding() -> None:
    finding = decided("2020-05-19", "2020-05-25").one("S1")
    assert finding["message"] == "张三的低保申请（S1）公示于2020-05-19结束，到2020-05-25审批已用4个工作日（规定3个）。"
    assert (finding["grade"], finding["severity"], finding["amount"], finding["months"]) == ("certain", "low", None, [])

"""LS-05."""

import pytest

from doudi.checks.temporary_aid.ordinary_late import ordinary_late
from tests.checks.temporary_aid.grants import grant
from tests.tables import Verdicts, judge


def ordinary(**changed: str) -> Verdicts:
    return judge(ordinary_late, grant(**{"applied_on": "2020-05-29", **changed}))


@pytest.mark.parametrize(
    ("applied_on", "decided_on", "late"),
    [
        ("2020-05-29", "2020-06-29", 0),  # the Dragon Boat days off and the Sunday worked for them: 20
        ("2020-05-29", "2020-06-30", 1),
        ("2020-06-10", "2020-06-01", 0),
        ("2020-01-20", "2020-02-25", 0),  # the prolonged Spring Festival: 20
        ("2020-01-20", "2020-02-26", 1),
    ],
)
def test_decided_within_twenty_working_days(applied_on: str, decided_on: str, late: int) -> None:
    found = ordinary(applied_on=applied_on, decided_on=decided_on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


def test_a_decision_after_the_day_counts_as_it_stands() -> None:
    assert ordinary(applied_on="2020-06-15", decided_on="2020-08-30").broken == ["G1"]


def test_the_finding_tells_the_working_days() -> None:
    found = ordinary(decided_on="2020-06-30")
    assert found.one("G1")["message"] == (
        "张三的支出型救助（G1）于2020-05-29申请，2020-06-30才审批，历时21个工作日（规定20个）。"
    )
    assert found.amount("G1") is None


def test_emergencies_are_out_of_scope() -> None:
    assert ordinary(kind="急难型", decided_on="2020-06-30").out_of_scope == 1
    assert ordinary(kind="?", decided_on="2020-06-30").undecided == ["G1"]


@pytest.mark.parametrize(("column", "header"), [("applied_on", "申请日期"), ("decided_on", "审批日期")])
def test_either_day_unknown(column: str, header: str) -> None:
    found = ordinary(**{column: "."})
    assert found.undecided == ["G1"]
    assert found.one("G1")["missing"] == [f"{header}（临时救助台账，由镇（街）和县区民政局掌握）"]


def test_a_day_outside_the_calendar_is_unknown() -> None:
    assert ordinary(applied_on="1999-01-04").undecided == ["G1"]

"""LS-04."""

import pytest

from doudi.checks.temporary_aid.emergency_late import emergency_late
from tests.checks.temporary_aid.grants import grant
from tests.tables import Verdicts, judge


def emergency(**changed: str) -> Verdicts:
    return judge(emergency_late, grant(**{"kind": "急难型", "decided_on": "2020-06-02", **changed}))


@pytest.mark.parametrize(
    ("paid_on", "late"), [("2020-05-30", 0), ("2020-06-03", 0), ("2020-06-04", 0), ("2020-06-05", 1)]
)
def test_paid_within_three_days(paid_on: str, late: int) -> None:
    found = emergency(paid_on=paid_on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


@pytest.mark.parametrize(("applied_on", "late"), [("2020-06-27", 0), ("2020-06-26", 1)])
def test_not_paid_yet_runs_on_to_the_day(applied_on: str, late: int) -> None:
    found = emergency(applied_on=applied_on, decided_on="2020-06-28", paid_on=".")
    assert (len(found.broken), found.kept) == (late, 1 - late)


def test_the_finding_tells_days_and_no_money() -> None:
    found = emergency(paid_on="2020-06-05")
    assert (
        found.one("G1")["message"] == "张三的急难型救助（G1）于2020-06-01申请，到2020-06-05已4天（规定3天以内发放）。"
    )
    assert (found.amount("G1"), found.months("G1")) == (None, [])
    assert (found.one("G1")["grade"], found.one("G1")["severity"]) == ("certain", "high")


def test_ordinary_aid_is_out_of_scope_an_unknown_kind_is_asked_for() -> None:
    assert emergency(kind="支出型", paid_on=".").out_of_scope == 1
    assert emergency(kind="?", paid_on=".").undecided == ["G1"]
    assert emergency(kind="?").kept == 1


def test_unknown_days() -> None:
    assert emergency(paid_on="?").undecided == ["G1"]
    found = emergency(applied_on="?", paid_on="2020-06-29")
    assert found.one("G1")["missing"] == ["申请日期（临时救助台账，由镇（街）和县区民政局掌握）"]

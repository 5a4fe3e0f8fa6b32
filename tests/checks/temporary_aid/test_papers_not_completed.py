"""LS-06."""

import pytest

from doudi.checks.temporary_aid.papers_not_completed import papers_not_completed
from tests.checks.temporary_aid.grants import grant
from tests.tables import Verdicts, judge


def emergency(**changed: str) -> Verdicts:
    return judge(papers_not_completed, grant(**{"kind": "急难型", "paid_on": "2020-06-01", **changed}))


@pytest.mark.parametrize(("completed", "late"), [("2020-05-30", 0), ("2020-06-15", 0), ("2020-06-16", 1), (".", 1)])
def test_completed_within_ten_working_days(completed: str, late: int) -> None:
    found = emergency(papers_completed_on=completed)
    assert (len(found.broken), found.kept) == (late, 1 - late)


@pytest.mark.parametrize(("paid_on", "late"), [("2020-06-15", 0), ("2020-06-12", 1)])
def test_not_completed_runs_on_to_the_day(paid_on: str, late: int) -> None:
    """From 15 June to the 30th there are ten working days."""
    found = emergency(paid_on=paid_on, papers_completed_on=".")
    assert (len(found.broken), found.kept) == (late, 1 - late)


def test_not_paid_is_out_of_scope_and_so_is_ordinary_aid() -> None:
    assert emergency(paid_on=".", papers_completed_on=".").out_of_scope == 1
    assert emergency(kind="支出型", papers_completed_on=".").out_of_scope == 1


@pytest.mark.parametrize("column", ["kind", "paid_on"])
def test_what_is_unknown_is_asked_for(column: str) -> None:
    found = emergency(**{"papers_completed_on": ".", column: "?"})
    assert found.undecided == ["G1"]
    assert len(found.one("G1")["missing"]) == 1


def test_an_unreadable_day_of_completion() -> None:
    found = emergency(papers_completed_on="?")
    assert found.one("G1")["missing"] == ["补齐手续日期（临时救助台账，由镇（街）和县区民政局掌握）"]


def test_the_finding() -> None:
    found = emergency(papers_completed_on="2020-06-16")
    assert "到2020-06-16已11个工作日（规定10个工作日以内补齐手续）" in found.one("G1")["message"]
    assert (found.one("G1")["severity"], found.amount("G1")) == ("low", None)

"""LS-10."""

from datetime import date
from decimal import Decimal

import pytest

from doudi.checks.temporary_aid.granted_to_the_dead import granted_to_the_dead
from tests.checks.temporary_aid.grants import grants
from tests.tables import Verdicts, judge

DEATHS = """

    deaths
    id_no  died_on
    @A     2020-06-01
    @A     2020-06-20
"""


def dead(*rows: dict[str, str], as_of: date = date(2020, 6, 30)) -> Verdicts:
    return judge(granted_to_the_dead, grants(*rows) + DEATHS, as_of=as_of)


@pytest.mark.parametrize(("applied", "broken"), [("2020-05-31", 0), ("2020-06-01", 0), ("2020-06-02", 1)])
def test_applied_for_after_the_earliest_day_of_death(applied: str, broken: int) -> None:
    found = dead({"applied_on": applied})
    assert (len(found.broken), found.kept) == (broken, 1 - broken)


def test_all_such_grants_are_the_money() -> None:
    after = {"applied_on": "2020-06-10"}
    found = dead(after | {"amount": "1000"}, after | {"amount": "0.50"}, {"applied_on": "2020-05-01", "amount": "9"})
    assert found.amount("@A") == Decimal("1000.50")
    assert found.months("@A") == []
    assert len([row for row in found.one("@A")["evidence"] if row["roster"] == "temporary_aid_grants"]) == 2
    assert (found.one("@A")["grade"], found.one("@A")["severity"]) == ("certain", "high")
    assert found.one("@A")["message"] == "张三于2020-06-01死亡，之后（2020-06-10）仍以其名义申请临时救助，共1000.50元。"


def test_without_a_day_of_application_the_decision_counts() -> None:
    assert dead({"applied_on": "?", "decided_on": "2020-06-02"}).broken == ["@A"]
    assert dead({"applied_on": "2020-05-20", "decided_on": "2020-06-10"}).kept == 1


def test_neither_day() -> None:
    neither = {"applied_on": "?", "decided_on": "."}
    found = dead(neither)
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["申请日期（临时救助台账，由镇（街）和县区民政局掌握）"]
    assert dead(neither | {"applicant_id": "@B"}).kept == 1


def test_a_death_after_the_day_is_not_known_yet() -> None:
    assert dead({"applied_on": "2020-05-20"}, as_of=date(2020, 5, 31)).kept == 1

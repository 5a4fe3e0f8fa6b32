"""LS-03."""

from decimal import Decimal

import pytest

from doudi.checks.temporary_aid.town_over_limit import town_over_limit
from tests.checks.temporary_aid.grants import grant
from tests.tables import Verdicts, judge


def by_town(**changed: str) -> Verdicts:
    return judge(town_over_limit, grant(**changed))


@pytest.mark.parametrize(("amount", "broken"), [("9999.99", False), ("10000", False), ("10000.01", True)])
def test_more_than_the_limit_is_the_countys(amount: str, broken: bool) -> None:
    found = by_town(amount=amount)
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


def test_the_grant_is_the_money() -> None:
    found = by_town(amount="12345.67")
    assert found.amount("G1") == Decimal("12345.67")
    assert found.one("G1")["message"] == (
        "张三的支出型临时救助（G1）12345.67元于2020-06-03由镇街审批，超过单次限额10000元。"
    )


@pytest.mark.parametrize(
    "changed",
    [{"kind": "急难型"}, {"approved_by": "县区"}, {"decided_on": "2020-04-23", "applied_on": "2020-04-20"}],
    ids=["emergency", "county", "before the limit"],
)
def test_out_of_scope(changed: dict[str, str]) -> None:
    assert by_town(**{"amount": "20000", **changed}).out_of_scope == 1


def test_from_the_first_day_of_the_limit() -> None:
    assert by_town(amount="20000", applied_on="2020-04-20", decided_on="2020-04-24").broken == ["G1"]


@pytest.mark.parametrize("column", ["kind", "approved_by", "decided_on", "amount"])
def test_what_is_unknown_is_asked_for(column: str) -> None:
    found = by_town(**{"amount": "20000", column: "?"})
    assert found.undecided == ["G1"]
    assert found.amount("G1") is None
    assert len(found.one("G1")["missing"]) == 1


def test_within_the_limit_nothing_else_matters() -> None:
    assert by_town(kind="?", approved_by="?").kept == 1

"""LS-01."""

from decimal import Decimal

import pytest

from doudi.checks.temporary_aid.reserve_below_minimum import reserve_below_minimum
from tests.tables import Verdicts, judge

ROSTERS = """
    areas
    area_code     name    level    managed_by
    610304000000  陈仓区  县区     .
    610304101000  千河镇  {level}  高新区
    610304101201  东岭村  村社区   .

    reserve_funds
    area_code     year  amount  received_on
    610304000000  2020  900000  .
    610304101201  2020  900000  .
    610304101000  2019  900000  2019-03-02
    {funds}
"""
TOWN = "610304101000|2020"


def reserve(*amounts: str, level: str = "镇街") -> Verdicts:
    funds = "\n    ".join(f"610304101000  2020  {amount}  ." for amount in amounts) or "610304101000  2018  1  ."
    return judge(reserve_below_minimum, ROSTERS.format(funds=funds, level=level))


@pytest.mark.parametrize(("amounts", "missing"), [(("60000", "39999.99"), "0.01"), ((), "100000.00")])
def test_the_allotments_to_the_town_in_the_year_fall_short(amounts: tuple[str, ...], missing: str) -> None:
    found = reserve(*amounts)
    assert found.broken == [TOWN]
    assert found.amount(TOWN) == Decimal(missing)
    assert found.months(TOWN) == []
    finding = found.one(TOWN)
    assert (finding["name"], finding["county"], finding["town"]) == ("千河镇", "高新区", "千河镇")
    assert (finding["severity"], finding["grade"], finding["area_code"]) == ("high", "certain", "610304101000")


def test_the_minimum_itself_is_enough() -> None:
    found = reserve("50000", "50000")
    assert found.kept == found.summary.rows == 1


def test_an_unknown_amount_matters_only_where_the_known_sum_is_short() -> None:
    found = reserve("80000", "?")
    assert found.undecided == [TOWN]
    assert found.amount(TOWN) is None
    assert found.one(TOWN)["missing"] == ["金额（临时救助储备金，由县区财政局掌握）"]
    assert reserve("100000", "?").kept == 1


def test_a_place_of_unknown_level_may_be_a_town() -> None:
    found = reserve("80000", level="?")
    assert found.undecided == [TOWN]
    assert found.one(TOWN)["missing"] == ["级别（行政区划与管辖，由市民政局掌握）"]
    assert reserve("100000", level="?").kept == 1


def test_elsewhere_no_minimum_is_known() -> None:
    found = judge(reserve_below_minimum, "areas\narea_code  level\n510101101000  镇街")
    assert found.undecided == ["510101101000|2020"]
    assert "标准未录入" in found.one("510101101000|2020")["message"]

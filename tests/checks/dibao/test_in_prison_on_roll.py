"""DB-04."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.in_prison_on_roll import in_prison_on_roll
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     total_amount
    2020-04  F1         610304101201  900.00
    2020-05  F1         610304101201  900.00
    2020-06  F1         610304101201  900.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-04  F1         @A     张三  是
    2020-05  F1         @A     张三  {may}
    2020-06  F1         @A     张三  是
    2020-04  F1         @B     李四  是
    2020-05  F1         @B     李四  是
    2020-06  F1         @B     李四  是

    prisoners
    id_no  from_on  to_on
"""


def roll(*terms: str, may: str = "是") -> str:
    return ROLL.format(may=may) + "".join(f"    @A  {term}\n" for term in terms)


def test_whole_months_inside_are_wrong_from_the_month_after() -> None:
    found = judge(in_prison_on_roll, roll("2020-04-01  ."))
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-05", "2020-06"]
    assert found.amount("@A") == Decimal("900.00")
    assert found.out_of_scope == 1
    assert found.one("@A")["grade"] == "certain"


@pytest.mark.parametrize(
    ("out", "months"), [("2020-05-31", []), ("2020-06-01", ["2020-05"]), ("2020-07-01", ["2020-05", "2020-06"])]
)
def test_a_month_counts_if_he_is_inside_on_its_last_day(out: str, months: list[str]) -> None:
    found = judge(in_prison_on_roll, roll(f"2020-04-30  {out}"))
    assert found.broken == ["@A"] * bool(months)
    assert not months or found.months("@A") == months


def test_two_terms_that_meet_in_a_month_count_its_money_once() -> None:
    found = judge(in_prison_on_roll, roll("2020-04-02  .", "2020-03-02  2020-06-15"))
    assert found.months("@A") == ["2020-04", "2020-05", "2020-06"]
    assert found.amount("@A") == Decimal("1350.00")


def test_two_terms_do_not_add_up_to_a_month() -> None:
    assert judge(in_prison_on_roll, roll("2020-04-20  2020-05-20", "2020-05-20  2020-06-20")).broken == []


def test_an_unknown_beginning_or_an_unreadable_end_is_undecided() -> None:
    found = judge(in_prison_on_roll, roll(".  ."))
    assert found.undecided == ["@A"]
    assert "起始日期" in found.one("@A")["missing"][0]
    assert judge(in_prison_on_roll, roll("2020-03-01  ?")).undecided == ["@A"]
    assert judge(in_prison_on_roll, roll(".  2020-04-30")).kept == 1


def test_unknown_whether_insured_leaves_that_month_out() -> None:
    found = judge(in_prison_on_roll, roll("2020-04-01  .", may="?"))
    assert found.months("@A") == ["2020-06"]
    assert found.amount("@A") == Decimal("450.00")

"""DB-01."""

from datetime import date
from decimal import Decimal

from doudi.checks.dibao.dead_on_roll import dead_on_roll
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     total_amount
    2020-03  F1         610304101201  1000.00
    2020-04  F1         610304101201  1000.00
    2020-05  F1         610304101201  1000.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-03  F1         @A     张三  .
    2020-04  F1         @A     张三  .
    2020-05  F1         @A     张三  {insured}
    2020-03  F1         @B     李四  是
    2020-04  F1         @B     李四  是
    2020-05  F1         @B     李四  是

    deaths
    id_no  died_on
    @A     {died_on}
"""


def roll(died_on: str, insured: str = ".") -> str:
    return ROLL.format(died_on=died_on, insured=insured)


def test_each_month_after_the_month_of_death_is_wrong() -> None:
    found = judge(dead_on_roll, roll("2020-03-31"))
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-04", "2020-05"]
    assert found.amount("@A") == Decimal("1000.00")
    assert found.kept + found.out_of_scope == 1
    assert found.one("@A")["grade"] == "certain"
    assert found.one("@A")["message"] == "张三于2020-03-31死亡，2020-04至2020-05仍列为低保保障对象。"


def test_the_month_of_death_itself_is_paid() -> None:
    assert judge(dead_on_roll, roll("2020-05-01")).broken == []


def test_unknown_whether_insured_is_undecided() -> None:
    found = judge(dead_on_roll, roll("2020-04-02", insured="?"))
    assert found.undecided == ["@A"]
    assert found.months("@A") == ["2020-05"]
    assert found.amount("@A") is None
    assert found.one("@A")["missing"] == ["是否保障对象（低保家庭成员名册，由县区民政局掌握）"]


def test_a_death_after_the_day_is_not_known_yet() -> None:
    assert judge(dead_on_roll, roll("2020-03-31"), as_of=date(2020, 3, 30)).broken == []

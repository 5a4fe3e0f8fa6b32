"""DB-03."""

from decimal import Decimal

from doudi.checks.dibao.on_dibao_and_tekun import on_dibao_and_tekun
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     total_amount
    2020-05  F1         610304101201  1000.00
    2020-06  F1         610304101201  1000.00
    2020-06  F2         610304101202  400.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-05  F1         @A     张三  .
    2020-06  F1         @A     张三  {insured}
    2020-05  F1         @B     李四  是
    2020-06  F1         @B     李四  是
    2020-06  F2         @C     王五  {other}

    tekun_people
    month    id_no
    {month}  @A
    2020-06  @C
"""


def roll(month: str = "2020-06", insured: str = "是", other: str = "否") -> str:
    return ROLL.format(month=month, insured=insured, other=other)


def test_the_months_on_both_rolls_are_wrong() -> None:
    found = judge(on_dibao_and_tekun, roll())
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-06"]
    assert found.amount("@A") == Decimal("500.00")
    assert found.one("@A")["grade"] == "certain"
    assert {one["roster"] for one in found.one("@A")["evidence"]} == {"dibao_families", "dibao_members", "tekun_people"}


def test_first_dibao_then_tekun_is_kept() -> None:
    assert judge(on_dibao_and_tekun, roll(month="2020-04")).kept == 2


def test_tekun_after_the_as_of_month_is_not_looked_at() -> None:
    assert judge(on_dibao_and_tekun, roll(month="2020-07")).broken == []


def test_a_member_who_is_not_insured_is_not_on_dibao() -> None:
    found = judge(on_dibao_and_tekun, roll(insured="否"))
    assert found.broken == []


def test_unknown_whether_insured_is_undecided() -> None:
    found = judge(on_dibao_and_tekun, roll(insured="?", other="?"))
    assert found.undecided == ["@A", "@C"]
    assert "是否保障对象" in found.one("@A")["missing"][0]


def test_shares_of_all_his_families_are_added() -> None:
    found = judge(on_dibao_and_tekun, roll(other="是").replace("@C", "@A"))
    assert found.amount("@A") == Decimal("900.00")

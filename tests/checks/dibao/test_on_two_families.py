"""DB-02."""

from decimal import Decimal

from doudi.checks.dibao.on_two_families import on_two_families
from tests.tables import judge

ROLL = """
    areas
    area_code     name    level   managed_by
    610304000000  陈仓区  县区    .
    610303000000  金台区  县区    .

    dibao_families
    month    family_no  area_code     kind  total_amount
    2020-05  F1         610304101201  农村  1000.00
    2020-06  F1         610304101201  农村  1000.00
    2020-05  F2         610303101201  城市  700.00
    2020-06  F2         610303101201  城市  700.00
    2020-06  F3         610303101201  城市  {third}

    dibao_members
    month    family_no  id_no  name  insured
    2020-05  F1         @A     张三  .
    2020-06  F1         @A     张三  是
    2020-05  F1         @B     李四  是
    2020-06  F1         @B     李四  是
    2020-05  F2         @A     张三  {may}
    2020-06  F2         @A     张三  {june}
    2020-06  F3         @A     张三  {in_third}
"""


def roll(may: str = "是", june: str = "是", third: str = "300.00", in_third: str = "否") -> str:
    return ROLL.format(may=may, june=june, third=third, in_third=in_third)


def test_each_month_in_two_families_is_wrong_and_the_smaller_share_is_too_much() -> None:
    found = judge(on_two_families, roll())
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-05", "2020-06"]
    assert found.amount("@A") == Decimal("1000.00")  # twice 500, beside 700
    assert found.kept == 1
    assert found.one("@A")["grade"] == "certain"
    assert "跨县区：是；城乡兼有：是" in found.one("@A")["message"]


def test_of_three_families_all_but_the_largest_share_count() -> None:
    assert judge(on_two_families, roll(may="否", in_third="是")).amount("@A") == Decimal("800.00")


def test_an_unknown_amount_adds_nothing() -> None:
    found = judge(on_two_families, roll(may="否", third=".", in_third="是"))
    assert found.amount("@A") == Decimal("500.00")


def test_moving_from_one_family_to_another_is_kept() -> None:
    moved = """
        dibao_families
        month    family_no  area_code
        2020-05  F1         610304101201
        2020-06  F2         610303101201

        dibao_members
        month    family_no  id_no
        2020-05  F1         @A
        2020-06  F2         @A
    """
    assert judge(on_two_families, moved).kept == 1


def test_not_insured_in_the_second_family_is_kept() -> None:
    assert judge(on_two_families, roll(may="否", june="否")).kept == 2


def test_unknown_whether_insured_in_the_second_is_undecided() -> None:
    found = judge(on_two_families, roll(may="否", june="?"))
    assert found.undecided == ["@A"]
    assert found.months("@A") == ["2020-06"]
    assert found.amount("@A") is None


def test_unknown_in_a_third_changes_nothing() -> None:
    found = judge(on_two_families, roll(may="否", in_third="?"))
    assert found.broken == ["@A"]
    assert found.amount("@A") == Decimal("500.00")


def test_a_family_number_that_is_not_on_the_roll_is_no_family() -> None:
    found = judge(on_two_families, roll(may="否", june="否") + "    2020-06  F9         @A     张三  是\n")
    assert found.broken == []


def test_both_families_in_one_county_and_of_one_kind() -> None:
    found = judge(
        on_two_families, roll(may="否", june="否", in_third="是").replace("610303", "610304").replace("城市", "农村")
    )
    assert "跨县区：否；城乡兼有：否" in found.one("@A")["message"]

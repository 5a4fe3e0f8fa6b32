"""DB-10."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.deposits_over_limit import deposits_over_limit
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code  kind    applicant_name  total_amount
    2020-06  F1         {place}    {kind}  张三            790.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否

    deposits
    id_no  over_limit  amount
"""
LIMIT = "18960.00"  # 2 × 12 × 395 for each of two


def roll(*answers: str, kind: str = "农村", place: str = "610304101201") -> str:
    return ROLL.format(kind=kind, place=place) + "".join(f"    {one}\n" for one in answers)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((), "out_of_scope"),
        (("@A  是  .",), "broken"),
        (("@B  是  1.00",), "broken"),
        (("@A  否  .",), "kept"),
        ((f"@A  否  {LIMIT}",), "kept"),
        (("@A  否  18960.01",), "broken"),
        (("@A  否  10000.00", "@B  .  8960.01"), "broken"),
        (("@A  .  100.00",), "kept"),
        (("@A  .  .",), "undecided"),
        (("@A  .  .", "@B  是  ."), "broken"),
        (("@A  .  .", "@B  否  18960.01"), "broken"),
    ],
)
def test_the_bank_says_so_or_the_sum_does(answers: tuple[str, ...], told: str) -> None:
    found = judge(deposits_over_limit, roll(*answers))
    assert found.broken == ["F1"] * (told == "broken")
    assert found.undecided == ["F1"] * (told == "undecided")
    assert found.kept == (told == "kept")
    assert found.out_of_scope == (told == "out_of_scope")


def test_without_a_standard_the_flag_alone_decides() -> None:
    elsewhere = "620102101201"
    found = judge(deposits_over_limit, roll("@A  否  100.00", place=elsewhere))
    assert found.undecided == ["F1"]
    assert found.one("F1")["missing"] == ["低保标准（每人每月）（dibao.standard，地点620102101201，标准未录入）"]
    assert judge(deposits_over_limit, roll("@A  是  .", place=elsewhere)).broken == ["F1"]


def test_an_unknown_kind_is_named() -> None:
    found = judge(deposits_over_limit, roll("@A  否  100.00", kind="."))
    assert found.one("F1")["missing"] == ["城乡类别（低保家庭名册，由县区民政局掌握）"]


def test_what_the_finding_carries() -> None:
    found = judge(deposits_over_limit, roll("@A  否  10000.00", "@B  否  9000.00"))
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.one("F1")["grade"] == "certain"
    assert "全户合计19000元、2人，限额为人均9480元" in found.one("F1")["message"]

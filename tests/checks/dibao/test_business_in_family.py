"""DB-08."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.business_in_family import business_in_family
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  total_amount
    2020-06  F1         610304101201  张三            790.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否

    businesses
    id_no  company  role  capital  status
"""


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        (("股东  10  存续",), "kept"),
        (("股东  10.0001  存续",), "broken"),
        (("法定代表人  50  注销",), "kept"),
        (("法定代表人  50  吊销",), "kept"),
        (("股东  6  存续", "个体经营者  6  存续"), "kept"),
        (("个体经营者  .  存续",), "undecided"),
        (("个体经营者  .  注销",), "kept"),
        (("股东  50  .",), "undecided"),
        (("股东  5  .",), "kept"),
        (("股东  .  .", ".  11  存续"), "broken"),
    ],
)
def test_each_business_by_itself(rows: tuple[str, ...], verdict: str) -> None:
    found = judge(business_in_family, ROLL + "".join(f"    @B  某公司  {row}\n" for row in rows))
    assert found.broken == ["F1"] * (verdict == "broken")
    assert found.undecided == ["F1"] * (verdict == "undecided")
    assert found.kept == (verdict == "kept")


def test_what_the_finding_carries() -> None:
    found = judge(business_in_family, ROLL + "    @B  甲公司  股东  50  存续\n    @A  乙公司  股东  60  存续\n")
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.one("F1")["grade"] == "certain"
    assert "成员张五为甲公司的股东，认缴出资50万元，超过10万元" in found.one("F1")["message"]


def test_missing_fields_are_named() -> None:
    found = judge(business_in_family, ROLL + "    @B  甲公司  股东  .  存续\n")
    assert found.one("F1")["missing"] == ["认缴出资(万元)（市场主体，由市场监管局掌握）"]

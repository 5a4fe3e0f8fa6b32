"""DB-07."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.property_in_family import property_in_family
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  total_amount
    2020-06  F1         610304101201  张三            790.00
    2020-06  F2         610304101201  李四            395.00

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否
    2020-06  F2         @C     李四  是

    properties
    id_no  location  use
"""


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ((), "kept"),
        (("@A  东街1号  住宅",), "kept"),
        (("@A  东街1号  住宅", "@B  西街2号  住宅"), "broken"),
        (("@A  东街1号  住宅", "@B  东街1号  住宅"), "kept"),
        (("@A  东街1号  住宅", "@B  .  住宅"), "broken"),
        (("@A  .  住宅", "@A  .  住宅"), "broken"),
        (("@A  东街1号  商业",), "broken"),
        (("@A  东街1号  住宅", "@B  东街1号  商业"), "broken"),
        (("@A  东街1号  其他", "@A  西街2号  其他", "@A  东街3号  住宅"), "kept"),
        (("@A  东街1号  .",), "undecided"),
        (("@A  东街1号  住宅", "@B  东街1号  ."), "kept"),
        (("@A  东街1号  其他", "@B  东街1号  住宅", "@B  西街2号  住宅"), "broken"),
        (("@A  东街1号  .", "@A  西街2号  商业"), "broken"),
        (("@A  东街1号  .", "@A  西街2号  住宅", "@A  西街3号  住宅"), "broken"),
        (("@A  东街1号  .", "@A  西街2号  住宅"), "undecided"),
    ],
)
def test_homes_and_shops_of_a_family(rows: tuple[str, ...], verdict: str) -> None:
    found = judge(property_in_family, ROLL + "".join(f"    {row}\n" for row in rows))
    assert found.broken == ["F1"] * (verdict == "broken")
    assert found.undecided == ["F1"] * (verdict == "undecided")
    assert found.kept == 1 + (verdict == "kept")


def test_what_the_finding_carries() -> None:
    found = judge(property_in_family, ROLL + "    @A  东街1号  住宅\n    @B  西街2号  住宅\n    @C  北街1号  .\n")
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.one("F1")["grade"] == "certain"
    assert "住宅2处（限1处）、商业用房0处" in found.one("F1")["message"]
    assert found.one("F2")["missing"] == ["用途（不动产，由自然资源（不动产登记）部门掌握）"]


def test_each_family_counts_for_itself() -> None:
    found = judge(property_in_family, ROLL + "    @A  东街1号  住宅\n    @C  西街2号  住宅\n")
    assert found.kept == 2

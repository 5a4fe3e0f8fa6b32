"""DB-06."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.vehicle_in_family import vehicle_in_family
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

    vehicles
    id_no  plate    kind  use  status
"""


def roll(*cars: str) -> str:
    return ROLL + "".join(f"    {car}\n" for car in cars)


def test_a_car_of_any_member_makes_the_family_wrong() -> None:
    found = judge(vehicle_in_family, roll("@B  陕C00001  小型轿车  非营运  正常"))
    assert found.broken == ["F1"]
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.kept == 1
    assert found.one("F1")["grade"] == "certain"


@pytest.mark.parametrize(
    ("car", "verdict"),
    [
        ("残疾人专用车  非营运  正常", "kept"),
        ("摩托车  非营运  正常", "kept"),
        ("农用车  营运  正常", "kept"),
        ("其他  .  正常", "broken"),
        ("小型轿车  .  注销", "kept"),
        ("小型轿车  .  报废", "kept"),
        (".  .  报废", "kept"),
        ("摩托车  .  .", "kept"),
        (".  .  正常", "undecided"),
        ("小型轿车  .  .", "undecided"),
    ],
)
def test_kinds_and_states(car: str, verdict: str) -> None:
    found = judge(vehicle_in_family, roll(f"@A  陕C00001  {car}"))
    assert found.broken == ["F1"] * (verdict == "broken")
    assert found.undecided == ["F1"] * (verdict == "undecided")


def test_only_commercial_vehicles_are_to_verify() -> None:
    lorry = "@A  陕C00001  载货汽车  营运  正常"
    assert judge(vehicle_in_family, roll(lorry)).one("F1")["grade"] == "to_verify"
    mixed = judge(vehicle_in_family, roll(lorry, "@A  陕C00002  小型轿车  .  正常"))
    assert mixed.one("F1")["grade"] == "certain"
    spare = judge(vehicle_in_family, roll(lorry, "@A  陕C00002  摩托车  非营运  正常"))
    assert spare.one("F1")["grade"] == "to_verify"
    assert [one["row"] for one in spare.one("F1")["evidence"] if one["roster"] == "vehicles"] == [2]


def test_two_cars_are_one_finding() -> None:
    found = judge(vehicle_in_family, roll("@A  1  客车  .  正常", "@A  2  客车  .  正常", "@C  3  .  .  正常"))
    assert found.broken == ["F1"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.undecided == ["F2"]
    assert found.one("F2")["missing"] == ["车辆类型（机动车，由公安交管部门掌握）"]

"""Laws that hold for every check."""

import pytest

from doudi.checks.api import Check
from doudi.checks.dibao.vehicle_in_family import vehicle_in_family
from doudi.engine.catalogue import catalogue
from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Column, Kind
from tests.tables import judge

CHECKS = list(catalogue().values())
STATED = {
    Kind.ID_NUMBER: "@A", Kind.NAME: "张三", Kind.TEXT: "X1", Kind.YUAN: "100", Kind.NUMBER: "1", Kind.COUNT: "2020",
    Kind.WAN_YUAN: "1", Kind.DAY: "2020-06-15", Kind.MONTH: "2020-06", Kind.FLAG: "是", Kind.AREA: "610304101000",
    Kind.ACCOUNT: "6200",
}  # fmt: skip


def cell(column: Column) -> str:
    """A required cell is stated, every other is unreadable."""
    if not column.required:
        return "?"
    return column.codes.words[0] if column.codes else STATED[column.kind]


def unknown_everywhere() -> str:
    blocks = [
        "\n".join([roster.name, "  ".join(c.name for c in roster.columns), "  ".join(map(cell, roster.columns))])
        for roster in ALL
        if roster.name not in ("identities", "exemptions")
    ]
    return "\n\n".join(blocks)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_rows_of_unknown_cells_are_never_broken(check: Check) -> None:
    found = judge(check, unknown_everywhere())
    assert found.broken == []
    assert all(one["missing"] for one in found.findings)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_empty_rosters_give_nothing(check: Check) -> None:
    found = judge(check, "")
    assert (found.findings, found.summary.rows) == ([], 0)


VEHICLES = """
    dibao_families
    month    family_no  area_code     kind  total_amount
    2020-06  F1         610304101201  农村  300.00

    dibao_members
    month    family_no  id_no  name
    2020-06  F1         @A     张三
    2020-06  F1         @B     李四

    vehicles
    id_no  plate    kind      use     status
    {0}
    {1}
"""
CARS = ("@A  陕C00001  小型轿车  非营运  正常", "@B  陕C00002  载货汽车  营运  正常")


def test_the_order_of_rows_never_shows() -> None:
    """The money of a family hangs on one of its cars; which one, its content says."""
    told = [
        {name: one[name] for name in ("message", "reckoning", "months", "amount", "grade", "name", "area_code")}
        for cars in (CARS, CARS[::-1])
        for one in judge(vehicle_in_family, VEHICLES.format(*cars)).findings
    ]
    assert len(told) == 2
    assert told[0] == told[1]

"""LB-03."""

from doudi.checks.coverage.poor_household_below_standard import poor_household_below_standard
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code
    2020-06  F9         610304101201

    dibao_members
    month    family_no  id_no
    2020-06  F9         @Z

    registered_poor
    household_no  id_no  name  relation  area_code  income_per_head
"""


def household(*people: str, more: str = "") -> Verdicts:
    return judge(poor_household_below_standard, ROSTERS + "\n".join(f"    J1  {one}" for one in people) + "\n" + more)


def test_a_household_below_the_standard_with_nobody_covered() -> None:
    found = household("@A  张三  户主  610304101201  4000", "@B  李四  配偶  610304101201  ?")
    assert found.broken == ["J1"]
    assert found.one("J1")["name"] == "张三"
    assert found.one("J1")["subject_kind"] == "household"


def test_the_largest_income_stated_counts() -> None:
    assert household("@A  张三  户主  610304101201  4000", "@B  李四  配偶  610304101201  4740").kept == 1


def test_one_covered_member_is_enough_even_without_income() -> None:
    assert household("@A  张三  户主  610304101201  ?", "@Z  李四  配偶  610304101201  ?").kept == 1


def test_no_income_stated_is_undecided() -> None:
    assert household("@A  张三  户主  610304101201  ?").undecided == ["J1"]


def test_all_dead_is_out_of_scope() -> None:
    dead = "\n    deaths\n    id_no  died_on\n    @A  2020-01-01\n"
    assert household("@A  张三  户主  610304101201  100", more=dead).out_of_scope == 1
    assert household("@A  张三  户主  610304101201  100", "@B  李四  子  610304101201  .", more=dead).broken == ["J1"]


def test_its_place_is_that_of_the_head_where_rows_differ() -> None:
    found = household("@A  张三  户主  610304101202  100", "@B  李四  子  610304101201  100")
    assert found.one("J1")["area_code"] == "610304101202"


def test_its_place_is_the_smallest_where_there_is_no_head() -> None:
    found = household("@A  张三  子  610304101202  100", "@B  李四  子  610304101201  100")
    assert found.one("J1")["area_code"] == "610304101201"


def test_only_the_roster_of_the_dead_touches_the_grade() -> None:
    poor = "@A  张三  户主  610304101201  4000"
    assert household(poor).one("J1")["grade"] == "to_verify"
    assert household(poor, more="\n    deaths\n    id_no  died_on\n").one("J1")["grade"] == "certain"

"""LB-07."""

import pytest

from doudi.checks.coverage.tekun_candidate_missed import tekun_candidate_missed
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code
    2020-06  F1         610304101201

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         {who}  张三  {insured}

    households
    hukou_no  id_no  name  relation  status
    H1        {who}  张三  户主      {status}
    {others}

    tekun_people
    month    id_no  area_code
    {tekun_month}  @T  610304101202
"""


def person(who: str = "@A1950-01-01", more: str = "", **cells: str) -> Verdicts:
    given = {"insured": "是", "status": "正常", "others": "H2  @X  王五  户主  正常", "tekun_month": "2020-06"} | cells
    return judge(tekun_candidate_missed, ROSTERS.format(who=who, **given) + more)


@pytest.mark.parametrize(("born", "broken"), [
    ("1960-06-30", True), ("1960-07-01", False), ("2004-06-30", False), ("2004-07-01", True),
])  # fmt: skip
def test_old_from_the_sixtieth_birthday_young_before_the_sixteenth(born: str, broken: bool) -> None:
    found = person(f"@A{born}")
    assert bool(found.broken) is broken
    assert found.out_of_scope == (not broken)


def test_it_is_to_verify() -> None:
    assert person().one("@A1950-01-01")["grade"] == "to_verify"


def test_somebody_else_in_the_hukou() -> None:
    assert person(others="H1  @B  李四  子  正常").out_of_scope == 1
    assert person(others="H1  @B  李四  子  迁出").broken == ["@A1950-01-01"]
    assert person(others="H1  @B  李四  子  ?").undecided == ["@A1950-01-01"]


def test_whoever_else_stands_in_the_hukou_is_evidence() -> None:
    found = person(others="H1  @B  李四  子  迁出").one("@A1950-01-01")
    people = [row for row in found["evidence"] if row["roster"] == "households"]
    assert [row["fields"][0]["value"] for row in people] == ["张三", "李四"]


def test_own_status() -> None:
    assert person(status="迁出").out_of_scope == 1
    assert person(status="?").undecided == ["@A1950-01-01"]


def test_not_in_the_register_is_undecided_but_kept_on_tekun_and_out_of_scope_where_young_enough() -> None:
    nobody = "H2  @X  王五  户主  正常"
    poor = "\n    registered_poor\n    household_no  id_no  area_code  status\n    J1  {}  610304101201  返贫\n"
    assert "@P1950-01-01" in person(others=nobody, more=poor.format("@P1950-01-01")).undecided
    assert "@P1980-01-01" not in person(others=nobody, more=poor.format("@P1980-01-01")).undecided
    assert person(more=poor.format("@T")).undecided == []


def test_severely_disabled_of_any_age() -> None:
    paper = "\n    disabled_people\n    id_no  category  grade\n    @A1980-01-01  视力  1\n"
    assert person("@A1980-01-01", more=paper).broken == ["@A1980-01-01"]


def test_without_any_tekun_roll_of_the_month_nothing_is_judged_and_the_gap_is_listed() -> None:
    found = person(tekun_month="2020-05")
    assert found.out_of_scope == 1
    assert found.summary.not_covered == ("610304000000|tekun_people|2020-06",)
    assert person(who="@A1980-01-01", tekun_month="2020-05").summary.not_covered == ()


def test_the_row_that_makes_him_insured_is_evidence() -> None:
    found = person("@P1950-01-01", others="H2  @X  王五  户主  正常").one("@P1950-01-01")
    assert "dibao_members" in [row["roster"] for row in found["evidence"]]


def test_what_is_not_known_is_named() -> None:
    found = person(insured="?").one("@A1950-01-01")
    assert found["missing"] == ["是否保障对象（低保家庭成员名册，由县区民政局掌握）"]
    poor = "\n    registered_poor\n    household_no  id_no  area_code  status\n    J1  @P1950-01-01  {}  {}\n"
    alone = "H3  @P1950-01-01  赵六  户主  正常"
    found = person(others=alone, more=poor.format("610304101201", "?")).one("@P1950-01-01")
    assert found["missing"] == ["状态（建档立卡人口，由扶贫（乡村振兴）部门掌握）"]
    found = person(others=alone, more=poor.format("?", "返贫")).one("@P1950-01-01")
    assert found["missing"] == ["行政区划代码（建档立卡人口，由扶贫（乡村振兴）部门掌握）"]


def test_the_dead_are_out_of_scope() -> None:
    assert person(more="\n    deaths\n    id_no  died_on\n    @A1950-01-01  2020-05-05\n").out_of_scope == 1


def test_the_place_is_that_of_his_family_of_the_month_though_he_is_not_insured_in_it() -> None:
    poor = """
    registered_poor
    household_no  id_no           area_code     status
    J1            @A1950-01-01    610322100201  返贫
"""
    assert person(insured="否", more=poor).one("@A1950-01-01")["area_code"] == "610304101201"

"""LB-01."""

import pytest

from doudi.checks.coverage.poor_and_unable_not_covered import poor_and_unable_not_covered
from tests.tables import Verdicts, judge

ROLL = """
    dibao_families
    month    family_no  area_code
    2020-06  F9         610304101201
    2020-05  F1         610304101201

    dibao_members
    month    family_no  id_no  insured
    2020-06  F9         @Z     {insured}
    2020-05  F1         @A     是

    registered_poor
    household_no  id_no   name  area_code     status   health  labour
    J1            {who}   张三  {place}       {status}  {health}  {labour}
"""


def poor(more: str = "", insured: str = "是", **cells: str) -> Verdicts:
    given = {"status": "未脱贫", "health": "健康", "labour": "完全丧失", "who": "@A", "place": "610304101201"} | cells
    return judge(poor_and_unable_not_covered, ROLL.format(insured=insured, **given) + more)


def test_a_poor_person_without_labour_is_missed() -> None:
    found = poor()
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-06"]
    assert found.amount("@A") is None


@pytest.mark.parametrize("status", ["已脱贫", "边缘易致贫", "脱贫不稳定"])
def test_other_statuses_are_out_of_scope(status: str) -> None:
    assert poor(status=status).out_of_scope == 1


def test_covered_in_the_month_is_kept() -> None:
    assert poor(who="@Z").kept == 1


def test_an_uninsured_member_is_not_covered() -> None:
    assert poor(who="@Z", insured="否").broken == ["@Z"]
    assert poor(who="@Z", insured="?").undecided == ["@Z"]


def test_the_row_that_says_whether_he_is_insured_is_evidence() -> None:
    for insured in ("否", "?"):
        rows = poor(who="@Z", insured=insured).one("@Z")["evidence"]
        assert [(row["roster"], row["row"]) for row in rows] == [("dibao_members", 2), ("registered_poor", 2)]


def test_on_tekun_is_covered() -> None:
    tekun = "\n    tekun_people\n    month  id_no  area_code\n    2020-06  @A  610304101202\n"
    assert poor(more=tekun).kept == 1


def test_the_dead_are_out_of_scope() -> None:
    assert poor(more="\n    deaths\n    id_no  died_on\n    @A  2020-06-30\n").out_of_scope == 1


@pytest.mark.parametrize(("grade", "category", "verdict"), [
    ("2", "肢体", "broken"), ("3", "精神", "broken"), ("3", "肢体", "out"), ("4", "智力", "out"),
    ("?", "肢体", "undecided"), ("3", "?", "undecided"),
])  # fmt: skip
def test_disability_makes_unable_by_grade_and_category(grade: str, category: str, verdict: str) -> None:
    found = poor(labour="有", more=f"\n    disabled_people\n    id_no  category  grade\n    @A  {category}  {grade}\n")
    assert (found.broken, found.undecided, found.out_of_scope) == {
        "broken": (["@A"], [], 0), "undecided": ([], ["@A"], 0), "out": ([], [], 1),
    }[verdict]  # fmt: skip


@pytest.mark.parametrize(("born", "broken"), [
    ("2004-07-01", False), ("2004-06-30", True), ("1960-07-01", True), ("1960-06-30", False),
])  # fmt: skip
def test_labour_of_children_and_old_people_says_nothing(born: str, broken: bool) -> None:
    assert bool(poor(labour="无", who=f"@A{born}").broken) is broken


@pytest.mark.parametrize(("admitted", "serious", "verdict"), [
    ("2019-06-30", "是", "broken"), ("2019-06-29", "是", "out"), ("2020-01-01", "否", "out"), ("?", "是", "undecided"),
])  # fmt: skip
def test_serious_illness_counts_for_twelve_months(admitted: str, serious: str, verdict: str) -> None:
    stay = f"\n    serious_illness\n    id_no  serious  admitted_on\n    @A  {serious}  {admitted}\n"
    found = poor(labour="有", more=stay)
    assert (bool(found.broken), bool(found.undecided)) == (verdict == "broken", verdict == "undecided")


def test_labour_unknown_is_undecided_whatever_milder_certificate_he_holds() -> None:
    found = poor(labour="?", more="\n    disabled_people\n    id_no  category  grade\n    @A  肢体  3\n")
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["劳动能力（建档立卡人口，由扶贫（乡村振兴）部门掌握）"]
    assert found.one("@A")["grade"] == "to_verify"


def test_labour_unknown_but_covered_is_kept() -> None:
    assert poor(labour="?", who="@Z").kept == 1


def test_a_unit_without_its_roll_is_a_gap_not_a_doubt() -> None:
    found = poor(place="610326100200")
    assert found.out_of_scope == 1
    assert found.summary.not_covered == ("610326000000|dibao_families|2020-06",)


def test_without_the_roster_of_the_dead_findings_are_to_verify() -> None:
    assert poor().one("@A")["grade"] == "to_verify"
    others = "\n\n    ".join(f"{name}\n    id_no" for name in ("deaths", "disabled_people", "serious_illness"))
    assert poor(more=f"\n    {others}\n").one("@A")["grade"] == "certain"

"""LB-04: S is 12 × 395 = 4740 yuan, the ceiling 1.5 × S = 7110."""

from datetime import date

import pytest

from doudi.checks.coverage.single_person_guarantee_missed import single_person_guarantee_missed
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code
    2021-07  F9         610304101201

    registered_poor
    household_no  id_no  name  relation  area_code     status  income_per_head
    J1            @A     张三  子        610304101201  已脱贫  {own}
    J1            @B     李四  户主      610304101201  已脱贫  {income}

    disabled_people
    id_no  category  grade
    @A     肢体      {grade}
"""


def household(income: str, grade: str = "1", own: str = "?", as_of: date = date(2021, 7, 31)) -> Verdicts:
    return judge(single_person_guarantee_missed, ROSTERS.format(income=income, grade=grade, own=own), as_of=as_of)


@pytest.mark.parametrize(("income", "broken"), [
    ("4739.99", False), ("4740", True), ("7109.99", True), ("7110", False),
])  # fmt: skip
def test_household_income_from_the_standard_to_below_the_ceiling(income: str, broken: bool) -> None:
    assert bool(household(income).broken) is broken


def test_milder_disability_is_out_of_scope_and_an_unknown_grade_undecided() -> None:
    assert household("5000", grade="3").out_of_scope == 2
    assert household("5000", grade="?").undecided == ["@A"]


def test_no_income_of_the_household_is_undecided() -> None:
    assert household("?").undecided == ["@A"]


def test_it_is_not_in_force_before_july_2021() -> None:
    summary = household("5000", as_of=date(2021, 6, 30)).summary
    assert (summary.ran, summary.reason) == (False, "尚未施行")

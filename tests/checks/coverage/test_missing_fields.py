"""What an undecided finding of LB says is missing, and who holds it."""

from datetime import date

import pytest

from doudi.checks.api import Check
from doudi.checks.coverage.marginal_and_unable_not_covered import marginal_and_unable_not_covered
from doudi.checks.coverage.poor_and_unable_not_covered import poor_and_unable_not_covered
from doudi.checks.coverage.poor_household_below_standard import poor_household_below_standard
from doudi.checks.coverage.single_person_guarantee_missed import single_person_guarantee_missed
from tests.tables import judge

ROSTERS = """
    registered_poor
    household_no  id_no  area_code     status  health  labour    income_per_head
    J1            {who}  610304101201  返贫    健康    {labour}  3000

    dibao_families
    month    family_no  area_code
    2020-06  F1         610304101201

    {more}
"""
PAPER = "disabled_people\n    id_no  category  grade\n    @A  肢体  ?"
CATEGORY = "disabled_people\n    id_no  category  grade\n    @A  ?  3"
SERIOUS = "serious_illness\n    id_no  serious  admitted_on\n    @A  ?  2020-01-01"
STAY = "serious_illness\n    id_no  serious  admitted_on\n    @A  是  ?"


PLACELESS = """
    registered_poor
    household_no  id_no  area_code  status    health  labour    income_per_head
    J1            @A     ?          {status}  健康    完全丧失  5000

    disabled_people
    id_no  category  grade
    @A     视力      1
"""


@pytest.mark.parametrize(("check", "status"), [
    (poor_and_unable_not_covered, "返贫"), (marginal_and_unable_not_covered, "边缘易致贫"),
    (poor_household_below_standard, "返贫"), (single_person_guarantee_missed, "已脱贫"),
])  # fmt: skip
def test_an_unknown_place_is_named(check: Check, status: str) -> None:
    (finding,) = judge(check, PLACELESS.format(status=status), as_of=date(2021, 7, 31)).findings
    assert "行政区划代码（建档立卡人口，由扶贫（乡村振兴）部门掌握）" in finding["missing"]


@pytest.mark.parametrize(("labour", "more", "told"), [
    ("有", PAPER, "残疾等级（持证残疾人，由残联掌握）"),
    ("有", CATEGORY, "残疾类别（持证残疾人，由残联掌握）"),
    ("有", SERIOUS, "是否重特大疾病（重病和高额医疗，由医保局掌握）"),
    ("有", STAY, "入院日期（重病和高额医疗，由医保局掌握）"),
    ("?", "", "劳动能力（建档立卡人口，由扶贫（乡村振兴）部门掌握）"),
])  # fmt: skip
def test_the_missing_field_and_its_holder_are_named(labour: str, more: str, told: str) -> None:
    (finding,) = judge(poor_and_unable_not_covered, ROSTERS.format(who="@A", labour=labour, more=more)).findings
    assert finding["verdict"] == "undecided"
    assert finding["missing"] == [told]
    assert told in finding["message"]

"""LB-06."""

import pytest

from doudi.checks.coverage.gradual_exit_not_given import gradual_exit_not_given
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_exits
    family_no  applicant_id  applicant_name  area_code     stopped_month  reason    gradual_exit
    F1         {applicant}   张三            610304101201  {month}        {reason}  {gradual}

    dibao_members
    month    family_no  id_no
    2019-01  F1         @B

    registered_poor
    household_no  id_no
    J1            @A
    J2            {member}
"""


def exit_(
    gradual: str = "否", reason: str = "收入超标", month: str = "2020-05", applicant: str = "@A", member: str = "@Z"
) -> Verdicts:
    text = ROSTERS.format(gradual=gradual, reason=reason, month=month, applicant=applicant, member=member)
    return judge(gradual_exit_not_given, text)


def test_over_income_and_stopped_at_once() -> None:
    found = exit_()
    assert found.broken == ["F1"]
    assert found.months("F1") == []
    assert found.one("F1")["name"] == "张三"


def test_the_reckoning_tells_whose_exit_it_was() -> None:
    assert exit_().one("F1")["reckoning"] == ["停发原因=收入超标；是否渐退=否；建档立卡户=是；停发月份=2020-05"]


def test_gradual_exit_given_or_not_known() -> None:
    assert exit_(gradual="是").kept == 1
    assert exit_(gradual="?").undecided == ["F1"]


@pytest.mark.parametrize(("month", "broken"), [("2019-06", True), ("2019-05", False)])
def test_within_twelve_months(month: str, broken: bool) -> None:
    assert bool(exit_(month=month).broken) is broken


def test_other_reasons_are_out_of_scope_an_unknown_one_undecided() -> None:
    assert exit_(reason="死亡").out_of_scope == 1
    assert exit_(reason="?").undecided == ["F1"]
    assert exit_(reason="?", gradual="是").kept == 1


def test_a_family_without_registered_poor_is_out_of_scope() -> None:
    assert exit_(applicant="@Y").out_of_scope == 1
    assert exit_(applicant="@Y", member="@B").broken == ["F1"]  # a member of an earlier month counts

"""DB-16."""

from decimal import Decimal

from doudi.checks.dibao.gradual_exit_overrun import gradual_exit_overrun
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  total_amount  gradual_exit_until
    2020-06  F1         610304101201  张三            790.00        2020-05
    2020-06  F2         610304101201  李四            395.00        2020-06
    2020-06  F3         610304101201  王五            395.00        .
    2020-06  F4         610304101201  赵六            395.00        ?
    2020-05  F5         610304101201  钱七            395.00        2020-03
"""


def test_only_a_month_that_is_over_is_wrong() -> None:
    found = judge(gradual_exit_overrun, ROLL)
    assert found.broken == ["F1"]
    assert (found.kept, found.out_of_scope) == (1, 1)


def test_what_the_finding_carries() -> None:
    found = judge(gradual_exit_overrun, ROLL)
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.one("F1")["grade"] == "certain"
    assert "渐退期截止2020-05，2020-06仍在低保名册" in found.one("F1")["message"]


def test_an_unreadable_month_is_undecided() -> None:
    found = judge(gradual_exit_overrun, ROLL)
    assert found.undecided == ["F4"]
    assert found.one("F4")["missing"] == ["渐退期截止（低保家庭名册，由县区民政局掌握）"]

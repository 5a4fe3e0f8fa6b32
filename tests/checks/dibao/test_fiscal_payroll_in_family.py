"""DB-05."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.fiscal_payroll_in_family import fiscal_payroll_in_family
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  total_amount
    2020-05  F0         610304101201  赵一            500.00
    2020-06  F1         610304101201  张三            790.00
    2020-06  F2         610304101201  李四            {amount}

    dibao_members
    month    family_no  id_no  name  insured
    2020-05  F0         @Z     赵一  是
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否
    2020-06  F2         @C     李四  是

    fiscal_payroll
    id_no  unit    post  from_on  to_on
    @Z     某学校  教师  2010-01-01  .
"""


def roll(*posts: str, amount: str = "395.00") -> str:
    return ROLL.format(amount=amount) + "".join(f"    {post}\n" for post in posts)


def test_a_member_in_post_makes_his_family_wrong_insured_or_not() -> None:
    found = judge(fiscal_payroll_in_family, roll("@B  某中学  教师  2015-09-01  ."))
    assert found.broken == ["F1"]
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.kept == 1
    assert found.one("F1")["grade"] == "certain"
    assert found.one("F1")["message"] == (
        "张三户（F1）成员张五自2015-09-01起在某中学任教师，属财政供养人员；2020-06该户仍在册，月保障金额790.00元。"
    )


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        (".  .", "broken"),
        ("2020-06-30  2020-06-30", "broken"),
        ("2015-09-01  2020-06-29", ""),
        ("2020-07-01  .", ""),
        ("2015-09-01  ?", "undecided"),
    ],
)
def test_days_in_post(days: str, verdict: str) -> None:
    found = judge(fiscal_payroll_in_family, roll(f"@A  某中学  教师  {days}"))
    assert found.broken == ["F1"] * (verdict == "broken")
    assert found.undecided == ["F1"] * (verdict == "undecided")


def test_several_posts_are_one_finding_and_its_money_counts_once() -> None:
    found = judge(
        fiscal_payroll_in_family, roll("@A  甲  教师  .  .", "@B  乙  医生  .  .", "@B  丙  医生  .  2019-01-01")
    )
    assert found.broken == ["F1"]
    assert found.amount("F1") == Decimal("790.00")
    assert len([one for one in found.one("F1")["evidence"] if one["roster"] == "fiscal_payroll"]) == 2
    assert found.summary.yuan == Decimal("790.00")


def test_an_unknown_amount_leaves_the_yuan_blank() -> None:
    assert judge(fiscal_payroll_in_family, roll("@C  甲  教师  .  .", amount=".")).amount("F2") is None


def test_the_missing_field_is_named() -> None:
    found = judge(fiscal_payroll_in_family, roll("@A  甲  教师  .  ?"))
    assert found.one("F1")["missing"] == ["截止日期（财政供养人员，由财政局和人社局掌握）"]

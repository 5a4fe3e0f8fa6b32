"""ZJ-07."""

from decimal import Decimal

import pytest

from doudi.checks.payments.account_of_outsider import account_of_outsider
from tests.tables import Verdicts, judge

KNOWN = """
    dibao_families
    month    family_no  area_code     applicant_name  applicant_id
    2020-01  F1         610304101201  赵甲            @P

    dibao_members
    month    family_no  id_no  name  insured
    2020-02  F1         @A     钱乙  否

    households
    hukou_no  id_no  name  status
    H1        @T     孙丙  正常
    H1        @S     李丁  迁出
    H2        @D     周戊  正常
    H3        @D     周戊  正常
    H3        @E     吴己  正常

    care_agreements
    tekun_id  carer_name
    @T        郑庚

    payments
    programme  month    id_no  name  family_no  area_code     account_name  amount  result  note
    {line}
"""


def paid(who: str, family: str, holder: str, *, name: str = "冯辛", result: str = "成功", note: str = ".",
         programme: str = "农村低保") -> Verdicts:  # fmt: skip
    cells = (programme, "2020-05", who, name, family, "610304101201", holder, "90.00", result, note)
    return judge(account_of_outsider, KNOWN.format(line="  ".join(cells)))


@pytest.mark.parametrize("holder", ["冯辛", "赵甲", "钱乙", "宝鸡市民政局"])
def test_the_payee_his_family_of_any_month_or_an_institution(holder: str) -> None:
    assert paid("@X", "F1", holder).kept == 1


@pytest.mark.parametrize("holder", ["孙丙", "李丁", "郑庚", "太白县供养中心"])
def test_the_people_of_a_persons_hukou_and_his_carer(holder: str) -> None:
    assert paid("@T", ".", holder, programme="特困基本生活").kept == 1


def test_anybody_else_is_an_outsider() -> None:
    found = paid("@X", "F1", "孙丙", note="5—6月")
    assert (found.broken, found.months("F1"), found.amount("F1")) == (["F1"], ["2020-05", "2020-06"], Decimal("90.00"))
    assert found.one("F1")["grade"] == "to_verify"
    assert paid("@T", ".", "赵甲").broken == ["@T"]
    assert paid("@T", "F1", "孙丙").broken == ["F1"]
    assert paid("@T", "F1", "郑庚").kept == 1


def test_who_counts_as_not_in_the_household_register_has_no_hukou() -> None:
    assert paid("@D", ".", "吴己").broken == ["@D"]


def test_an_unknown_name_is_no_own_name() -> None:
    assert paid("@X", "F1", "冯辛", name=".").broken == ["F1"]


def test_no_name_on_the_account_and_money_that_came_back_are_not_looked_at() -> None:
    assert paid("@X", "F1", ".").out_of_scope == 1
    assert paid("@X", "F1", "孙丙", result="退回").out_of_scope == 1


def test_what_is_not_known() -> None:
    assert paid("@X", "F1", "孙丙", result=".").undecided == ["F1"]
    assert paid("@X", "?", "赵甲").undecided == ["@X"]
    assert paid("@X", "?", "冯辛").kept == 1

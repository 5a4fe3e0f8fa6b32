"""ZJ-06."""

from decimal import Decimal

from doudi.checks.payments.one_account_many_families import one_account_many_families
from tests.tables import Verdicts, judge

LINES = """
    payments
    programme  month    id_no  family_no  area_code     account_no  account_name  amount  result
    {lines}
"""
ACCOUNT = "6200001"


def received(*lines: str) -> Verdicts:
    """Each line: month, person, family, holder, amount, result."""
    rows = []
    for line in lines:
        month, who, family, holder, amount, result = line.split()
        rows.append("  ".join(["农村低保", month, who, family, "610304101201", ACCOUNT, holder, amount, result]))
    return judge(one_account_many_families, LINES.format(lines="\n".join(rows)))


TWO = ("2020-05 @A F1 张三 10.00 成功", "2020-05 @B F2 张三 20.00 成功")


def test_more_payees_in_a_month_than_the_limit() -> None:
    found = received(
        *TWO, "2020-05 @C . 李四 0.50 成功", "2020-05 @A F1 张三 1.00 成功", "2020-06 @A F1 张三 7.00 成功"
    )
    assert (found.broken, found.months(ACCOUNT), found.amount(ACCOUNT)) == ([ACCOUNT], ["2020-05"], Decimal("31.50"))
    assert found.one(ACCOUNT)["message"] == "户名“张三”的账户2020-05收到3户（人）的救助资金，超过2户，涉及31.50元。"
    assert len(found.one(ACCOUNT)["evidence"]) == 4


def test_up_to_the_limit_is_kept() -> None:
    assert received(*TWO, "2020-05 @Z F1 张三 5.00 成功").kept == 1


def test_months_are_apart() -> None:
    assert received(*TWO, "2020-06 @C F3 张三 5.00 成功").kept == 1


def test_a_family_and_a_person_are_two_payees() -> None:
    assert received(*TWO, "2020-05 @A . 张三 5.00 成功").broken == [ACCOUNT]


def test_money_that_came_back_does_not_count() -> None:
    assert received(*TWO, "2020-05 @C F3 张三 5.00 退回").kept == 1
    assert received("2020-05 @C F3 张三 5.00 退回").summary.rows == 0


def test_an_institution_in_any_month_takes_the_account_out() -> None:
    three = (*TWO, "2020-05 @C F3 张三 5.00 成功")
    assert received(*three, "2020-01 @A F1 千阳县中心敬老院 1.00 成功").out_of_scope == 1
    assert received(*three, "2020-01 @A F1 千阳县医院 1.00 成功").broken == [ACCOUNT]


def test_no_name_stated_is_unknown() -> None:
    three = [line.replace("张三", ".") for line in (*TWO, "2020-05 @C F3 张三 5.00 成功")]
    found = received(*three)
    assert found.undecided == [ACCOUNT]
    assert found.one(ACCOUNT)["missing"] == ["户名（资金发放明细，由县区财政局和代发银行掌握）"]
    assert received(*three[:2]).kept == 1
    assert received(*three, "2020-06 @A F1 张三 5.00 成功").broken == [ACCOUNT]


def test_exceeded_only_with_a_line_of_unknown_result() -> None:
    found = received(*TWO, "2020-05 @C F3 张三 5.00 .")
    assert (found.undecided, found.amount(ACCOUNT)) == ([ACCOUNT], None)
    assert received(*TWO, "2020-05 @B F2 张三 5.00 .").kept == 1
    found = received(*TWO, "2020-05 @C F3 张三 5.00 成功", "2020-05 @D F4 张三 5.00 .")
    assert found.amount(ACCOUNT) == Decimal("35.00")

"""ZJ-05."""

from datetime import date
from decimal import Decimal

from doudi.checks.payments.paid_after_death import paid_after_death
from tests.tables import judge

LINES = """
    payments
    programme  month    id_no  name  area_code     amount  result  note
    {lines}

    deaths
    id_no  died_on
    @A     2020-03-31
    @A     2020-05-01
"""


def lines(*rows: str) -> str:
    return LINES.format(lines="\n".join(rows))


def paid(month: str, amount: str = "100.00", result: str = "成功", note: str = ".", programme: str = "农村低保") -> str:
    return f"{programme}  {month}  @A  张三  610304101201  {amount}  {result}  {note}"


def test_each_month_after_the_month_of_the_earliest_death_is_wrong() -> None:
    found = judge(
        paid_after_death, lines(*(paid(f"2020-0{m}") for m in (3, 4, 5)), paid("2020-05", "30", programme="其他"))
    )
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-04", "2020-05"]
    assert found.amount("@A") == Decimal("230.00")
    assert found.one("@A")["grade"] == "certain"


def test_only_the_months_after_the_death_of_a_line_count() -> None:
    found = judge(paid_after_death, lines(paid("2020-06", "100.00", note="2—4月")))
    assert (found.months("@A"), found.amount("@A")) == (["2020-04"], Decimal("33.33"))


def test_arrears_for_a_month_before_the_death_are_kept() -> None:
    assert judge(paid_after_death, lines(paid("2020-06", note="补发2月"))).kept == 1


def test_money_that_came_back_is_not_looked_at() -> None:
    assert judge(paid_after_death, lines(paid("2020-06", result="退回"))).out_of_scope == 1


def test_unknown_result_is_undecided() -> None:
    found = judge(paid_after_death, lines(paid("2020-06", result=".")))
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["结果（资金发放明细，由县区财政局和代发银行掌握）"]


def test_three_months_of_grace_since_2022() -> None:
    text = lines(*(paid(f"2023-0{m}") for m in (6, 7))).replace("2020-03-31", "2023-03-31")
    found = judge(paid_after_death, text.replace("2020-05-01", "2023-05-01"), as_of=date(2023, 8, 1))
    assert found.months("@A") == ["2023-07"]

"""ZJ-11."""

from datetime import date
from decimal import Decimal

import pytest

from doudi.checks.payments.returned_not_reissued import returned_not_reissued
from tests.tables import Verdicts, judge

LINES = """
    payments
    programme  month    id_no  family_no  area_code     amount  paid_on  result  note
    {lines}
"""
BACK = "农村低保 2020-05 @A F1 90.00 2020-05-10 退回 ."


def paid(*lines: str, as_of: date = date(2020, 6, 30)) -> Verdicts:
    """Each line: programme, month, person, family, amount, day, result, note."""
    rows = []
    for line in lines:
        programme, month, who, family, *rest = line.split()
        rows.append("  ".join([programme, month, who, family, "610304101201", *rest]))
    return judge(returned_not_reissued, LINES.format(lines="\n".join(rows)), as_of=as_of)


def test_returned_and_not_paid_again() -> None:
    found = paid(BACK, "农村低保 2020-04 @A F1 30.00 2020-04-10 退回 二季度")
    assert (found.broken, found.months("F1")) == (["F1"], ["2020-04", "2020-05", "2020-06"])
    assert found.amount("F1") == Decimal("120.00")
    assert found.one("F1")["grade"] == "certain"


def test_the_clock_starts_with_the_returned_line() -> None:
    assert paid(BACK, as_of=date(2020, 6, 9)).kept == 1
    assert paid(BACK, as_of=date(2020, 6, 10)).broken == ["F1"]


@pytest.mark.parametrize("day", ["2020-05-10", "2020-06-09"])
def test_paid_again_in_time(day: str) -> None:
    assert paid(BACK, f"农村低保 2020-05 @B F1 1.00 {day} 成功 .").kept == 1
    assert paid(BACK, f"农村低保 2020-06 @B F1 1.00 {day} 成功 补发5月").kept == 1


@pytest.mark.parametrize(
    "other",
    [
        "农村低保 2020-05 @A F1 90.00 2020-05-09 成功 .",
        "农村低保 2020-05 @A F1 90.00 2020-06-10 成功 .",
        "城市低保 2020-05 @A F1 90.00 2020-05-20 成功 .",
        "农村低保 2020-06 @A F1 90.00 2020-05-20 成功 .",
        "农村低保 2020-05 @A F2 90.00 2020-05-20 成功 .",
        "农村低保 2020-05 @A F1 90.00 2020-05-20 退回 .",
    ],
)
def test_what_is_no_reissue(other: str) -> None:
    assert paid(BACK, other).broken == ["F1"]


def test_only_the_months_not_paid_again_count() -> None:
    found = paid(
        "农村低保 2020-04 @A F1 90.00 2020-04-10 退回 二季度", "农村低保 2020-05 @A F1 30.00 2020-05-01 成功 ."
    )
    assert (found.months("F1"), found.amount("F1")) == (["2020-04", "2020-06"], Decimal("60.00"))


def test_what_is_not_known() -> None:
    assert paid(BACK.replace("2020-05-10", ".")).undecided == ["F1"]
    assert paid(BACK.replace("退回", ".")).undecided == ["F1"]
    assert paid(BACK, "农村低保 2020-05 @A F1 90.00 2020-05-20 . .").undecided == ["F1"]
    found = paid(BACK, "农村低保 2020-05 @A F1 90.00 . 成功 .")
    assert found.one("F1")["missing"] == ["同月另一笔明细的结果或发放日期"]
    assert paid(BACK, "农村低保 2020-05 @A ? 90.00 2020-05-20 成功 .").broken == ["F1"]


def test_a_person_without_a_family() -> None:
    found = paid("临时救助 2020-05 @A . 90.00 2020-05-10 退回 .")
    assert (found.broken, found.one("@A")["subject_kind"]) == (["@A"], "person")

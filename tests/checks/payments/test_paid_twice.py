"""ZJ-04."""

from decimal import Decimal

import pytest

from doudi.checks.payments.paid_twice import paid_twice
from tests.tables import Verdicts, judge

ROLL = """
    dibao_families
    month    family_no  area_code
    2020-05  F1         610304101201
    2020-05  F2         610304101201

    dibao_members
    month    family_no  id_no
    2020-05  F1         @A
    2020-05  F1         @B
    2020-05  F1         @C
    2020-05  F2         @C

    tekun_people
    month    id_no  area_code
    2020-05  @B     610304101201

    payments
    programme  month    id_no  family_no  area_code     amount  result  note
    {lines}
"""


def paid(*lines: str) -> Verdicts:
    rows = []
    for line in lines:
        programme, month, who, family, amount, result, note = line.split()
        rows.append("  ".join([programme, month, who, family, "610304101201", amount, result, note]))
    return judge(paid_twice, ROLL.format(lines="\n".join(rows)))


def test_all_but_the_largest_of_the_lines_of_a_month() -> None:
    found = paid(
        "农村低保 2020-05 @A F1 100.00 成功 .",
        "农村低保 2020-05 @B F1 300.00 成功 .",
        "农村低保 2020-05 @A F1 20.00 成功 一",
    )
    assert (found.broken, found.months("F1"), found.amount("F1")) == (["F1"], ["2020-05"], Decimal("120.00"))
    assert found.one("F1")["subject_kind"] == "family"
    assert len(found.one("F1")["evidence"]) == 3


def test_a_quarterly_and_a_monthly_line_meet_in_their_month() -> None:
    found = paid("农村低保 2020-04 @A F1 100.00 成功 二季度", "农村低保 2020-05 @A F1 30.00 成功 .")
    assert (found.months("F1"), found.amount("F1")) == (["2020-05"], Decimal("30.00"))


def test_the_place_is_that_of_the_latest_month_though_paid_once_there() -> None:
    found = judge(
        paid_twice,
        """
        payments
        programme  month    id_no  family_no  area_code     amount  batch_no  result
        农村低保   2020-05  @A     F1         610304101201  100     1         成功
        农村低保   2020-05  @A     F1         610304101201  100     2         成功
        农村低保   2020-06  @A     F1         610304101202  100     3         成功
        """,
    )
    assert found.one("F1")["area_code"] == "610304101202"


def test_two_normal_lines_and_arrears_are_a_double_payment_of_two() -> None:
    lines = ["农村低保 2020-05 @A F1 100.00 成功 .", "农村低保 2020-05 @A F1 500.00 成功 补发"]
    assert paid(*lines).kept == 1
    assert paid(*lines, "农村低保 2020-05 @A F1 90.00 成功 .").amount("F1") == Decimal("90.00")
    assert paid(lines[1], "农村低保 2020-05 @A F1 5.00 成功 补发").out_of_scope == 1


def test_money_that_came_back_does_not_count() -> None:
    line = "农村低保 2020-05 @A F1 100.00"
    assert paid(f"{line} 成功 .", f"{line} 退回 .").kept == 1
    assert paid(f"{line} 退回 .").out_of_scope == 1


@pytest.mark.parametrize("second", ["90.00 . .", "90.00 成功 ?"])
def test_more_than_one_only_with_a_line_that_is_not_known(second: str) -> None:
    first = "农村低保 2020-05 @A F1 100.00"
    found = paid(f"{first} 成功 .", f"农村低保 2020-05 @A F1 {second}")
    assert (found.undecided, found.months("F1"), found.amount("F1")) == (["F1"], ["2020-05"], None)
    assert paid(f"{first} . .").kept == 1


def test_an_unknown_result_beside_two_paid_lines_adds_nothing() -> None:
    line = "农村低保 2020-05 @A F1"
    found = paid(f"{line} 100.00 成功 .", f"{line} 90.00 成功 .", f"{line} 400.00 . .")
    assert found.amount("F1") == Decimal("90.00")


def test_programmes_are_apart_and_aid_may_be_given_twice() -> None:
    assert paid("农村低保 2020-05 @A F1 100.00 成功 .", "城市低保 2020-05 @A F1 90.00 成功 .").kept == 1
    assert paid("临时救助 2020-05 @A F1 100.00 成功 .", "临时救助 2020-05 @A F1 90.00 成功 .").summary.rows == 0
    assert paid("价格临时补贴 2020-05 @A F1 100.00 成功 .", "价格临时补贴 2020-05 @A F1 90.00 成功 .").broken == ["F1"]


def test_a_line_without_family_number_is_for_the_one_family_of_the_person() -> None:
    other = "农村低保 2020-05 @Z F1 100.00 成功 ."
    assert paid(other, "农村低保 2020-05 @A . 90.00 成功 .").broken == ["F1"]
    assert paid(other, "农村低保 2020-05 @C . 90.00 成功 .").kept == 2
    assert paid(other, "农村低保 2020-05 @X . 90.00 成功 .").kept == 2
    assert paid(other.replace("05", "04"), "农村低保 2020-04 @A . 90.00 成功 .").kept == 2


def test_a_person_on_tekun_gets_his_own_price_subsidy() -> None:
    other = "价格临时补贴 2020-05 @Z F1 100.00 成功 ."
    assert paid(other, "价格临时补贴 2020-05 @A . 90.00 成功 .").broken == ["F1"]
    assert paid(other, "价格临时补贴 2020-05 @B . 90.00 成功 .").kept == 2


def test_tekun_money_is_a_persons_unless_a_family_is_stated() -> None:
    line = "特困基本生活 2020-05 @A . 100.00 成功"
    found = paid(f"{line} .", f"{line} 五月")
    assert (found.broken, found.one("@A")["subject_kind"]) == (["@A"], "person")
    assert paid(f"{line} .", "特困基本生活 2020-05 @A F1 100.00 成功 .").kept == 2


def test_an_unreadable_family_number_is_never_a_sure_hit() -> None:
    assert paid("农村低保 2020-05 @A F1 100.00 成功 .", "农村低保 2020-05 @A ? 90.00 成功 .").undecided == ["F1"]

"""ZJ-10."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.payments.paid_late import paid_late
from doudi.policy.book import read_book
from tests.tables import Verdicts, judge

LINES = """
    payments
    programme  month    id_no  family_no  area_code     amount  paid_on  result  note
    {lines}
"""
BATCH = "610304000000|农村低保|2020-05"


def paid(*lines: str, policy: Path | None = None, as_of: date = date(2020, 6, 30)) -> Verdicts:
    """Each line: programme, month, person, family, amount, day, result, note."""
    rows = []
    for line in lines:
        programme, month, who, family, *rest = line.split()
        rows.append("  ".join([programme, month, who, family, "610304101201", *rest]))
    return judge(paid_late, LINES.format(lines="\n".join(rows)), book=read_book(policy), as_of=as_of)


def test_one_late_line_is_enough() -> None:
    found = paid("农村低保 2020-05 @A F1 30.00 2020-05-10 成功 .", "农村低保 2020-05 @B F2 50.00 2020-05-11 成功 .")
    assert (found.broken, found.months(BATCH), found.amount(BATCH)) == ([BATCH], ["2020-05"], Decimal("50.00"))
    assert found.one(BATCH)["message"] == f"{BATCH}有1笔在发放截止日2020-05-10以后才发放，共50.00元。"
    assert found.one(BATCH)["grade"] == "certain"


def test_on_the_due_day_is_kept() -> None:
    assert paid("农村低保 2020-05 @A F1 30.00 2020-05-10 成功 .").kept == 1


def test_the_column_month_counts_with_the_whole_amount() -> None:
    found = paid("农村低保 2020-05 @A F1 30.00 2020-05-11 成功 4—6月")
    assert (found.months(BATCH), found.amount(BATCH)) == (["2020-05"], Decimal("30.00"))


def test_arrears_money_that_came_back_and_other_programmes() -> None:
    assert paid("农村低保 2020-05 @A F1 30.00 2020-06-11 成功 补发").out_of_scope == 1
    assert paid("农村低保 2020-05 @A F1 30.00 2020-06-11 退回 .").out_of_scope == 1
    assert paid("价格临时补贴 2020-05 @A F1 30.00 2020-06-11 成功 .").summary.rows == 0


@pytest.mark.parametrize(
    ("back", "again"), [("2020-05-08", "2020-05-20"), (".", "2020-05-20"), ("2020-05-20", "2020-05-20")]
)
def test_repeating_a_returned_line_of_the_batch(back: str, again: str) -> None:
    returned = f"农村低保 2020-05 @B F1 30.00 {back} 退回 ."
    assert paid(returned, f"农村低保 2020-05 @A F1 30.00 {again} 成功 .").out_of_scope == 1
    assert paid(returned, f"农村低保 2020-05 @A F2 30.00 {again} 成功 .").broken == [BATCH]
    assert BATCH in paid(returned.replace("-05 @", "-04 @"), f"农村低保 2020-05 @A F1 30.00 {again} 成功 .").broken


def test_a_line_returned_later_is_not_repeated() -> None:
    returned = "农村低保 2020-05 @B F1 30.00 2020-05-21 退回 ."
    assert paid(returned, "农村低保 2020-05 @A F1 30.00 2020-05-20 成功 .").broken == [BATCH]


def test_what_is_not_known() -> None:
    found = paid("农村低保 2020-05 @A F1 30.00 . 成功 .")
    assert found.undecided == [BATCH]
    assert found.one(BATCH)["missing"] == ["发放日期（资金发放明细，由县区财政局和代发银行掌握）"]
    assert paid("农村低保 2020-05 @A F1 30.00 2020-05-20 . .").undecided == [BATCH]
    assert paid("农村低保 2020-05 @A F1 30.00 2020-05-20 成功 ?").undecided == [BATCH]
    maybe = "农村低保 2020-05 @A F1 30.00 2020-05-08 . ."
    assert paid(maybe, "农村低保 2020-05 @A F1 30.00 2020-05-20 成功 .").undecided == [BATCH]


def test_a_payday_the_month_has_not_is_its_last_and_a_quarter_is_due_in_its_first_month(tmp_path: Path) -> None:
    folder = tmp_path / "payments"
    folder.mkdir()
    head = "source: doudi-default, verified: false"
    (folder / "payday.yaml").write_text(
        f"title: 日\nunit: day_of_month\nvalues:\n  - {{from: 2020-01-01, value: 31, {head}}}\n", encoding="utf-8"
    )
    (folder / "cycle.yaml").write_text(
        f"title: 周期\nunit: code\nvalues:\n  - {{from: 2020-01-01, kind: 城市, value: 按季, {head}}}\n",
        encoding="utf-8",
    )
    lines = [
        "农村低保 2020-02 @A F1 1.00 2020-02-29 成功 .",
        "农村低保 2021-02 @A F1 1.00 2021-03-01 成功 .",
        "城市低保 2020-05 @A F1 1.00 2020-05-01 成功 .",
        "城市低保 2020-06 @A F1 1.00 2020-04-30 成功 .",
        "特困基本生活 2020-06 @A . 1.00 2020-06-30 成功 .",
    ]
    found = paid(*lines, policy=tmp_path, as_of=date(2021, 6, 30))
    assert found.broken == ["610304000000|农村低保|2021-02", "610304000000|城市低保|2020-05"]
    assert found.kept == 3

"""ZJ-13."""

from decimal import Decimal

import pytest

from doudi.checks.payments.money_held_back import money_held_back
from tests.tables import Verdicts, judge

ROWS = """
    fund_transfers
    doc_no  programme  from_unit  to_unit  amount  issued_on  received_on
    {rows}
"""
OTHER_YEAR = "县财政局 乡镇 1.00 2019-03-01 2019-03-02"
UNIT = "县财政局|农村低保|2020"


def sent(*rows: str, programme: str = "农村低保") -> Verdicts:
    """Each row: giver, taker, amount, day issued, day received."""
    lines = [f"D{n}  {programme}  " + "  ".join(row.split()) for n, row in enumerate(rows)]
    return judge(money_held_back, ROWS.format(rows="\n".join(lines)))


def came(amount: str = "100.00", day: str = "2020-05-30") -> str:
    return f"市财政局 县财政局 {amount} 2020-03-01 {day}"


def went(amount: str, day: str = "2020-04-01") -> str:
    return f"县财政局 乡镇 {amount} {day} ."


def test_money_received_and_not_passed_on() -> None:
    found = sent(came(), came("50.00", "2020-04-01"), went("98.00"))
    assert (found.broken, found.months(UNIT), found.amount(UNIT)) == ([UNIT], [], Decimal("52.00"))
    assert (found.one(UNIT)["subject_kind"], found.one(UNIT)["name"]) == ("unit", "县财政局")
    assert len(found.one(UNIT)["evidence"]) == 3


def test_beyond_the_tolerance_by_a_cent() -> None:
    assert sent(came(), went("99.00")).kept == 1
    assert sent(came(), went("98.99")).amount(UNIT) == Decimal("1.01")


def test_the_last_money_must_have_come_more_than_thirty_days_ago() -> None:
    assert sent(came(day="2020-05-31"), OTHER_YEAR).kept == 1
    assert sent(came(day="2020-05-30"), OTHER_YEAR).broken == [UNIT]
    assert sent(came(day="2020-03-01"), came("1.00", "2020-06-01"), OTHER_YEAR).kept == 1


def test_passing_nothing_on_is_the_worst_case_but_an_end_point_is_none() -> None:
    assert sent(came(), OTHER_YEAR).amount(UNIT) == Decimal("100.00")
    assert sent(came()).summary.rows == 0
    assert sent(came(day="."), OTHER_YEAR).summary.rows == 0


def test_programmes_and_years_are_apart() -> None:
    found = judge(money_held_back, ROWS.format(rows="""
    D1  农村低保  市财政局  县财政局  100.00  2020-03-01  2020-03-02
    D2  城市低保  县财政局  乡镇      100.00  2020-03-01  .
    D3  城市低保  市财政局  县财政局  100.00  2019-12-31  2020-01-02
    """.strip()))  # fmt: skip
    assert found.broken == ["县财政局|农村低保|2020", "县财政局|城市低保|2019"]


def test_rows_without_a_day_of_issue_are_left_out() -> None:
    assert sent(came(), went("100.00", ".")).amount(UNIT) == Decimal("100.00")


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([came(), came("."), went("90.00")], "broken"),
        ([came(), came("."), went("100.00")], "undecided"),
        ([came(), went("100.00"), went(".")], "kept"),
        ([came(), went("90.00"), went(".")], "undecided"),
        ([came(), came(day="?"), went("90.00")], "undecided"),
        ([came(day="?"), went("90.00")], "undecided"),
        ([came(day="?"), went("100.00")], "kept"),
    ],
)
def test_amounts_and_days_that_are_not_known(rows: list[str], verdict: str) -> None:
    found = sent(*rows)
    assert (found.broken, found.undecided, found.kept) == (
        [UNIT] * (verdict == "broken"), [UNIT] * (verdict == "undecided"), int(verdict == "kept"),
    )  # fmt: skip


def test_an_unknown_programme_is_never_a_sure_hit() -> None:
    assert sent(came(), OTHER_YEAR, programme=".").undecided == ["县财政局|不明|2020"]


def test_what_was_passed_on_for_a_programme_not_named_is_asked_for() -> None:
    found = judge(money_held_back, ROWS.format(rows="""
    D1  农村低保  市财政局  县财政局  100.00  2020-03-01  2020-03-02
    D2  .         县财政局  乡镇      100.00  2020-03-01  .
    """.strip()))  # fmt: skip
    assert found.one(UNIT)["missing"] == ["项目（资金拨付台账，由财政局掌握）"]

"""ZJ-09."""

from decimal import Decimal

from doudi.checks.payments.paid_in_cash import paid_in_cash
from tests.tables import Verdicts, judge

LINES = """
    areas
    area_code     name    level  managed_by
    610304102000  千河镇  镇街   高新区

    payments
    programme  month    id_no  area_code  amount  method  result  note
    {lines}
"""


def paid(*lines: str) -> Verdicts:
    return judge(paid_in_cash, LINES.format(lines="\n".join("  ".join(line.split()) for line in lines)))


def test_the_cash_lines_of_a_batch_with_their_whole_amounts() -> None:
    cash = "农村低保 2020-05 @A 610304101201"
    found = paid(f"{cash} 30.00 现金 成功 4—6月", f"{cash} 7.00 现金 成功 .", f"{cash} 9.00 银行 成功 .")
    batch = "610304000000|农村低保|2020-05"
    assert (found.broken, found.months(batch), found.amount(batch)) == ([batch], ["2020-05"], Decimal("37.00"))
    assert (found.one(batch)["subject_kind"], len(found.one(batch)["evidence"])) == ("batch", 2)


def test_a_batch_is_a_unit_a_programme_and_a_month() -> None:
    found = paid(
        "其他 2020-05 @A 610304102201 1.00 现金 成功 .",
        "其他 2020-06 @A 610304101201 1.00 现金 成功 .",
        "临时救助 2020-06 @A . 1.00 现金 成功 .",
        "临时救助 2020-06 @A 610304101201 1.00 银行 成功 .",
    )
    assert found.broken == ["610304000000|其他|2020-06", "不明|临时救助|2020-06", "高新区|其他|2020-05"]
    assert found.kept == 1


def test_what_is_not_known_and_what_came_back() -> None:
    line = "农村低保 2020-05 @A 610304101201 1.00"
    assert paid(f"{line} . 成功 .").undecided == ["610304000000|农村低保|2020-05"]
    assert paid(f"{line} 现金 . .").undecided == ["610304000000|农村低保|2020-05"]
    assert paid(f"{line} 银行 . .").kept == 1
    assert paid(f"{line} 现金 退回 .").out_of_scope == 1

"""ZJ-12."""

from decimal import Decimal

from doudi.checks.payments.transfer_not_received import transfer_not_received
from tests.tables import Verdicts, judge

ROWS = """
    fund_transfers
    doc_no  programme  from_unit  to_unit  amount  issued_on  received_on
    {rows}
"""


def sent(*rows: str) -> Verdicts:
    """Each row: document, amount, day issued, day received."""
    lines = []
    for number, row in enumerate(rows):
        document, amount, issued, received = row.split()
        lines.append(f"{document}  农村低保  市财政局  单位{number}  {amount}  {issued}  {received}")
    return judge(transfer_not_received, ROWS.format(rows="\n".join(lines)))


def test_a_document_with_all_its_rows() -> None:
    found = sent("A1 100.00 2020-03-01 2020-04-01", "A1 20.00 2020-03-01 .", "A1 3.00 2020-03-01 2020-03-31")
    assert (found.broken, found.months("A1"), found.amount("A1")) == (["A1"], [], Decimal("120.00"))
    assert (found.one("A1")["subject_kind"], found.one("A1")["grade"]) == ("transfer", "certain")


def test_thirty_days_are_in_time() -> None:
    assert sent("A1 1.00 2020-03-01 2020-03-31").kept == 1
    assert sent("A1 1.00 2020-05-31 .").kept == 1
    assert sent("A1 1.00 2020-05-30 .").broken == ["A1"]


def test_what_is_not_known() -> None:
    found = sent("A1 1.00 . 2020-03-31")
    assert found.undecided == ["A1"]
    assert found.one("A1")["missing"] == ["下达日期（资金拨付台账，由财政局掌握）"]
    assert sent("A1 1.00 2020-03-01 ?").undecided == ["A1"]
    assert sent("A1 . 2020-03-01 .").amount("A1") is None

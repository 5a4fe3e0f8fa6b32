"""ZJ-09…11: batches paid in cash or late, and what came back from the bank."""

from datetime import timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.rolls import family, line

NOW = 5
OTHER = "其他"
"""A programme of which the lawful city pays nothing: its batches are the plants' own."""


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (zj09, zj09_not, zj10, zj10_not, zj11, zj11_not):
        draft.plant = sow.__name__
        sow(draft)


def _pay(draft: Draft, unit: str, month: int, amount: int = 100, **changed: object) -> Row:
    person = draft.neighbour(village=draft.village(unit=unit))
    return line(draft, person, OTHER, month, Decimal(amount), **changed)


def _batch(draft: Draft, unit: str, programme: str, month: int) -> str:
    return f"{unit}|{programme}|{draft.clock.months[month]:%Y-%m}"


def zj09(draft: Draft) -> None:
    """Two cash lines and a transfer; one in 高新区; how is unsaid."""
    months = draft.clock.months
    for method in ("现金", "现金", "银行"):
        _pay(draft, "610302000000", 2, method=method)
    _pay(draft, "高新区", 3, 260, method="现金")
    _pay(draft, "610303000000", 1, method=None)
    draft.expect("ZJ-09", _batch(draft, "610302000000", OTHER, 2), months=months[2:3], amount=Decimal(200))
    draft.expect("ZJ-09", _batch(draft, "高新区", OTHER, 3), months=months[3:4], amount=Decimal(260))
    draft.expect("ZJ-09", _batch(draft, "610303000000", OTHER, 1), "undecided", months=months[1:2])


def zj09_not(draft: Draft) -> None:
    """Cash that came back is not paid."""
    _pay(draft, "610322000000", NOW, method="现金", result="退回")


def _family_in(draft: Draft, unit: str, month: int) -> Row:
    """The line of a family of that unit in a month."""
    return family(draft, village=draft.village(unit=unit)).lines[month]


def zj10(draft: Draft) -> None:
    """Paid on the eleventh; two families three weeks late; on a day nobody states."""
    months = draft.clock.months
    late = _family_in(draft, "610323000000", 1)
    late["paid_on"] = months[1].replace(day=11)
    draft.expect("ZJ-10", _batch(draft, "610323000000", "农村低保", 1), months=months[1:2], amount=_amount(late))
    rows = [_family_in(draft, "610324000000", 2) for _ in range(2)]
    for row in rows:
        row["paid_on"] = months[2].replace(day=28)
    draft.expect("ZJ-10", _batch(draft, "610324000000", "农村低保", 2), months=months[2:3],
                 amount=_amount(rows[0]) + _amount(rows[1]))  # fmt: skip
    undated = _family_in(draft, "610326000000", 3)
    undated["paid_on"] = None
    draft.expect("ZJ-10", _batch(draft, "610326000000", "农村低保", 3), "undecided", months=months[3:4])


def _amount(row: Row) -> Decimal:
    amount = row["amount"]
    assert isinstance(amount, Decimal)
    return amount


def zj10_not(draft: Draft) -> None:
    """On the tenth; 补发 at the end of the month; again after the bank sent it back; not a roll's programme."""
    months = draft.clock.months
    _family_in(draft, "610327000000", 2)["paid_on"] = months[2].replace(day=10)
    extra = _family_in(draft, "610327000000", 2)
    extra.update(paid_on=months[2].replace(day=27), note="补发")
    back = _family_in(draft, "610327000000", 2)
    back["result"] = "退回"
    draft.add("payments", **{**back, "result": "成功", "paid_on": months[2].replace(day=25)})
    _pay(draft, "610327000000", 2, paid_on=months[2].replace(day=25))


def _returned(draft: Draft, month: int, person: Person | None = None, **changed: object) -> tuple[Person, Row]:
    who = person or draft.neighbour()
    return who, line(draft, who, "临时救助", month, Decimal(400), **{"result": "退回", **changed})


def zj11(draft: Draft) -> None:
    """Never paid again; paid again on the 31st day; sent back on a day nobody states."""
    months = draft.clock.months
    never, row = _returned(draft, 3)
    draft.expect("ZJ-11", never.id_no, months=months[3:4], amount=Decimal(400))
    late, row = _returned(draft, 2)
    draft.add("payments", **{**row, "result": "成功", "paid_on": months[2] + timedelta(days=7 + 31)})
    draft.expect("ZJ-11", late.id_no, months=months[2:3])
    unsaid, _ = _returned(draft, 2, paid_on=None)
    draft.expect("ZJ-11", unsaid.id_no, "undecided", months=months[2:3])
    excused, _ = _returned(draft, 1)
    draft.excuse("ZJ-11", id_no=excused.id_no)
    draft.expect("ZJ-11", excused.id_no, "excused", months=months[1:2], amount=Decimal(400))


def zj11_not(draft: Draft) -> None:
    """Paid again on the thirtieth day; sent back this month only."""
    months = draft.clock.months
    _, row = _returned(draft, 2)
    draft.add("payments", **{**row, "result": "成功", "paid_on": months[2] + timedelta(days=7 + 30)})
    _returned(draft, NOW)

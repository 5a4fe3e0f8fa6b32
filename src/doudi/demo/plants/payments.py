"""ZJ-01…05: money to people and months it does not belong to."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, Person, Row, yuan
from doudi.demo.plants.rolls import Family, family, line, ward

NOW = 5
"""The number of M among the months."""


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (zj01, zj01_not, zj02, zj02_not, zj03, zj03_not, zj04, zj04_not, zj05, zj05_not):
        draft.plant = sow.__name__
        sow(draft)


def aid(draft: Draft, person: Person, month: int, amount: int = 500, **changed: object) -> Row:
    """A line of temporary assistance: a programme without a roll."""
    return line(draft, person, "临时救助", month, Decimal(amount), **changed)


def zj01(draft: Draft) -> None:
    """Paid for months after leaving; never on any roll; a tekun line to nobody's ward; a transfer nobody confirms."""
    months = draft.clock.months
    left = family(draft, months=range(3))
    _gone(draft, left, 3)
    for month in (3, 4):
        line(draft, left.head, "农村低保", month, Decimal(300), family_no=left.no)
    draft.expect("ZJ-01", left.head.id_no, months=months[3:5], amount=Decimal(600))
    stranger, no_ward, unsure, excused = (draft.neighbour() for _ in range(4))
    line(draft, stranger, "农村低保", 2, Decimal(280))
    draft.expect("ZJ-01", stranger.id_no, months=months[2:3], amount=Decimal(280))
    line(draft, no_ward, "特困基本生活", 4, Decimal(513))
    draft.expect("ZJ-01", no_ward.id_no, months=months[4:5], amount=Decimal(513))
    line(draft, unsure, "农村低保", NOW, Decimal(280), result=None)
    draft.expect("ZJ-01", unsure.id_no, "undecided", months=months[5:])
    line(draft, excused, "农村低保", 1, Decimal(200))
    draft.excuse("ZJ-01", id_no=excused.id_no)
    draft.expect("ZJ-01", excused.id_no, "excused", months=months[1:2], amount=Decimal(200))


def _gone(draft: Draft, home: Family, month: int) -> None:
    draft.add(
        "dibao_exits", family_no=home.no, applicant_id=home.head.id_no, applicant_name=home.head.name,
        area_code=home.head.village.area_code, stopped_month=draft.clock.months[month], reason="主动退出",
        gradual_exit=False,
    )  # fmt: skip


def zj01_not(draft: Draft) -> None:
    """The last month paid later as 补发; a member collects; a returned line to a stranger."""
    left = family(draft, months=range(4))
    _gone(draft, left, 4)
    late = left.lines[3]
    first = draft.clock.months[4]
    late.update(month=first, paid_on=first.replace(day=20), note=f"补发{draft.clock.months[3].month}月")
    collects = family(draft)
    for row in collects.lines.values():
        row.update(id_no=collects.members[1].id_no, name=collects.members[1].name, family_no=None)
    line(draft, draft.neighbour(), "农村低保", NOW, Decimal(280), result="退回")


def zj02(draft: Draft) -> None:
    """Not paid for a month; a tekun person paid nothing; a transfer nobody confirms."""
    months = draft.clock.months
    home, excused, unsure, old = family(draft), family(draft), family(draft), ward(draft)
    draft.drop("payments", home.lines[2], home.lines[4], excused.lines[1], old.base_lines[3], old.care_lines[3])
    draft.expect("ZJ-02", home.no, months=[months[2], months[4]], amount=home.total * 2)
    each = yuan(draft.law.tekun("农村") + draft.law.care("部分丧失"))
    draft.expect("ZJ-02", old.id_no, months=months[3:4], amount=each)
    unsure.lines[NOW]["result"] = None
    draft.expect("ZJ-02", unsure.no, "undecided", months=months[5:])
    draft.excuse("ZJ-02", family_no=excused.no)
    draft.expect("ZJ-02", excused.no, "excused", months=months[1:2], amount=excused.total)


def zj02_not(draft: Draft) -> None:
    """A quarter in one line; returned and paid again; nothing due because nothing is approved."""
    quarterly, again = family(draft), family(draft)
    months = draft.clock.months
    start = next(at for at in range(4) if months[at].month in (1, 4, 7, 10))
    draft.drop("payments", quarterly.lines[start + 1], quarterly.lines[start + 2])
    quarter = (months[start].month + 2) // 3
    quarterly.lines[start].update(amount=quarterly.total * 3, note=f"{months[start].year}年{quarter}季度")
    back = again.lines[2]
    back["result"] = "退回"
    draft.add("payments", **{**back, "result": "成功", "note": f"补发{months[2].month}月份", "month": months[3],
                             "paid_on": back_paid(back) + timedelta(days=30)})  # fmt: skip


def back_paid(row: Row) -> date:
    """The day of a line."""
    day = row["paid_on"]
    assert isinstance(day, date)
    return day


def zj03(draft: Draft) -> None:
    """A yuan and a cent too much; far too little; care due, but only the base paid; the approved sum unsaid."""
    months = draft.clock.months
    much, little, unsaid, excused, old = family(draft), family(draft), family(draft), family(draft), ward(draft)
    much.lines[3]["amount"] = much.total + Decimal("1.01")
    for month in (1, 2):
        little.lines[month]["amount"] = little.total - 90
    excused.lines[3]["amount"] = excused.total + 40
    draft.drop("payments", old.care_lines[2])
    unsaid.set([NOW], total_amount=None)
    draft.expect("ZJ-03", much.no, months=months[3:4], amount=Decimal("1.01"))
    draft.expect("ZJ-03", little.no, months=months[1:3], amount=Decimal(180))
    draft.expect("ZJ-03", old.id_no, months=months[2:3], amount=yuan(draft.law.care("部分丧失")))
    draft.expect("ZJ-03", unsaid.no, "undecided", months=months[5:])
    draft.excuse("ZJ-03", family_no=excused.no)
    draft.expect("ZJ-03", excused.no, "excused", months=months[3:4], amount=Decimal(40))


def zj03_not(draft: Draft) -> None:
    """A yuan; too little and the rest as 补发."""
    home, rest = family(draft), family(draft)
    home.lines[3]["amount"] = home.total + 1
    short = rest.lines[2]
    short["amount"] = rest.total - 100
    draft.add(
        "payments", **{**short, "amount": Decimal(100), "note": "补发差额", "paid_on": back_paid(short) + timedelta(9)}
    )


def zj04(draft: Draft) -> None:
    """The subsidy twice; the same month in two halves; a quarter and a month; perhaps a second one."""
    months = draft.clock.months
    twice, halves, excused, unsure = (family(draft) for _ in range(4))
    for home in (twice, excused):
        draft.add("payments", **home.subsidies[3])
        draft.rows["payments"][-1]["batch_no"] = "重复批次"
    draft.expect("ZJ-04", twice.no, months=months[3:4], amount=Decimal(60))
    draft.excuse("ZJ-04", family_no=excused.no)
    draft.expect("ZJ-04", excused.no, "excused", months=months[3:4], amount=Decimal(60))
    half = halves.total / 2
    halves.lines[2]["amount"] = half
    draft.add("payments", **{**halves.lines[2], "batch_no": "第二批"})
    draft.expect("ZJ-04", halves.no, months=months[2:3], amount=half)
    draft.add("payments", **{**unsure.subsidies[NOW], "batch_no": "第二批", "result": None})
    draft.expect("ZJ-04", unsure.no, "undecided", months=months[5:])
    start = next(at for at in range(4) if months[at].month in (1, 4, 7, 10))
    meeting = family(draft)
    span = f"{months[start].month}-{months[start].month + 2}月"
    draft.add("payments", **{**meeting.subsidies[start], "amount": Decimal(180), "note": span})
    draft.expect("ZJ-04", meeting.no, months=months[start : start + 3], amount=Decimal(180))


def zj04_not(draft: Draft) -> None:
    """A 补发 beside the normal line; a returned line; two grants of temporary assistance in a month."""
    extra, back, helped = family(draft), family(draft), draft.neighbour()
    draft.add("payments", **{**extra.subsidies[3], "note": "补发", "batch_no": "补发批次"})
    draft.add("payments", **{**back.subsidies[3], "result": "退回", "batch_no": "首次"})
    for amount in (500, 700):
        aid(draft, helped, 3, amount)


def zj05(draft: Draft) -> None:
    """Two months after the death; the year after; a transfer nobody confirms."""
    months = draft.clock.months
    for died, paid_in, verdict in ((1, (2, 4), "broken"), (0, (3,), "broken"), (2, (4,), "excused")):
        dead = draft.neighbour()
        draft.dies(dead, months[died].replace(day=15))
        for month in paid_in:
            aid(draft, dead, month)
        if verdict == "excused":
            draft.excuse("ZJ-05", id_no=dead.id_no)
        listed = [months[month] for month in paid_in]
        draft.expect("ZJ-05", dead.id_no, "excused" if verdict == "excused" else "broken", months=listed,
                     amount=Decimal(500 * len(paid_in)))  # fmt: skip
    unsure = draft.neighbour()
    draft.dies(unsure, months[3])
    aid(draft, unsure, NOW, result=None)
    draft.expect("ZJ-05", unsure.id_no, "undecided", months=months[5:])


def zj05_not(draft: Draft) -> None:
    """For the month of the death; a 补发 after it for the month before it."""
    months = draft.clock.months
    for note, month in ((None, 3), (f"补发{months[2].month}月", 4)):
        dead = draft.neighbour()
        draft.dies(dead, months[3].replace(day=3))
        aid(draft, dead, month, note=note)

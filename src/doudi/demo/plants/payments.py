"""ZJ-01…08: money to people, accounts and months it does not belong to."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, Person, Row, yuan
from doudi.demo.plants.rolls import Family, couple, family, line, ward

NOW = 5
"""The number of M among the months."""


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (
        zj01, zj01_not, zj02, zj02_not, zj03, zj03_not, zj04, zj04_not, zj05, zj05_not, zj06, zj06_not, zj07, zj07_not,
        zj08, zj08_not,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def _aid(draft: Draft, person: Person, month: int, amount: int = 500, **changed: object) -> Row:
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
        _aid(draft, helped, 3, amount)


def zj05(draft: Draft) -> None:
    """Two months after the death; the year after; a transfer nobody confirms."""
    months = draft.clock.months
    for died, paid_in, verdict in ((1, (2, 4), "broken"), (0, (3,), "broken"), (2, (4,), "excused")):
        dead = draft.neighbour()
        draft.dies(dead, months[died].replace(day=15))
        for month in paid_in:
            _aid(draft, dead, month)
        if verdict == "excused":
            draft.excuse("ZJ-05", id_no=dead.id_no)
        listed = [months[month] for month in paid_in]
        draft.expect("ZJ-05", dead.id_no, "excused" if verdict == "excused" else "broken", months=listed,
                     amount=Decimal(500 * len(paid_in)))  # fmt: skip
    unsure = draft.neighbour()
    draft.dies(unsure, months[3])
    _aid(draft, unsure, NOW, result=None)
    draft.expect("ZJ-05", unsure.id_no, "undecided", months=months[5:])


def zj05_not(draft: Draft) -> None:
    """For the month of the death; a 补发 after it for the month before it."""
    months = draft.clock.months
    for note, month in ((None, 3), (f"补发{months[2].month}月", 4)):
        dead = draft.neighbour()
        draft.dies(dead, months[3].replace(day=3))
        _aid(draft, dead, month, note=note)


def _into(draft: Draft, account: str, month: int, count: int, **changed: object) -> list[Row]:
    """Lines of so many payees into one account, each under his own name."""
    return [_aid(draft, draft.neighbour(), month, 500, account_no=account, **changed) for _ in range(count)]


def zj06(draft: Draft) -> None:
    """Three payees in a month; four, two months; a third perhaps; nobody says whose account it is."""
    months = draft.clock.months
    three, four, perhaps, unnamed = (draft.account() for _ in range(4))
    _into(draft, three, 3, 3)
    draft.expect("ZJ-06", three, months=months[3:4], amount=Decimal(1500))
    for month in (1, 2):
        _into(draft, four, month, 4)
    draft.expect("ZJ-06", four, months=months[1:3], amount=Decimal(4000))
    _into(draft, perhaps, NOW, 2)
    _into(draft, perhaps, NOW, 1, result=None)
    draft.expect("ZJ-06", perhaps, "undecided", months=months[5:])
    _into(draft, unnamed, 3, 3, account_name=None, area_code=_no_cadres(draft))
    draft.expect("ZJ-06", unnamed, "undecided", months=months[3:4])


def _no_cadres(draft: Draft) -> str:
    """A place that is nobody's post: an unnamed account there cannot bear a cadre's name (ZJ-08)."""
    return f"{draft.town(7).code:012d}"


def zj06_not(draft: Draft) -> None:
    """Two payees; three, but never in one month; five in a home for the old; a third returned."""
    _into(draft, draft.account(), 3, 2)
    account = draft.account()
    for month in (1, 2, 3):
        _into(draft, account, month, 1)
    home = draft.account()
    _into(draft, home, 3, 5, account_name="凤鸣镇中心敬老院")
    returned = draft.account()
    _into(draft, returned, NOW, 2)
    _into(draft, returned, NOW, 1, result="退回")


def zj07(draft: Draft) -> None:
    """A family's money to a stranger, a tekun person's to one who is not his carer; a transfer nobody confirms."""
    months = draft.clock.months
    home, excused, old = family(draft), family(draft), ward(draft)
    stranger = draft.neighbour()
    for month in (2, 3):
        home.lines[month]["account_name"] = stranger.name
    old.subsidies[4]["account_name"] = stranger.name
    excused.lines[3]["account_name"] = stranger.name
    draft.expect("ZJ-07", home.no, months=months[2:4], amount=home.total * 2)
    draft.expect("ZJ-07", old.id_no, months=months[4:5], amount=Decimal(30))
    draft.excuse("ZJ-07", family_no=excused.no)
    draft.expect("ZJ-07", excused.no, "excused", months=months[3:4], amount=excused.total)
    unsure = draft.neighbour()
    _aid(draft, unsure, NOW, account_name=stranger.name, result=None)
    draft.expect("ZJ-07", unsure.id_no, "undecided", months=months[5:])


def zj07_not(draft: Draft) -> None:
    """To the wife; to the carer; to somebody of the hukou; to an institution; to nobody named."""
    home, old, helped = family(draft), ward(draft), draft.neighbour()
    home.lines[3]["account_name"] = home.members[1].name
    assert old.carer is not None
    for row in (*old.base_lines.values(), *old.care_lines.values()):
        row["account_name"] = old.carer.name
    wife = next(
        row for row in draft.rows["households"] if row["hukou_no"] == helped.hukou_no and row["relation"] == "配偶"
    )
    _aid(draft, helped, 3, account_name=wife["name"])
    _aid(draft, draft.neighbour(), 3, account_name="区民政局专户")
    _aid(draft, draft.neighbour(), 3, account_name=None, area_code=_no_cadres(draft))


def _cadre(draft: Draft, person: Person, account: str | None = None) -> Person:
    draft.add(
        "cadres", id_no=person.id_no, name=person.name, unit="村民委员会", post="村主任",
        area_code=person.village.area_code, account_no=account,
    )  # fmt: skip
    return person


def zj08(draft: Draft) -> None:
    """Into a cadre's account under the payee's own name; under a cadre's name in his village (an outsider too)."""
    months = draft.clock.months
    account, unsure = draft.account(), draft.account()
    _cadre(draft, draft.neighbour(), account)
    _cadre(draft, draft.neighbour(), unsure)
    for month in (2, 3):
        _aid(draft, draft.neighbour(), month, account_no=account)
    draft.expect("ZJ-08", account, months=months[2:4], amount=Decimal(1000))
    _aid(draft, draft.neighbour(), NOW, account_no=unsure, result=None)
    draft.expect("ZJ-08", unsure, "undecided", months=months[5:])
    payee = draft.neighbour()
    cadre = _cadre(draft, draft.neighbour(village=payee.village))
    row = _aid(draft, payee, 4, account_name=cadre.name)
    draft.expect("ZJ-08", str(row["account_no"]), months=months[4:5], amount=Decimal(500))
    draft.expect("ZJ-07", payee.id_no, months=months[4:5], amount=Decimal(500))


def zj08_not(draft: Draft) -> None:
    """A namesake of the cadre in the family; a cadre's own line; his wife's line; paid back by the bank."""
    payee = draft.neighbour()
    namesake = draft.neighbour(village=payee.village)
    namesake.name = payee.name
    assert namesake.hukou is not None
    namesake.hukou["name"] = payee.name
    _cadre(draft, namesake)
    _aid(draft, payee, 3)
    account = draft.account()
    own = _cadre(draft, draft.neighbour(), account)
    _aid(draft, own, 3, account_no=account)
    people = couple(draft)
    shared = draft.account()
    _cadre(draft, people[0], shared)
    _aid(draft, people[1], 3, account_no=shared)
    third = draft.account()
    _cadre(draft, draft.neighbour(), third)
    _aid(draft, draft.neighbour(), NOW, account_no=third, result="退回")

"""ZJ-06…08: accounts that many share, or that are somebody else's."""

from decimal import Decimal

from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.payments import NOW, aid
from doudi.demo.plants.rolls import couple, family, ward


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (zj06, zj06_not, zj07, zj07_not, zj08, zj08_not):
        draft.plant = sow.__name__
        sow(draft)


def _into(draft: Draft, account: str, month: int, count: int, **changed: object) -> list[Row]:
    """Lines of so many payees into one account, each under his own name."""
    return [aid(draft, draft.neighbour(), month, 500, account_no=account, **changed) for _ in range(count)]


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
    aid(draft, unsure, NOW, account_name=stranger.name, result=None)
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
    aid(draft, helped, 3, account_name=wife["name"])
    aid(draft, draft.neighbour(), 3, account_name="区民政局专户")
    aid(draft, draft.neighbour(), 3, account_name=None, area_code=_no_cadres(draft))


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
        aid(draft, draft.neighbour(), month, account_no=account)
    draft.expect("ZJ-08", account, months=months[2:4], amount=Decimal(1000))
    aid(draft, draft.neighbour(), NOW, account_no=unsure, result=None)
    draft.expect("ZJ-08", unsure, "undecided", months=months[5:])
    payee = draft.neighbour()
    cadre = _cadre(draft, draft.neighbour(village=payee.village))
    row = aid(draft, payee, 4, account_name=cadre.name)
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
    aid(draft, payee, 3)
    account = draft.account()
    own = _cadre(draft, draft.neighbour(), account)
    aid(draft, own, 3, account_no=account)
    people = couple(draft)
    shared = draft.account()
    _cadre(draft, people[0], shared)
    aid(draft, people[1], 3, account_no=shared)
    third = draft.account()
    _cadre(draft, draft.neighbour(), third)
    aid(draft, draft.neighbour(), NOW, account_no=third, result="退回")

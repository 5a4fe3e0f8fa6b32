"""DB-05…11: families that own, earn or leave out what they should not."""

from datetime import date
from decimal import Decimal

from doudi.demo.calendar import shift
from doudi.demo.firms import door, stem
from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.rolls import Family, family


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (
        db05, db05_not, db06, db06_not, db07, db07_not, db08, db08_not, db09, db09_not, db10, db10_not, db11, db11_open,
        db11_not,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def _found(draft: Draft, check: str, *homes: Family) -> None:
    for home in homes:
        draft.expect(check, home.no, months=[draft.clock.month], amount=home.total)


def _open(draft: Draft, check: str, *homes: Family) -> None:
    for home in homes:
        draft.expect(check, home.no, "undecided", months=[draft.clock.month])


def _excused(draft: Draft, check: str, home: Family) -> None:
    draft.excuse(check, family_no=home.no)
    draft.expect(check, home.no, "excused", months=[draft.clock.month], amount=home.total)


def _of(draft: Draft, roster: str, person: Person, **values: object) -> Row:
    return draft.add(roster, id_no=person.id_no, name=person.name, **values)


def _post(draft: Draft, home: Family, start: date | None, end: date | None) -> Family:
    _of(draft, "fiscal_payroll", home.members[1], unit="某中心小学", post="教师", from_on=start, to_on=end)
    return home


def db05(draft: Draft) -> None:
    """A member on the public payroll: since years, till today itself, since nobody knows when."""
    now, ending, unsaid, excused = (family(draft) for _ in range(4))
    for home, start, end in (
        (now, draft.clock.ago(900), None),
        (ending, draft.clock.ago(900), draft.clock.as_of),
        (unsaid, None, None),
        (excused, draft.clock.ago(900), None),
    ):
        _post(draft, home, start, end)
    _found(draft, "DB-05", now, ending, unsaid)
    _excused(draft, "DB-05", excused)


def db05_not(draft: Draft) -> None:
    """Left yesterday; begins tomorrow."""
    _post(draft, family(draft), draft.clock.ago(900), draft.clock.ago(1))
    _post(draft, family(draft), draft.clock.ago(-1), None)


def _car(draft: Draft, kind: str | None = "小型轿车", status: str | None = "正常", use: str = "非营运") -> Family:
    home = family(draft)
    plate = draft.number("SC")
    _of(draft, "vehicles", home.members[1], plate=plate, kind=kind, use=use, status=status,
        registered_on=draft.clock.ago(700))  # fmt: skip
    return home


def db06(draft: Draft) -> None:
    """A car; a lorry for a living (to verify); what kind or whether it still runs nobody says."""
    _found(draft, "DB-06", _car(draft), _car(draft, "载货汽车", use="营运"))
    _open(draft, "DB-06", _car(draft, None), _car(draft, status=None))
    _excused(draft, "DB-06", _car(draft))


def db06_not(draft: Draft) -> None:
    """Exempt kinds; scrapped; a scrapped one whose kind nobody says."""
    for kind in ("残疾人专用车", "摩托车", "农用车"):
        _car(draft, kind)
    _car(draft, status="报废")
    _car(draft, None, "注销")


def _homes(draft: Draft, *owned: tuple[int, str, str | None]) -> Family:
    """A family whose members (by number) own properties at these locations for these uses."""
    home = family(draft)
    for member, location, use in owned:
        place = door(home.head.village.name, _number(home), location)
        _of(draft, "properties", home.members[member], location=place, use=use,
            area_m2=Decimal(80), registered_on=draft.clock.ago(2000))  # fmt: skip
    return home


def db07(draft: Draft) -> None:
    """Two homes between them; a shop; a second property nobody says the use of."""
    _found(draft, "DB-07", _homes(draft, (0, "甲", "住宅"), (1, "乙", "住宅")), _homes(draft, (1, "铺", "商业")))
    _open(draft, "DB-07", _homes(draft, (0, "甲", "住宅"), (1, "乙", None)))
    _excused(draft, "DB-07", _homes(draft, (0, "甲", "住宅"), (0, "乙", "住宅")))


def db07_not(draft: Draft) -> None:
    """One home owned together, one row of which does not say its use; a home and a cellar."""
    _homes(draft, (0, "甲", "住宅"), (1, "甲", "住宅"))
    _homes(draft, (0, "甲", "住宅"), (1, "甲", None))
    _homes(draft, (0, "甲", "住宅"), (0, "库", "其他"))


def _number(home: Family) -> int:
    return int(home.no.lstrip("DB"))


def _called(home: Family, trade: str) -> str:
    """The name of a firm at the family's town."""
    return f"{home.head.village.town.name}{stem(_number(home))}{trade}"


def _firm(draft: Draft, capital: str | None, status: str | None = "存续", role: str = "股东") -> Family:
    home = family(draft)
    known = None if capital is None else Decimal(capital)
    _of(draft, "businesses", home.members[1], company=_called(home, "商贸公司"), role=role, capital=known,
        status=status, founded_on=draft.clock.ago(1500))  # fmt: skip
    return home


def db08(draft: Draft) -> None:
    """A hair more than ten 万元, in whatever role; capital or status unsaid."""
    _found(draft, "DB-08", _firm(draft, "10.01"), _firm(draft, "50", role="法定代表人"))
    _open(draft, "DB-08", _firm(draft, None), _firm(draft, "50", None))
    _excused(draft, "DB-08", _firm(draft, "200"))


def db08_not(draft: Draft) -> None:
    """Ten 万元 itself; struck off; a small one of unknown status; two of six each, by themselves small."""
    _firm(draft, "10")
    _firm(draft, "500", "吊销")
    _firm(draft, "3", None)
    home = _firm(draft, "6")
    _of(draft, "businesses", home.head, company=_called(home, "农家乐"), role="个体经营者", capital=Decimal(6),
        status="存续", founded_on=draft.clock.ago(900))  # fmt: skip


def _earns(draft: Draft, *streams: tuple[str, str | None], months: int = 12) -> Family:
    """A couple whose second earns these sums a month for so many months before M."""
    home = family(draft)
    for source, amount in streams:
        for back in range(1, months + 1):
            _of(draft, "incomes", home.members[1], source=source, month=shift(draft.clock.month, -back),
                amount=None if amount is None else Decimal(amount))  # fmt: skip
    return home


def db09(draft: Draft) -> None:
    """Wages of one couple half a yuan a head above the standard; tax and wage state the same money, a pension adds."""
    standard = draft.law.dibao("农村") // 100
    _found(draft, "DB-09", _earns(draft, ("工资", f"{2 * standard + 1}")),
           _earns(draft, ("工资", "500"), ("个税", "600"), ("养老金", f"{2 * standard - 500}"), months=4))  # fmt: skip
    _open(draft, "DB-09", _earns(draft, ("工资", None), months=2))
    _excused(draft, "DB-09", _earns(draft, ("其他", "3000")))


def db09_not(draft: Draft) -> None:
    """The standard itself; the housing fund is no income; wage and tax are one money; too long ago; leaving slowly."""
    standard = draft.law.dibao("农村") // 100
    _earns(draft, ("工资", f"{2 * standard}"))
    _earns(draft, ("公积金", "5000"))
    _earns(draft, ("工资", "500"), ("个税", "700"))
    home = family(draft)
    _of(draft, "incomes", home.head, source="工资", month=shift(draft.clock.month, -13), amount=Decimal(9000))
    _of(draft, "incomes", home.head, source="工资", month=draft.clock.month, amount=Decimal(9000))
    leaving = _earns(draft, ("工资", "3000"))
    leaving.set(gradual_exit_until=draft.clock.month)


def _bank(draft: Draft, *answers: tuple[bool | None, str | None]) -> Family:
    home = family(draft)
    for over, amount in answers:
        _of(draft, "deposits", home.members[1], over_limit=over, amount=None if amount is None else Decimal(amount))
    return home


def db10(draft: Draft) -> None:
    """The bank says so; the sum says so though the bank does not; an answer that says nothing."""
    limit = 2 * 2 * 12 * draft.law.dibao("农村") // 100
    _found(draft, "DB-10", _bank(draft, (True, None)), _bank(draft, (False, f"{limit}.02")))
    _open(draft, "DB-10", _bank(draft, (None, None)))
    _excused(draft, "DB-10", _bank(draft, (True, "80000")))


def db10_not(draft: Draft) -> None:
    """The limit itself, in two answers; nothing on record."""
    limit = 2 * 2 * 12 * draft.law.dibao("农村") // 100
    _bank(draft, (False, f"{limit - 500}"), (False, "500"))
    _bank(draft, (False, None))


def _single(draft: Draft, other: Person, relation: str) -> Family:
    """A family of one whose hukou has another person in it."""
    head = draft.person(45, village=other.village)
    draft.hukou(head, other, relations=("户主", relation))
    return family(draft, head)


def _left_out(draft: Draft, check: str, home: Family, verdict: str = "broken") -> None:
    if verdict == "excused":
        draft.excuse(check, family_no=home.no)
        draft.expect(check, home.no, "excused", months=[draft.clock.month])
    elif verdict == "undecided":
        draft.expect(check, home.no, "undecided", months=[draft.clock.month])
    else:
        draft.expect(check, home.no, months=[draft.clock.month])


def db11(draft: Draft) -> None:
    """A wife or a child of seventeen left out; a child who is on another family counts too."""
    _left_out(draft, "DB-11", _single(draft, draft.person(44, male=False), "配偶"))
    _left_out(draft, "DB-11", _single(draft, draft.person(born=draft.born(18, 1)), "子"))
    elsewhere = draft.person(12)
    _left_out(draft, "DB-11", _single(draft, elsewhere, "子"))
    family(draft, *_couple_of(draft), elsewhere)
    _left_out(draft, "DB-11", _single(draft, draft.person(44, male=False), "配偶"), "excused")


def _couple_of(draft: Draft) -> tuple[Person, Person]:
    people = draft.person(46), draft.person(43, male=False)
    draft.hukou(*people)
    return people


def db11_open(draft: Draft) -> None:
    """The wife's status unsaid; an applicant the register does not know; an applicant who is the head's father."""
    wife = draft.person(44, male=False)
    unsaid = _single(draft, wife, "配偶")
    assert wife.hukou is not None
    wife.hukou["status"] = None
    unknown = family(draft, draft.person(45))
    son, father = draft.person(30), draft.person(55)
    draft.hukou(son, father, relations=("户主", "父母"))
    for home in (unsaid, unknown, family(draft, father)):
        _left_out(draft, "DB-11", home, "undecided")


def db11_not(draft: Draft) -> None:
    """Eighteen today; dead; moved out; a grown daughter; a grandchild."""
    _single(draft, draft.person(born=draft.born(18)), "子")
    dead = draft.person(44, male=False)
    _single(draft, dead, "配偶")
    draft.dies(dead, draft.clock.ago(30))
    moved = draft.person(44, male=False)
    _single(draft, moved, "配偶")
    assert moved.hukou is not None
    moved.hukou["status"] = "迁出"
    _single(draft, draft.person(20, male=False), "女")
    _single(draft, draft.person(8), "孙子女")

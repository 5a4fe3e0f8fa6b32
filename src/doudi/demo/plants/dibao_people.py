"""DB-01…04, 12 and 18: people who should not be on the roll, or not so."""

from datetime import timedelta

from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.rolls import Family, couple, family, ward
from doudi.demo.truth import Verdict

BROKEN: Verdict = "broken"
EXCUSED: Verdict = "excused"


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (
        db01, db01_not, db02, db02_not, db03, db03_not, db04, db04_not, db04_open, db12, db12_not, db18, db18_open,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def _second(home: Family) -> Person:
    return home.members[1]


def db01(draft: Draft) -> None:
    """Died in the fourth month, insured in the two that follow; a second report of a later day changes nothing."""
    months = draft.clock.months[4:]
    for again in (False, True):
        home = family(draft)
        draft.dies(_second(home), draft.clock.months[3].replace(day=28))
        if again:
            draft.dies(_second(home), draft.clock.as_of)
        draft.expect("DB-01", _second(home).id_no, months=months, amount=home.total)
    excused = family(draft)
    draft.dies(_second(excused), draft.clock.months[4] - timedelta(days=1))
    draft.excuse("DB-01", id_no=_second(excused).id_no)
    draft.expect("DB-01", _second(excused).id_no, "excused", months=months, amount=excused.total)


def db01_not(draft: Draft) -> None:
    """The month of the death itself; a member who is not insured."""
    draft.dies(_second(family(draft)), draft.clock.month)
    third = draft.person(30)
    home = family(draft, *couple(draft), third)
    home.leave_out(third)
    draft.dies(third, draft.clock.ago(100))


def db02(draft: Draft) -> None:
    """In two families at once: in another county, and in one county for a month only."""
    shared = draft.person(22)
    first = family(draft, *couple(draft, draft.village(unit="610322000000")), shared)
    second = family(draft, *couple(draft, draft.village(unit="610331000000")), shared)
    assert first.total == second.total
    draft.expect("DB-02", shared.id_no, months=draft.clock.months, amount=first.share(6))
    moving = draft.person(22)
    first = family(draft, *couple(draft), moving, months=range(4))
    _exit_of(draft, first, 4)
    family(draft, *couple(draft), moving, months=range(3, 6))
    draft.expect("DB-02", moving.id_no, months=[draft.clock.months[3]], amount=first.share())
    excused = draft.person(22)
    first = family(draft, *couple(draft), excused)
    family(draft, *couple(draft), excused)
    draft.excuse("DB-02", id_no=excused.id_no)
    draft.expect("DB-02", excused.id_no, "excused", months=draft.clock.months, amount=first.share(6))


def _exit_of(draft: Draft, home: Family, month: int) -> None:
    draft.add(
        "dibao_exits", family_no=home.no, applicant_id=home.head.id_no, applicant_name=home.head.name,
        area_code=home.head.village.area_code, stopped_month=draft.clock.months[month], reason="主动退出",
        gradual_exit=False, informed_on=draft.clock.months[month] - timedelta(days=5),
    )  # fmt: skip


def db02_not(draft: Draft) -> None:
    """Moved from one family to the other; insured in one, only named in the other."""
    moving = draft.person(22)
    first = family(draft, *couple(draft), moving, months=range(3))
    _exit_of(draft, first, 3)
    family(draft, *couple(draft), moving, months=range(3, 6))
    named = draft.person(22)
    family(draft, *couple(draft), named)
    family(draft, *couple(draft), named).leave_out(named)


def db03(draft: Draft) -> None:
    """Insured with the family and on tekun: all months, or only the last two."""
    for months, verdict in ((range(6), BROKEN), (range(4, 6), BROKEN), (range(2, 6), EXCUSED)):
        old = draft.person(66)
        home = family(draft, *couple(draft), old, relations=("本人", "配偶", "父母"))
        draft.hukou(old)
        ward(draft, old, months=months, registered=False)
        listed = [draft.clock.months[month] for month in months]
        if verdict == EXCUSED:
            draft.excuse("DB-03", id_no=old.id_no)
        draft.expect("DB-03", old.id_no, verdict, months=listed, amount=home.share(len(listed)))


def db03_not(draft: Draft) -> None:
    """First on tekun, then with a family; on tekun and in the family only by name."""
    old = draft.person(64)
    draft.hukou(old, draft.person(60, male=False))
    ward(draft, old, months=range(3), registered=False, agreed=False, visited=False)
    family(draft, *couple(draft), old, months=range(3, 6), relations=("本人", "配偶", "父母"))
    named = draft.person(66)
    family(draft, *couple(draft), named, relations=("本人", "配偶", "父母")).leave_out(named)
    draft.hukou(named)
    ward(draft, named, registered=False)


def _term(draft: Draft, person: Person, **days: object) -> Row:
    return draft.add("prisoners", id_no=person.id_no, name=person.name, **days)


def db04(draft: Draft) -> None:
    """Inside since the third month; inside from the second till the last day but one of the fourth's next day."""
    months = draft.clock.months
    home = family(draft)
    _term(draft, _second(home), from_on=months[2].replace(day=14), to_on=None)
    draft.expect("DB-04", _second(home).id_no, months=months[3:], amount=home.share(3))
    out = family(draft)
    _term(draft, _second(out), from_on=months[1].replace(day=2), to_on=months[4])
    draft.expect("DB-04", _second(out).id_no, months=months[2:4], amount=out.share(2))
    excused = family(draft)
    _term(draft, _second(excused), from_on=months[4].replace(day=3), to_on=None)
    draft.excuse("DB-04", id_no=_second(excused).id_no)
    draft.expect("DB-04", _second(excused).id_no, "excused", months=months[5:], amount=excused.share())


def db04_not(draft: Draft) -> None:
    """Taken in this month; out on the last day of the only whole month; two short terms that make none."""
    months = draft.clock.months
    _term(draft, _second(family(draft)), from_on=months[5].replace(day=2), to_on=None)
    _term(draft, _second(family(draft)), from_on=months[2].replace(day=2), to_on=months[4] - timedelta(days=1))
    twice = _second(family(draft))
    _term(draft, twice, from_on=months[2].replace(day=2), to_on=months[3].replace(day=9))
    _term(draft, twice, from_on=months[3].replace(day=12), to_on=months[4].replace(day=9))


def db04_open(draft: Draft) -> None:
    """Inside since nobody knows when."""
    person = _second(family(draft))
    _term(draft, person, from_on=None, to_on=None)
    draft.expect("DB-04", person.id_no, "undecided")


def _cadre(draft: Draft, person: Person) -> Row:
    return draft.add(
        "cadres", id_no=person.id_no, name=person.name, unit="某村民委员会", post="村文书",
        area_code=person.village.area_code, account_no=None,
    )  # fmt: skip


def db12(draft: Draft) -> None:
    """A cadre's brother on the roll without a filing; a cadre himself."""
    cadre = draft.neighbour()
    brother, excused = _second(family(draft)), _second(family(draft))
    for person in (brother, excused):
        draft.add("cadre_relatives", cadre_id=cadre.id_no, relative_id=person.id_no, relation="兄弟姐妹")
    himself = _second(family(draft))
    _cadre(draft, himself)
    draft.excuse("DB-12", id_no=excused.id_no)
    for person in (brother, himself):
        draft.expect("DB-12", person.id_no, months=[draft.clock.month])
    draft.expect("DB-12", excused.id_no, "excused", months=[draft.clock.month])


def db12_not(draft: Draft) -> None:
    """Filed, if with another cadre; gone from the roll; not insured."""
    cadre, other = draft.neighbour(), draft.neighbour()
    filed = _second(family(draft))
    draft.add("cadre_relatives", cadre_id=cadre.id_no, relative_id=filed.id_no, relation="子")
    draft.add("relative_filings", beneficiary_id=filed.id_no, cadre_id=other.id_no, relation="子",
              filed_on=draft.clock.ago(200))  # fmt: skip
    third = draft.person(30)
    family(draft, *couple(draft), third).leave_out(third)
    draft.add("cadre_relatives", cadre_id=cadre.id_no, relative_id=third.id_no, relation="其他")


def _with_wrong_digit(person: Person) -> Person:
    person.id_no = person.id_no[:17] + ("0" if person.id_no[17] != "0" else "1")
    return person


def db18(draft: Draft) -> None:
    """A check digit that does not fit; a name that is another in the hukou register."""
    wrong, excused = (_with_wrong_digit(draft.person(20)) for _ in range(2))
    for person in (wrong, excused):
        family(draft, *couple(draft), person)
    draft.excuse("DB-18", id_no=excused.id_no)
    renamed = _second(family(draft))
    assert renamed.hukou is not None
    renamed.hukou["name"] = renamed.name[0] + "丙丁"
    for person in (wrong, renamed):
        draft.expect("DB-18", person.id_no, months=[draft.clock.month])
    draft.expect("DB-18", excused.id_no, "excused", months=[draft.clock.month])


def db18_open(draft: Draft) -> None:
    """The register does not tell the name."""
    nameless = _second(family(draft))
    assert nameless.hukou is not None
    nameless.hukou["name"] = None
    draft.expect("DB-18", nameless.id_no, "undecided", months=[draft.clock.month])

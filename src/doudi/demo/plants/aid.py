"""LS: temporary assistance decided by the wrong hand, late, split, repeated, or not at all."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.calendar import workday_after
from doudi.demo.places import Town
from doudi.demo.plants.draft import Draft, Person, Row

URGENT, ORDINARY = "急难型", "支出型"


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (
        ls01, ls02, ls02_not, ls03, ls03_not, ls04, ls04_not, ls05, ls06, ls07, ls07_not, ls08, ls08_not, ls09,
        ls09_not, ls10, ls10_not,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def grant(draft: Draft, kind: str | None = URGENT, person: Person | None = None, **changed: object) -> Row:
    """A grant of three thousand yuan by the town: applied for and paid within three days, papers done soon."""
    who = person or draft.neighbour()
    applied = changed.pop("applied_on", draft.clock.ago(20))
    start = applied if isinstance(applied, date) else draft.clock.ago(20)
    paid = changed.pop("paid_on", start + timedelta(days=2))
    done = workday_after(paid, 3) if isinstance(paid, date) else None
    row = draft.add(
        "temporary_aid_grants", grant_no=draft.number("LSJZ"), applicant_name=who.name, applicant_id=who.id_no,
        area_code=who.village.area_code, kind=kind, cause="突发疾病", applied_on=applied,
        decided_on=start + timedelta(days=1), paid_on=paid, approved_by="镇街", amount=Decimal(3000),
        papers_completed_on=done,
    )  # fmt: skip
    row.update(changed)
    return row


def _wrong(draft: Draft, check: str, *rows: Row, amount: Decimal | None = None) -> None:
    for row in rows:
        draft.expect(check, str(row["grant_no"]), months=(), amount=amount)


def _open(draft: Draft, check: str, *rows: Row) -> None:
    for row in rows:
        draft.expect(check, str(row["grant_no"]), "undecided", months=())


def _excused(draft: Draft, check: str, row: Row, amount: Decimal | None = None) -> None:
    """A grant is excused by its applicant."""
    draft.excuse(check, id_no=str(row["applicant_id"]))
    draft.expect(check, str(row["grant_no"]), "excused", months=(), amount=amount)


def _reserve(draft: Draft, town: Town, *amounts: str | None, years_back: int = 0) -> None:
    draft.own_reserve.add(town.code)
    for number, amount in enumerate(amounts):
        draft.add(
            "reserve_funds", area_code=f"{town.code:012d}", year=draft.clock.as_of.year - years_back,
            amount=None if amount is None else Decimal(amount), received_on=draft.clock.ago(100 + number),
        )  # fmt: skip


def ls01(draft: Draft) -> None:
    """A cent short of the minimum; nothing this year; an allotment of unknown size. The minimum itself: kept."""
    year = draft.clock.as_of.year
    short, without, unsaid, exact, enough = (draft.town(number) for number in (13, 40, 61, 82, 103))
    _reserve(draft, short, "60000", "39999.99")
    _reserve(draft, without, "200000", years_back=1)
    _reserve(draft, unsaid, "80000", None)
    _reserve(draft, exact, "50000", "50000")
    _reserve(draft, enough, "100000", None)
    for town, missing in ((short, "0.01"), (without, "100000")):
        draft.expect("LS-01", f"{town.code}|{year}", months=(), amount=Decimal(missing))
    draft.expect("LS-01", f"{unsaid.code}|{year}", "undecided", months=())


def ls02(draft: Draft) -> None:
    """The county decides what the town may: ten thousand itself, and any emergency."""
    limit = Decimal(10_000)
    _wrong(draft, "LS-02", grant(draft, ORDINARY, approved_by="县区", amount=limit),
           grant(draft, approved_by="县区", amount=Decimal(25_000)),
           grant(draft, None, approved_by="县区", amount=limit))  # fmt: skip
    _open(draft, "LS-02", grant(draft, None, approved_by="县区", amount=limit + 1),
          grant(draft, ORDINARY, approved_by="县区", amount=None),
          grant(draft, ORDINARY, approved_by=None, amount=limit))  # fmt: skip
    _excused(draft, "LS-02", grant(draft, ORDINARY, approved_by="县区"))


def ls02_not(draft: Draft) -> None:
    """A cent above the limit; decided before the plan."""
    grant(draft, ORDINARY, approved_by="县区", amount=Decimal("10000.01"))
    if draft.clock.as_of.year == 2020:
        grant(draft, ORDINARY, approved_by="县区", applied_on=date(2020, 4, 22), decided_on=date(2020, 4, 23))


def ls03(draft: Draft) -> None:
    """The town decides a cent too much; a double."""
    for amount in (Decimal("10000.01"), Decimal(20_000)):
        _wrong(draft, "LS-03", grant(draft, ORDINARY, amount=amount), amount=amount)
    _open(draft, "LS-03", grant(draft, None, amount=Decimal(12_000)), grant(draft, ORDINARY, amount=None))
    _excused(draft, "LS-03", grant(draft, ORDINARY, amount=Decimal(15_000)), Decimal(15_000))


def ls03_not(draft: Draft) -> None:
    """Ten thousand; an emergency of any size; before the plan there was no limit."""
    grant(draft, ORDINARY, amount=Decimal(10_000))
    grant(draft, URGENT, amount=Decimal(30_000))
    grant(draft, ORDINARY, amount=Decimal(30_000), applied_on=date(2020, 4, 22), decided_on=date(2020, 4, 23))


def ls04(draft: Draft) -> None:
    """Paid on the fourth day; not paid yet; applied for nobody knows when."""
    applied = draft.clock.ago(20)
    late = grant(draft, paid_on=applied + timedelta(days=4))
    waiting = grant(draft, applied_on=draft.clock.ago(10), paid_on=None)
    _wrong(draft, "LS-04", late, waiting)
    _open(draft, "LS-04", grant(draft, applied_on=None))
    _excused(draft, "LS-04", grant(draft, paid_on=applied + timedelta(days=6)))


def ls04_not(draft: Draft) -> None:
    """On the third day; waiting since three days; late, but no emergency."""
    applied = draft.clock.ago(20)
    grant(draft, paid_on=applied + timedelta(days=3))
    grant(draft, applied_on=draft.clock.ago(3), paid_on=None)
    grant(draft, ORDINARY, paid_on=applied + timedelta(days=15))


def ls05(draft: Draft) -> None:
    """Decided on the 21st working day; on the 20th: kept; applied for nobody knows when."""
    applied = draft.clock.ago(50)
    late, excused = (
        grant(draft, ORDINARY, applied_on=applied, decided_on=workday_after(applied, 21)) for _ in range(2)
    )
    later = grant(draft, ORDINARY, applied_on=draft.clock.ago(60), decided_on=draft.clock.ago(10))
    _wrong(draft, "LS-05", late, later)
    _excused(draft, "LS-05", excused)
    _open(draft, "LS-05", grant(draft, ORDINARY, applied_on=None))
    grant(draft, ORDINARY, applied_on=applied, decided_on=workday_after(applied, 20))


def ls06(draft: Draft) -> None:
    """Papers on the eleventh working day, or still missing; on the tenth: kept; an emergency or not is unsaid."""
    applied = draft.clock.ago(40)
    paid = applied + timedelta(days=2)
    eleventh, tenth = workday_after(paid, 11), workday_after(paid, 10)
    _wrong(draft, "LS-06", grant(draft, applied_on=applied, papers_completed_on=eleventh),
           grant(draft, applied_on=applied, papers_completed_on=None))  # fmt: skip
    _open(draft, "LS-06", grant(draft, None, applied_on=applied, papers_completed_on=eleventh))
    _excused(draft, "LS-06", grant(draft, applied_on=applied, papers_completed_on=None))
    grant(draft, applied_on=applied, papers_completed_on=tenth)
    grant(draft, papers_completed_on=None, applied_on=draft.clock.ago(5))


def _series(draft: Draft, *grants: tuple[int, str | None], cause: str | None = None) -> Person:
    """Grants of one person, so many days before D, of so much; other causes unless one is given."""
    person = draft.neighbour()
    for number, (days, amount) in enumerate(grants):
        day = draft.clock.ago(days)
        grant(draft, person=person, cause=cause or f"事由{'甲乙丙丁'[number]}", applied_on=day, decided_on=day,
              amount=None if amount is None else Decimal(amount))  # fmt: skip
    return person


def ls07(draft: Draft) -> None:
    """Two of six thousand thirty days apart; three within a fortnight; one of unknown size that might be the rest."""
    pair, three = _series(draft, (50, "6000"), (20, "6000")), _series(draft, (30, "4000"), (24, "4000"), (18, "4000"))
    for person in (pair, three):
        draft.expect("LS-07", person.id_no, months=(), amount=Decimal(12_000))
    unsaid = _series(draft, (30, "6000"), (25, None))
    draft.expect("LS-07", unsaid.id_no, "undecided", months=())
    excused = _series(draft, (30, "9000"), (25, "2000"))
    draft.excuse("LS-07", id_no=excused.id_no)
    draft.expect("LS-07", excused.id_no, "excused", months=(), amount=Decimal(11_000))


def ls07_not(draft: Draft) -> None:
    """Thirty-one days apart; together the limit itself; one by the county."""
    _series(draft, (51, "6000"), (20, "6000"))
    _series(draft, (40, "6000"), (20, "4000"))
    person = _series(draft, (30, "6000"))
    grant(draft, ORDINARY, person, cause="另案", approved_by="县区", amount=Decimal(11_000))


def ls08(draft: Draft) -> None:
    """The same cause twice in a year, the first a year ago today; a cause unsaid that may be the same."""
    day = draft.clock.back(12)
    person = draft.neighbour()
    for applied, amount in ((day, 2000), (draft.clock.ago(30), 1500)):
        grant(draft, person=person, applied_on=applied, decided_on=applied, amount=Decimal(amount))
    draft.expect("LS-08", person.id_no, months=(), amount=Decimal(1500))
    thrice = _series(draft, (40, "1000"), (35, "1000"), (20, "1200"), cause="火灾")
    draft.expect("LS-08", thrice.id_no, months=(), amount=Decimal(2200))
    unsaid = draft.neighbour()
    for cause in ("火灾", None):
        grant(draft, person=unsaid, cause=cause, amount=Decimal(1000))
    draft.expect("LS-08", unsaid.id_no, "undecided", months=())
    excused = _series(draft, (40, "1000"), (30, "1000"), cause="火灾")
    draft.excuse("LS-08", id_no=excused.id_no)
    draft.expect("LS-08", excused.id_no, "excused", months=(), amount=Decimal(1000))


def ls08_not(draft: Draft) -> None:
    """The earlier one a day more than a year ago; other causes."""
    person = draft.neighbour()
    for applied in (draft.clock.back(12) - timedelta(days=1), draft.clock.ago(30)):
        grant(draft, person=person, applied_on=applied, decided_on=applied)
    _series(draft, (60, "1000"), (30, "1000"))


def _hardship(draft: Draft, paid: str | None, status: str = "边缘易致贫", back: int = 3) -> Person:
    person, wife = draft.person(50), draft.person(48, male=False)
    draft.hukou(person, wife)
    draft.poor(person, wife, status=status)
    draft.ill(person, draft.clock.back(back), self_paid=None if paid is None else Decimal(paid))
    return person


def ls09(draft: Draft) -> None:
    """A cent above the screen and nobody helped; in two stays; a bill nobody states."""
    two_stays = _hardship(draft, "30000", "返贫", 12)
    draft.ill(two_stays, draft.clock.back(2), self_paid=Decimal(30_000))
    for person in (_hardship(draft, "50000.01"), two_stays):
        draft.expect("LS-09", person.id_no, months=())
    draft.expect("LS-09", _hardship(draft, None, "脱贫不稳定").id_no, "undecided", months=())
    excused = _hardship(draft, "90000")
    draft.excuse("LS-09", id_no=excused.id_no)
    draft.expect("LS-09", excused.id_no, "excused", months=())


def ls09_not(draft: Draft) -> None:
    """The screen itself; risen for good; more than a year ago; the wife was helped."""
    _hardship(draft, "50000")
    _hardship(draft, "90000", "已脱贫")
    _hardship(draft, "90000", back=13)
    person, wife = draft.person(50), draft.person(48, male=False)
    draft.hukou(person, wife)
    draft.poor(person, wife, status="返贫")
    draft.ill(person, draft.clock.ago(60), self_paid=Decimal(80_000))
    grant(draft, person=wife)


def ls10(draft: Draft) -> None:
    """Applied for in the name of the dead; decided after the death where the application has no date."""
    for excused in (False, False, True):
        dead = draft.neighbour()
        draft.dies(dead, draft.clock.ago(21))
        row = grant(draft, person=dead, amount=Decimal(2600))
        if excused:
            draft.excuse("LS-10", id_no=dead.id_no)
        draft.expect("LS-10", dead.id_no, "excused" if excused else "broken", months=(), amount=row_amount(row))
    dead = draft.neighbour()
    draft.dies(dead, draft.clock.ago(60))
    undated = grant(draft, person=dead, applied_on=None, decided_on=None)
    draft.expect("LS-10", dead.id_no, "undecided", months=())
    _open(draft, "LS-04", undated)


def row_amount(row: Row) -> Decimal:
    """The amount of a grant."""
    amount = row["amount"]
    assert isinstance(amount, Decimal)
    return amount


def ls10_not(draft: Draft) -> None:
    """Died on the very day; died after he was helped."""
    for days in (20, 12):
        person = draft.neighbour()
        draft.dies(person, draft.clock.ago(days))
        grant(draft, person=person, applied_on=draft.clock.ago(20))

"""TK: people on tekun whose wish, carer, visit, level or money is missing."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, Person, yuan
from doudi.demo.plants.rolls import Ward, agree, visit, ward
from doudi.demo.truth import Verdict


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (
        tk01, tk01_not, tk02, tk02_not, tk03, tk03_not, tk04, tk04_open, tk04_not, tk05, tk05_not, tk06, tk07, tk07_not,
        tk08, tk09, tk09_not, tk10, tk10_not, tk11, tk11_not,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def _wrong(draft: Draft, check: str, *wards: Ward, amount: Decimal | None = None) -> None:
    for made in wards:
        draft.expect(check, made.id_no, months=[draft.clock.month], amount=amount)


def _open(draft: Draft, check: str, *wards: Ward) -> None:
    for made in wards:
        draft.expect(check, made.id_no, "undecided", months=[draft.clock.month])


def _excused(draft: Draft, check: str, made: Ward, amount: Decimal | None = None) -> None:
    draft.excuse(check, id_no=made.id_no)
    draft.expect(check, made.id_no, "excused", months=[draft.clock.month], amount=amount)


def _wishes(draft: Draft, wished: date | None, mode: str = "分散", **values: object) -> Ward:
    made = ward(draft, mode=mode)
    made.set(**{"wants_institution": True, "wished_on": wished, **values})
    return made


def tk01(draft: Draft) -> None:
    """Waiting for a place a day too long; marked 集中 but never moved in; moved in by the roster, yet 分散."""
    late = draft.clock.ago(31)
    waiting, not_in = _wishes(draft, late), _wishes(draft, late, "集中", admitted_on=None)
    odd = _wishes(draft, late, admitted_on=draft.clock.ago(5))
    _wrong(draft, "TK-01", waiting, not_in, odd)
    _open(draft, "TK-01", _wishes(draft, None), _wishes(draft, late, wants_institution=None))
    _excused(draft, "TK-01", _wishes(draft, late))


def tk01_not(draft: Draft) -> None:
    """The thirtieth day; perhaps a wish, but a fresh one; moved in; no wish."""
    _wishes(draft, draft.clock.ago(30))
    _wishes(draft, draft.clock.ago(10), wants_institution=None)
    _wishes(draft, draft.clock.ago(400), "集中")
    _wishes(draft, draft.clock.ago(400), wants_institution=False)


def tk02(draft: Draft) -> None:
    """No agreement; one that nobody signed; one to be signed next week; whether he lives at home is unsaid."""
    _wrong(draft, "TK-02", ward(draft, agreed=False))
    for signed in (None, draft.clock.ago(-7)):
        made = ward(draft, agreed=False)
        agree(draft, made, signed_on=signed)
        _wrong(draft, "TK-02", made)
    unsaid = ward(draft, agreed=False)
    unsaid.set(mode=None)
    _open(draft, "TK-02", unsaid)
    _excused(draft, "TK-02", ward(draft, agreed=False))


def tk02_not(draft: Draft) -> None:
    """In an institution; signed today."""
    ward(draft, mode="集中")
    made = ward(draft, agreed=False)
    agree(draft, made, signed_on=draft.clock.as_of)


def _agreed_until(draft: Draft, *until: date | None) -> Ward:
    made = ward(draft, agreed=False)
    for day in until:
        agree(draft, made, valid_until=day)
    return made


def tk03(draft: Draft) -> None:
    """Ended yesterday; two, both ended; one of two whose end nobody says."""
    _wrong(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1)),
           _agreed_until(draft, draft.clock.ago(400), draft.clock.ago(30)))  # fmt: skip
    _open(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1), None))
    _excused(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1)))


def tk03_not(draft: Draft) -> None:
    """Ends today; one ended, another valid."""
    _agreed_until(draft, draft.clock.as_of)
    _agreed_until(draft, draft.clock.ago(1), draft.clock.ago(-90))


def _cared_for(draft: Draft, carer: Person, **changed: object) -> Ward:
    made = ward(draft, agreed=False)
    agree(draft, made, carer, **changed)
    return made


def _inside(draft: Draft, person: Person, until: date | None) -> Person:
    draft.add("prisoners", id_no=person.id_no, name=person.name, from_on=draft.clock.ago(200), to_on=until)
    return person


def tk04(draft: Draft) -> None:
    """A carer who died today, is on tekun himself, is severely disabled, or is in prison."""
    dead, disabled = draft.neighbour(), draft.neighbour()
    draft.dies(dead, draft.clock.as_of)
    draft.disabled(disabled, "肢体", "2")
    prisoner = _inside(draft, draft.neighbour(), None)
    for carer in (dead, ward(draft).person, disabled, prisoner):
        _wrong(draft, "TK-04", _cared_for(draft, carer))
    gone = draft.neighbour()
    draft.dies(gone, draft.clock.ago(60))
    _excused(draft, "TK-04", _cared_for(draft, gone))


def tk04_open(draft: Draft) -> None:
    """Nobody says who the carer is; an unfit carer whose agreement may have ended."""
    _open(draft, "TK-04", _cared_for(draft, draft.neighbour(), carer_id=None))
    dead = draft.neighbour()
    draft.dies(dead, draft.clock.ago(20))
    unsure = _cared_for(draft, dead, valid_until=None)
    _open(draft, "TK-04", unsure)
    _open(draft, "TK-03", unsure)


def tk04_not(draft: Draft) -> None:
    """Released today; mildly disabled; a dead carer's agreement that a later one replaced."""
    _cared_for(draft, _inside(draft, draft.neighbour(), draft.clock.as_of))
    mild = draft.neighbour()
    draft.disabled(mild, "肢体", "3")
    _cared_for(draft, mild)
    dead = draft.neighbour()
    draft.dies(dead, draft.clock.ago(90))
    made = _cared_for(draft, dead)
    agree(draft, made, signed_on=draft.clock.ago(80))


def tk05(draft: Draft) -> None:
    """Four with one carer; three and perhaps a fourth; four that were talked over."""
    four, perhaps, excused = (draft.neighbour() for _ in range(3))
    for carer, count in ((four, 4), (perhaps, 3), (excused, 4)):
        for _ in range(count):
            _cared_for(draft, carer)
    agree(draft, ward(draft), perhaps, valid_until=None, signed_on=draft.clock.ago(320))
    draft.expect("TK-05", four.id_no, months=[draft.clock.month])
    draft.expect("TK-05", perhaps.id_no, "undecided", months=[draft.clock.month])
    draft.excuse("TK-05", id_no=excused.id_no)
    draft.expect("TK-05", excused.id_no, "excused", months=[draft.clock.month])
    again = draft.neighbour()
    for _ in range(5):
        _cared_for(draft, again)
    draft.expect("TK-05", again.id_no, months=[draft.clock.month])


def tk05_not(draft: Draft) -> None:
    """Three, one of whom by two agreements, and a fourth whose agreement ended."""
    carer = draft.neighbour()
    wards = [_cared_for(draft, carer) for _ in range(3)]
    agree(draft, wards[0], carer, signed_on=draft.clock.ago(200))
    agree(draft, ward(draft), carer, signed_on=draft.clock.ago(900), valid_until=draft.clock.ago(170))


def _seen(draft: Draft, days: int) -> Ward:
    made = ward(draft, visited=False)
    visit(draft, made, draft.clock.ago(days))
    return made


def tk06(draft: Draft) -> None:
    """Last visited a day too long ago, or never; on the thirtieth day: kept; at home or not is unsaid."""
    _wrong(draft, "TK-06", _seen(draft, 31), ward(draft, visited=False))
    unsaid = _seen(draft, 90)
    unsaid.set(mode=None)
    _open(draft, "TK-06", unsaid)
    _excused(draft, "TK-06", _seen(draft, 31))
    _seen(draft, 30)
    _seen(draft, 0)
    ward(draft, mode="集中")


def _stay(draft: Draft, admitted: date | None, *visits: int) -> Ward:
    """In hospital for ten days, attended so many days after admission."""
    made = ward(draft)
    draft.ill(made.person, admitted)
    for days in visits:
        assert admitted is not None
        visit(draft, made, admitted + timedelta(days=days), "住院陪护")
    return made


def tk07(draft: Draft) -> None:
    """Nobody at the bedside; somebody a day too early and a day too late; one stay of two; admitted when?"""
    admitted = draft.clock.ago(100)
    _wrong(draft, "TK-07", _stay(draft, admitted), _stay(draft, admitted, -1, 10))
    twice = _stay(draft, admitted, 3)
    draft.ill(twice.person, draft.clock.ago(60))
    _wrong(draft, "TK-07", twice)
    _open(draft, "TK-07", _stay(draft, None))
    _excused(draft, "TK-07", _stay(draft, admitted))


def tk07_not(draft: Draft) -> None:
    """Attended on the first day, on the last day, today in a stay that goes on; more than a year ago."""
    admitted = draft.clock.ago(100)
    _stay(draft, admitted, 0)
    _stay(draft, admitted, 9)
    still = ward(draft)
    draft.ill(still.person, draft.clock.ago(5), discharged_on=None)
    visit(draft, still, draft.clock.as_of, "住院陪护")
    _stay(draft, draft.clock.back(12) - timedelta(days=1))


def tk08(draft: Draft) -> None:
    """Assessed a day too long ago; never; no level – in an institution too. A year ago today: kept."""
    late, never, no_level, excused, kept = (ward(draft, mode=mode) for mode in ("分散", "集中", "分散", "分散", "集中"))
    for made in (late, excused):
        made.set(assessed_on=draft.clock.back(12) - timedelta(days=1))
    never.set(assessed_on=None)
    no_level.set(care_level=None)
    kept.set(assessed_on=draft.clock.back(12))
    _wrong(draft, "TK-08", late, never, no_level)
    _excused(draft, "TK-08", excused)


def _care(draft: Draft, amount: Decimal | None, mode: str = "分散") -> Ward:
    """Somebody half helpless who is approved and paid that much."""
    made = ward(draft, mode=mode)
    made.set(care_amount=amount)
    for line in made.care_lines.values():
        line["amount"] = amount or Decimal(0)
    if amount is None:
        draft.drop("payments", *made.care_lines.values())
    return made


def tk09(draft: Draft) -> None:
    """A cent below the standard of the level; nothing at all; whether he lives at home is unsaid."""
    full = yuan(draft.law.care("部分丧失"))
    cent = Decimal("0.01")
    _wrong(draft, "TK-09", _care(draft, full - cent), amount=cent)
    _wrong(draft, "TK-09", _care(draft, None), amount=full)
    unsaid = _care(draft, full - 50)
    unsaid.set(mode=None)
    _open(draft, "TK-09", unsaid)
    _excused(draft, "TK-09", _care(draft, full - 50), Decimal(50))


def tk09_not(draft: Draft) -> None:
    """More than the standard; too little, but in an institution."""
    full = yuan(draft.law.care("部分丧失"))
    _care(draft, full + 20)
    _care(draft, full - 60, "集中")


def _base(draft: Draft, amount: Decimal) -> Ward:
    made = ward(draft)
    made.set(base_amount=amount)
    for line in made.base_lines.values():
        line["amount"] = amount
    return made


def tk10(draft: Draft) -> None:
    """A cent below the standard; last year's standard; 农村 or 城市 is unsaid."""
    full, cent = yuan(draft.law.tekun("农村")), Decimal("0.01")
    _wrong(draft, "TK-10", _base(draft, full - cent), amount=cent)
    _wrong(draft, "TK-10", _base(draft, Decimal(468)), amount=full - 468)
    unsaid = ward(draft)
    unsaid.set(kind=None)
    _open(draft, "TK-10", unsaid)
    _excused(draft, "TK-10", _base(draft, full - 30), Decimal(30))


def tk10_not(draft: Draft) -> None:
    """More than the standard."""
    _base(draft, yuan(draft.law.tekun("农村")) + 80)


def tk11(draft: Draft) -> None:
    """Dead and still on the roll, and so still paid (ZJ-05)."""
    for month, excused in ((3, False), (4, False), (3, True)):
        made = ward(draft)
        draft.dies(made.person, draft.clock.months[month].replace(day=20))
        months = draft.clock.months[month + 1 :]
        each = yuan(draft.law.tekun("农村") + draft.law.care("部分丧失"))
        for check, amount in (("TK-11", each), ("ZJ-05", each + 30)):
            if excused:
                draft.excuse(check, id_no=made.id_no)
            verdict: Verdict = "excused" if excused else "broken"
            draft.expect(check, made.id_no, verdict, months=months, amount=amount * len(months))


def tk11_not(draft: Draft) -> None:
    """Died this month; died and taken off the roll."""
    draft.dies(ward(draft).person, draft.clock.month)
    gone = ward(draft, months=range(4))
    draft.dies(gone.person, draft.clock.months[3].replace(day=9))

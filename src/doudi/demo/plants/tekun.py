"""TK-01, 06…11: people on tekun whose wish, visit, level or money is missing."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, yuan
from doudi.demo.plants.rolls import Ward, visit, ward
from doudi.demo.truth import Verdict


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (tk01, tk01_not, tk06, tk07, tk07_not, tk08, tk09, tk09_not, tk10, tk10_not, tk11, tk11_not):
        draft.plant = sow.__name__
        sow(draft)


def wrong(draft: Draft, check: str, *wards: Ward, amount: Decimal | None = None) -> None:
    """These people are findings of M."""
    for made in wards:
        draft.expect(check, made.id_no, months=[draft.clock.month], amount=amount)


def open_(draft: Draft, check: str, *wards: Ward) -> None:
    """These people are undecided in M."""
    for made in wards:
        draft.expect(check, made.id_no, "undecided", months=[draft.clock.month])


def excused(draft: Draft, check: str, made: Ward, amount: Decimal | None = None) -> None:
    """This one would be a finding but for an exemption."""
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
    wrong(draft, "TK-01", waiting, not_in, odd)
    open_(draft, "TK-01", _wishes(draft, None), _wishes(draft, late, wants_institution=None))
    excused(draft, "TK-01", _wishes(draft, late))


def tk01_not(draft: Draft) -> None:
    """The thirtieth day; perhaps a wish, but a fresh one; moved in; no wish."""
    _wishes(draft, draft.clock.ago(30))
    _wishes(draft, draft.clock.ago(10), wants_institution=None)
    _wishes(draft, draft.clock.ago(400), "集中")
    _wishes(draft, draft.clock.ago(400), wants_institution=False)


def _seen(draft: Draft, days: int) -> Ward:
    made = ward(draft, visited=False)
    visit(draft, made, draft.clock.ago(days))
    return made


def tk06(draft: Draft) -> None:
    """Last visited a day too long ago, or never; on the thirtieth day: kept; at home or not is unsaid."""
    wrong(draft, "TK-06", _seen(draft, 31), ward(draft, visited=False))
    unsaid = _seen(draft, 90)
    unsaid.set(mode=None)
    open_(draft, "TK-06", unsaid)
    excused(draft, "TK-06", _seen(draft, 31))
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
    wrong(draft, "TK-07", _stay(draft, admitted), _stay(draft, admitted, -1, 10))
    twice = _stay(draft, admitted, 3)
    draft.ill(twice.person, draft.clock.ago(60))
    wrong(draft, "TK-07", twice)
    open_(draft, "TK-07", _stay(draft, None))
    excused(draft, "TK-07", _stay(draft, admitted))


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
    late, never, no_level, settled, kept = (ward(draft, mode=mode) for mode in ("分散", "集中", "分散", "分散", "集中"))
    for made in (late, settled):
        made.set(assessed_on=draft.clock.back(12) - timedelta(days=1))
    never.set(assessed_on=None)
    no_level.set(care_level=None)
    kept.set(assessed_on=draft.clock.back(12))
    wrong(draft, "TK-08", late, never, no_level)
    excused(draft, "TK-08", settled)


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
    wrong(draft, "TK-09", _care(draft, full - cent), amount=cent)
    wrong(draft, "TK-09", _care(draft, None), amount=full)
    unsaid = _care(draft, full - 50)
    unsaid.set(mode=None)
    open_(draft, "TK-09", unsaid)
    excused(draft, "TK-09", _care(draft, full - 50), Decimal(50))


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
    wrong(draft, "TK-10", _base(draft, full - cent), amount=cent)
    wrong(draft, "TK-10", _base(draft, Decimal(468)), amount=full - 468)
    unsaid = ward(draft)
    unsaid.set(kind=None)
    open_(draft, "TK-10", unsaid)
    excused(draft, "TK-10", _base(draft, full - 30), Decimal(30))


def tk10_not(draft: Draft) -> None:
    """More than the standard."""
    _base(draft, yuan(draft.law.tekun("农村")) + 80)


def tk11(draft: Draft) -> None:
    """Dead and still on the roll, and so still paid (ZJ-05)."""
    for month, settled in ((3, False), (4, False), (3, True)):
        made = ward(draft)
        draft.dies(made.person, draft.clock.months[month].replace(day=20))
        months = draft.clock.months[month + 1 :]
        each = yuan(draft.law.tekun("农村") + draft.law.care("部分丧失"))
        for check, amount in (("TK-11", each), ("ZJ-05", each + 30)):
            if settled:
                draft.excuse(check, id_no=made.id_no)
            verdict: Verdict = "excused" if settled else "broken"
            draft.expect(check, made.id_no, verdict, months=months, amount=amount * len(months))


def tk11_not(draft: Draft) -> None:
    """Died this month; died and taken off the roll."""
    draft.dies(ward(draft).person, draft.clock.month)
    gone = ward(draft, months=range(4))
    draft.dies(gone.person, draft.clock.months[3].replace(day=9))

"""TK-02…05: people at home without an agreement, without a fit carer, or with one who has too many."""

from datetime import date

from doudi.demo.plants.draft import Draft, Person
from doudi.demo.plants.rolls import Ward, agree, ward
from doudi.demo.plants.tekun import excused, open_, wrong


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (tk02, tk02_not, tk03, tk03_not, tk04, tk04_open, tk04_not, tk05, tk05_not):
        draft.plant = sow.__name__
        sow(draft)


def tk02(draft: Draft) -> None:
    """No agreement; one that nobody signed; one to be signed next week; whether he lives at home is unsaid."""
    wrong(draft, "TK-02", ward(draft, agreed=False))
    for signed in (None, draft.clock.ago(-7)):
        made = ward(draft, agreed=False)
        agree(draft, made, signed_on=signed)
        wrong(draft, "TK-02", made)
    unsaid = ward(draft, agreed=False)
    unsaid.set(mode=None)
    open_(draft, "TK-02", unsaid)
    excused(draft, "TK-02", ward(draft, agreed=False))


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
    wrong(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1)),
           _agreed_until(draft, draft.clock.ago(400), draft.clock.ago(30)))  # fmt: skip
    open_(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1), None))
    excused(draft, "TK-03", _agreed_until(draft, draft.clock.ago(1)))


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
        wrong(draft, "TK-04", _cared_for(draft, carer))
    gone = draft.neighbour()
    draft.dies(gone, draft.clock.ago(60))
    excused(draft, "TK-04", _cared_for(draft, gone))


def tk04_open(draft: Draft) -> None:
    """Nobody says who the carer is; an unfit carer whose agreement may have ended."""
    open_(draft, "TK-04", _cared_for(draft, draft.neighbour(), carer_id=None))
    dead = draft.neighbour()
    draft.dies(dead, draft.clock.ago(20))
    unsure = _cared_for(draft, dead, valid_until=None)
    open_(draft, "TK-04", unsure)
    open_(draft, "TK-03", unsure)


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
    four, perhaps, settled = (draft.neighbour() for _ in range(3))
    for carer, count in ((four, 4), (perhaps, 3), (settled, 4)):
        for _ in range(count):
            _cared_for(draft, carer)
    agree(draft, ward(draft), perhaps, valid_until=None, signed_on=draft.clock.ago(320))
    draft.expect("TK-05", four.id_no, months=[draft.clock.month])
    draft.expect("TK-05", perhaps.id_no, "undecided", months=[draft.clock.month])
    draft.excuse("TK-05", id_no=settled.id_no)
    draft.expect("TK-05", settled.id_no, "excused", months=[draft.clock.month])
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

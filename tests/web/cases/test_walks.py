"""Random walks: whatever anybody tries in whatever order, a case never reaches a state that is not declared."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doudi.web.cases.actions import (
    Conflict,
    NotAllowed,
    NotFilled,
    NotRight,
    ask_override,
    close_case,
    decide_confirmation,
    move,
    record_recheck,
    withdraw_confirmation,
)
from doudi.web.cases.models import Case
from doudi.web.cases.rules import is_doer, steps_open_to
from doudi.web.cases.workflow import FIRST, PREVIOUS, STATES, STILL
from tests.web.cases.conftest import Office
from tests.web.factories import City

WHO = ("county", "reviewer", "clerk", "inspector", "stranger")
HELD = {"pending_receipt", "verifying", "refuted", "confirmed", "rectifying", "pending_review", "referred"}
VERDICT = {
    "pending_receipt": "",
    "verifying": "",
    "confirmed": "confirmed",
    "rectifying": "confirmed",
    "refuted": "refuted",
}
HOW = ("all", "all", "nothing", "old")
ASKS = ("ask_county", "ask_reviewer", "ask_clerk", "say_yes", "say_no", "take_back")
STEPS = st.tuples(st.sampled_from([*sorted(FIRST), *ASKS]), st.sampled_from(WHO), st.sampled_from(HOW))
STAGES = ("opened", "dispatched", "verifying", "confirmed", "refuted", "rectifying", "submitted", "closed")
MAY_BE_REFUSED = {"plan", "close"}
"""Steps that may be refused though they are offered: filled in the test's usual way, with one unit and one reviewer."""


def filled(office: Office, name: str, by) -> dict[str, object]:
    later = office.today + timedelta(days=30)
    said = {"reason": "理由", "outcome": "未发现违纪", "until": later, "due_on": later, "closed_how": "override"}
    said |= {"visited_on": office.today, "met": "本人", "finding": "入户核实情况属实", "cause": "data"}
    said |= {"measure": "停发", "dated_on": office.today, "proof_kind": "stop", "proof": "停发通知"}
    said |= {"person": office.clerk.user}
    said["unit"] = office.inspector.unit if name == "refer" else office.clerk.unit
    return {key: said[key] for key in FIRST[name].fill}


def tried(case: Case, office: Office, name: str, who: str, how: str) -> bool:
    by = getattr(office, who)
    if name in ASKS:
        return asked(case, office, name, by)
    given = {} if how == "nothing" else filled(office, name, by)
    try:
        move(case, name, by=by, seen=case.version - 1 if how == "old" else case.version, **given)
    except (NotAllowed, NotFilled, NotRight, Conflict, Case.DoesNotExist):
        return False
    return True


def asked(case: Case, office: Office, name: str, by) -> bool:
    """A reviewer is asked to close without proof, answers, or is asked no longer. No step, but the yes takes one."""
    waiting = case.confirmations.filter(state="asked").first()
    try:
        if name.startswith("ask_"):
            ask_override(case, by=by, reviewer=getattr(office, name.removeprefix("ask_")).user, reason="理由")
        elif waiting is None:
            return False
        elif name == "take_back":
            withdraw_confirmation(waiting, by=by)
        else:
            decide_confirmation(waiting, by=by, grant=name == "say_yes", answer="看过了")
    except (NotAllowed, NotRight, Conflict, Case.DoesNotExist):
        return False
    return True


def check_laws(case: Case) -> None:
    assert case.state in STATES
    steps = case.events.filter(act__in=["open", *FIRST])
    assert steps.count() == case.version
    assert steps.last().to_state == case.state
    for asked in case.confirmations.all():
        assert asked.reviewer_id != asked.asked_by_id
        assert not is_doer(case, asked.reviewer) or asked.state != "granted"
        assert asked.state != "asked" or case.state == "pending_review"
    assert (case.clock_stopped_on is not None) == (case.state in STILL)
    assert (case.previous_state != "") == (case.state in {"suspended", "referred"})
    assert (case.suspended_until is not None) == (case.state == "suspended")
    assert case.unit is not None or case.state not in HELD
    assert case.verdict == VERDICT.get(case.state, case.verdict)
    if case.state == "closed":
        assert case.closed_how
        assert not is_doer(case, case.closed_by)
        assert case.first_closer is not None
    if case.state == "closed" and case.closed_how == "override":
        asked = case.confirmations.filter(state="granted").last()
        assert (asked.reviewer, steps.last().user) == (case.closed_by, case.closed_by)


@pytest.mark.slow
class Walks(TestCase):
    """Each walk starts anew; what is refused changes nothing."""

    @settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.sampled_from(STAGES), st.lists(STEPS, max_size=30))
    def test_no_walk_leaves_the_table(self, stage, walk):
        office = Office(City())
        case = getattr(office, stage)()
        for name, who, how in walk:
            before, version = case.state, case.version
            went = tried(case, office, name, who, how)
            case = Case.objects.system("as it stands").get(pk=case.pk)
            check_laws(case)
            if not went:
                assert (case.state, case.version) == (before, version)
                continue
            if name in ASKS:
                assert (case.state == "closed") == (name == "say_yes")
                continue
            assert how == "all" or not FIRST[name].fill
            assert before in FIRST[name].sources
            assert FIRST[name].target in {case.state, PREVIOUS}

    @settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.data())
    def test_whoever_takes_what_is_offered_gets_there(self, data):
        """The steps offered to people are those that succeed once they are filled in."""
        office = Office(City())
        case = office.opened()
        for _n in range(data.draw(st.integers(8, 25))):
            who = data.draw(st.sampled_from(WHO[:4]))
            offered = sorted(steps_open_to(case, getattr(office, who)))
            if not offered:
                continue
            name = data.draw(st.sampled_from(offered))
            went = tried(case, office, name, who, "all")
            case = Case.objects.system("as it stands").get(pk=case.pk)
            check_laws(case)
            assert went or name in MAY_BE_REFUSED

    @settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.lists(st.tuples(st.integers(-5, 60), st.booleans()), max_size=4))
    def test_proof_closes_only_when_the_newest_run_after_the_fix_is_silent(self, runs):
        office = Office(City())
        case = office.submitted()
        for n, (days, fired) in enumerate(runs):
            day = office.today + timedelta(days=days)
            record_recheck(case, run=f"r{n}", as_of=day, data_until=day, fired=fired)
        last = max(enumerate(runs), key=lambda run: (run[1][0], run[0]), default=None)
        proved = last is not None and last[1][0] > 0 and not last[1][1]
        try:
            close_case(case, by=office.reviewer, how="proof")
        except NotRight:
            assert not proved
        else:
            assert proved

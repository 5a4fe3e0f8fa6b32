"""The table of steps is golden (tests.web.cases.matrix), sound, and kept for the work that began with it."""

from dataclasses import replace

import pytest

from doudi.web.cases.actions import NotAllowed, move
from doudi.web.cases.actions.effects import EFFECTS
from doudi.web.cases.demands import DEMANDS
from doudi.web.cases.models import Case
from doudi.web.cases.rules import steps_open_to
from doudi.web.cases.workflow import FIRST, NEWEST, PREVIOUS, STATES, STILL, VERSIONS
from doudi.web.orgs.roles import ACTIONS
from tests.web.cases.matrix import GOLDEN, written


def test_who_may_do_which_step_is_as_agreed():
    assert GOLDEN.read_text() == written()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_table_names_only_what_there_is(version):
    for step in VERSIONS[version].values():
        assert set(step.sources) <= set(STATES)
        assert step.target in {*STATES, PREVIOUS}
        assert step.action in ACTIONS
        assert set(step.demands) <= set(DEMANDS)


def test_effects_belong_to_steps():
    assert set(EFFECTS) <= set(FIRST)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_state_is_reached_and_left(version):
    steps = VERSIONS[version].values()
    assert {step.target for step in steps} - {PREVIOUS} | {"pending_dispatch"} == set(STATES)
    assert {state for step in steps for state in step.sources} == set(STATES)


@pytest.mark.parametrize("version", VERSIONS)
def test_only_closing_closes_and_it_demands_proof(version):
    closing = [step for step in VERSIONS[version].values() if step.target == "closed"]
    assert all(step.other and "closing_proved" in step.demands for step in closing)
    assert "closed" in STILL


def test_work_keeps_the_version_of_the_table_it_began_with(office, monkeypatch):
    begun = office.rectifying()
    straight = {
        **{name: step for name, step in FIRST.items() if name not in {"suspend", "resume"}},
        "submit": replace(FIRST["submit"], sources=("confirmed", "rectifying")),
    }
    monkeypatch.setitem(VERSIONS, 2, straight)
    given = {"dated_on": office.today, "proof_kind": "stop", "proof": "停发通知"}
    new = office.confirmed(flow=2)
    old = office.confirmed(flow=1)
    with pytest.raises(NotAllowed):
        move(old, "submit", by=office.clerk, **given)
    move(new, "submit", by=office.clerk, **given)
    assert (new.state, old.state) == ("pending_review", "confirmed")
    assert "suspend" in steps_open_to(begun, office.county)
    assert "suspend" not in steps_open_to(office.confirmed(flow=2), office.county)


def test_a_new_case_begins_with_the_newest_version(office):
    assert Case.objects.visible_to(office.county).get(pk=office.opened().pk).flow == NEWEST

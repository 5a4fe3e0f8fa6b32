"""The one way to change the state of a case."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import Conflict, NotAllowed, NotFilled, NotRight, move
from doudi.web.cases.models import Case

A_DAY = timedelta(days=1)


def test_from_dispatch_to_closing(office):
    case = office.closed()
    assert (case.state, case.verdict, case.closed_by) == ("closed", "confirmed", office.reviewer.user)
    assert [event.act for event in case.events.all()] == [
        "open", "dispatch", "receive", "confirm", "plan", "submit", "ask_override", "close",
    ]  # fmt: skip
    assert Entry.objects.filter(kind="cases.case", object_id=case.pk).count() == 8


def test_a_step_demands_what_the_table_says(office):
    case = office.opened()
    with pytest.raises(NotFilled) as raised:
        move(case, "dispatch", by=office.county, unit=office.clerk.unit)
    assert raised.value.fields == ["due_on"]


def test_only_the_holder_receives(office):
    with pytest.raises(NotAllowed):
        move(office.dispatched(), "receive", by=office.county)


def test_another_town_does_not_even_find_it(office):
    case = office.dispatched()
    with pytest.raises(case.DoesNotExist):
        move(case, "receive", by=office.stranger)


def test_a_unit_that_does_not_answer_for_the_place_is_given_nothing(office):
    case = office.opened()
    with pytest.raises(NotRight) as raised:
        move(case, "dispatch", by=office.county, unit=office.stranger.unit, due_on=office.today)
    assert raised.value.field == "unit"


def test_a_limit_lies_ahead(office):
    with pytest.raises(NotRight, match="不能早于今天"):
        move(office.opened(), "dispatch", by=office.county, unit=office.clerk.unit, due_on=office.today - A_DAY)


def test_an_older_form_conflicts(office):
    case = office.dispatched()
    with pytest.raises(Conflict) as raised:
        move(case, "receive", by=office.clerk, seen=1)
    assert raised.value.case.state == "pending_receipt"


def test_a_double_click_takes_the_step_once(office):
    case = office.dispatched()
    move(case, "receive", by=office.clerk)
    with pytest.raises(NotAllowed):
        move(case, "receive", by=office.clerk)


def test_a_step_that_fails_leaves_nothing(office):
    case = office.verifying()
    with pytest.raises(NotRight):
        move(case, "confirm", by=office.clerk, visited_on=office.today + A_DAY, met="其子", finding="属实")
    assert (case.visits.count(), Case.objects.visible_to(office.clerk).get(pk=case.pk).verdict) == (0, "")


def test_verification_is_a_visit(office):
    visit = office.confirmed().visits.get()
    assert (visit.result, visit.met, visit.note) == ("confirmed", "其子", "家属确认已去世")
    assert (visit.user, visit.unit) == (office.clerk.user, office.clerk.unit)


@pytest.mark.parametrize(("days", "fine"), [(1, False), (0, True), (-1, False)])
def test_a_doubt_is_verified_after_it_arose_and_not_in_the_future(office, days, fine):
    case = office.verifying()
    given = {"visited_on": office.today + days * A_DAY, "met": "其子", "finding": "属实"}
    if fine:
        move(case, "confirm", by=office.clerk, **given)
        return
    with pytest.raises(NotRight) as raised:
        move(case, "confirm", by=office.clerk, **given)
    assert raised.value.field == "visited_on"


def test_what_inspectors_saw_may_be_older_than_the_case(office):
    case = office.verifying(source="inspection")
    move(case, "confirm", by=office.clerk, visited_on=office.today - 30 * A_DAY, met="本人", finding="属实")
    assert case.state == "confirmed"


@pytest.mark.parametrize("missing", ["cause", "measure", "unit", "person", "due_on"])
def test_a_plan_names_cause_measure_unit_person_and_day(office, missing):
    with pytest.raises(NotFilled) as raised:
        move(office.confirmed(), "plan", by=office.clerk, **office.a_plan | {missing: None})
    assert raised.value.fields == [missing]


def test_planning_is_no_way_to_pass_the_work_on(office):
    with pytest.raises(NotRight, match="转办"):
        move(office.confirmed(), "plan", by=office.clerk, **office.a_plan | {"unit": office.county.unit})


def test_the_person_responsible_works_at_the_unit(office):
    with pytest.raises(NotRight) as raised:
        move(office.confirmed(), "plan", by=office.clerk, **office.a_plan | {"person": office.stranger.user})
    assert raised.value.field == "person"


@pytest.mark.parametrize(("days", "fine"), [(1, False), (0, True), (-1, False)])
def test_proof_has_its_own_date_since_the_plan(office, days, fine):
    case = office.rectifying()
    given = {"dated_on": office.today + days * A_DAY, "proof_kind": "stop", "proof": "停发通知"}
    if fine:
        move(case, "submit", by=office.clerk, **given)
        assert case.proofs.get().dated_on == office.today
        return
    with pytest.raises(NotRight) as raised:
        move(case, "submit", by=office.clerk, **given)
    assert raised.value.field == "dated_on"


def test_withdrawing_clears_every_to_do(office):
    case = office.dispatched()
    move(case, "withdraw", by=office.county, reason="派错")
    assert (case.state, case.unit, case.person, case.due_on) == ("pending_dispatch", None, None, None)


def test_a_transfer_has_to_be_received_again(office):
    case = office.rectifying()
    move(case, "transfer", by=office.county, unit=office.county.unit, reason="跨镇")
    assert (case.state, case.unit, case.person) == ("pending_receipt", office.county.unit, None)


def test_who_worked_may_not_close(office):
    case = office.dispatched(to=office.county)
    move(case, "receive", by=office.county)
    move(case, "refute", by=office.county, visited_on=office.today, met="本人", finding="同名")
    move(case, "submit_refuted", by=office.county)
    with pytest.raises(NotAllowed, match="不能给自己"):
        move(case, "close", by=office.county, closed_how="refuted")
    move(case, "close", by=office.reviewer, closed_how="refuted")
    assert case.state == "closed"


def test_only_a_discipline_unit_takes_over(office):
    case = office.rectifying()
    with pytest.raises(NotRight, match="纪检"):
        move(case, "refer", by=office.county, unit=office.county.unit, reason="涉嫌截留")


def test_what_was_referred_comes_back_to_who_had_it(office):
    case = office.rectifying()
    move(case, "refer", by=office.county, unit=office.inspector.unit, reason="涉嫌截留")
    with pytest.raises(NotAllowed):
        move(case, "hand_back", by=office.city.actor("discipline_inspector", "宝鸡市"), outcome="未发现违纪")
    move(case, "hand_back", by=office.inspector, outcome="已立案，业务问题继续整改")
    assert (case.state, case.unit) == ("rectifying", office.clerk.unit)


def test_who_looks_through_anothers_eyes_does_nothing(office):
    looking = type(office.clerk)(office.clerk.user, office.clerk.post, looking=True)
    with pytest.raises(NotAllowed):
        move(office.dispatched(), "receive", by=looking)


@pytest.mark.parametrize(
    "slip", [{"state": "lost"}, {"state": "closed"}, {"state": "suspended"}, {"state": "closed", "closed_how": "proof"}]
)
def test_the_database_refuses_what_the_table_does_not_know(office, slip):
    case = office.opened()
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.system("what nobody may do").filter(pk=case.pk).update(**slip)

from datetime import date, timedelta

import pytest

from doudi.web.cases.actions import Conflict, NotAllowed, NotFilled, move

SOON = date.today() + timedelta(days=10)


@pytest.fixture
def people(city):
    return {
        "county": city.actor("county_officer", "陈仓区"),
        "clerk": city.actor("town_clerk", "虢镇"),
        "other_clerk": city.actor("town_clerk", "阳平镇"),
    }


@pytest.fixture
def case(city):
    return city.case("虢镇")


def dispatched(case, people):
    move(case, "dispatch", by=people["county"], unit=people["clerk"].unit, due_on=SOON)
    return case


def test_from_dispatch_to_closing(case, people):
    dispatched(case, people)
    clerk, county = people["clerk"], people["county"]
    move(case, "receive", by=clerk)
    move(case, "confirm", by=clerk, visited_on=SOON, finding="家属确认去世")
    move(case, "plan", by=clerk, cause="data", measure="停发并追回", unit=clerk.unit, person=clerk.user, due_on=SOON)
    move(case, "submit", by=clerk, proof="停发通知")
    move(case, "close", by=county, closed_how="override")
    assert (case.state, case.verdict, case.closed_by) == ("closed", "confirmed", county.user)
    assert [event.act for event in case.events.all()][-3:] == ["plan", "submit", "close"]


def test_a_step_demands_what_the_table_says(case, people):
    with pytest.raises(NotFilled) as raised:
        move(case, "dispatch", by=people["county"], unit=people["clerk"].unit)
    assert raised.value.fields == ["due_on"]


def test_only_the_holder_receives(case, people):
    dispatched(case, people)
    with pytest.raises(NotAllowed):
        move(case, "receive", by=people["county"])


def test_another_town_does_not_even_find_it(case, people):
    dispatched(case, people)
    with pytest.raises(case.DoesNotExist):
        move(case, "receive", by=people["other_clerk"])


def test_who_worked_may_not_close(case, people, city):
    county = people["county"]
    move(case, "dispatch", by=county, unit=county.unit, due_on=SOON)
    move(case, "receive", by=county)
    move(case, "refute", by=county, visited_on=SOON, finding="同名")
    move(case, "submit_refuted", by=county)
    with pytest.raises(NotAllowed, match="不能给自己"):
        move(case, "close", by=county, closed_how="refuted")
    move(case, "close", by=city.actor("county_officer", "陈仓区"), closed_how="refuted")
    assert case.state == "closed"


def test_an_older_form_conflicts(case, people):
    dispatched(case, people)
    with pytest.raises(Conflict) as raised:
        move(case, "receive", by=people["clerk"], seen=1)
    assert raised.value.case.state == "pending_receipt"


def test_withdrawing_clears_the_to_do(case, people):
    dispatched(case, people)
    move(case, "withdraw", by=people["county"], reason="派错")
    assert (case.state, case.unit, case.due_on) == ("pending_dispatch", None, None)


def test_what_was_put_aside_returns_to_where_it_was(case, people):
    dispatched(case, people)
    move(case, "suspend", by=people["county"], reason="等户籍核实", until=SOON)
    assert case.clock_stopped_on is not None
    move(case, "resume", by=people["county"])
    assert (case.state, case.due_on, case.clock_stopped_on) == ("pending_receipt", SOON, None)

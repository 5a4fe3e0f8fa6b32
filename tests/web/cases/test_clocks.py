"""The clock of a limit stops and starts again; what was left in working days is left still."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.web.cases.actions import move, resume_by_itself
from doudi.web.cases.clocks import moved_on
from doudi.web.cases.models import Case
from doudi.web.cases.reminders import resume_those_whose_pause_is_over
from tests.web.workdays.test_calendar import SEEDED

A_DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 3, 1), date(2026, 9, 30))


@given(DAYS, st.integers(0, 60), st.integers(-20, 20))
def test_as_many_working_days_are_left_as_when_it_stopped(stopped, pause, left):
    due = SEEDED.add(stopped, left)
    today = stopped + pause * A_DAY
    moved = moved_on(Case(due_on=due, clock_stopped_on=stopped), today, SEEDED)
    if pause == 0:
        assert moved == due
    elif left > 0:
        assert SEEDED.between(today, moved) == left
    else:
        assert moved <= today


@pytest.mark.parametrize(
    ("stopped", "due", "today", "moved"),
    [
        (date(2020, 9, 29), date(2020, 9, 30), date(2020, 10, 9), date(2020, 10, 10)),  # a Saturday made up for
        (date(2020, 4, 24), date(2020, 4, 27), date(2020, 4, 30), date(2020, 5, 7)),  # over Labour Day
        (date(2020, 6, 10), date(2020, 6, 8), date(2020, 6, 17), date(2020, 6, 15)),  # overdue stays as overdue
    ],
)
def test_over_holidays(stopped, due, today, moved):
    assert moved_on(Case(due_on=due, clock_stopped_on=stopped), today, SEEDED) == moved


def test_a_case_without_a_limit_gets_none():
    assert moved_on(Case(clock_stopped_on=date(2020, 6, 1)), date(2020, 6, 5), SEEDED) is None


@pytest.mark.parametrize("stage", ["submitted", "closed"])
def test_it_stands_still_once_the_answer_is_given(office, stage):
    case = getattr(office, stage)()
    assert case.clock_stopped_on == office.today
    Case.objects.system("time goes by").filter(pk=case.pk).update(due_on=office.today - 9 * A_DAY)
    assert not Case.objects.visible_to(office.clerk).overdue().exists()


def test_it_runs_again_when_the_answer_was_not_enough(office):
    case = office.submitted()
    Case.objects.system("time goes by").filter(pk=case.pk).update(clock_stopped_on=office.today - 14 * A_DAY)
    before = case.due_on
    move(case, "reject", by=office.reviewer, reason="没有退款凭证")
    assert case.clock_stopped_on is None
    assert case.due_on > before


def suspended(office, days: int = 30) -> Case:
    case = office.rectifying()
    move(case, "suspend", by=office.county, reason="等户籍核实", until=office.today + days * A_DAY)
    return case


def test_what_was_put_aside_returns_to_where_it_was(office):
    case = suspended(office)
    due = case.due_on
    assert case.clock_stopped_on == office.today
    move(case, "resume", by=office.county)
    assert (case.state, case.due_on, case.clock_stopped_on, case.suspended_until) == ("rectifying", due, None, None)


def test_it_is_taken_up_by_itself_on_its_day_and_not_before(office):
    case = suspended(office)
    assert resume_those_whose_pause_is_over() == 0
    Case.objects.system("time goes by").filter(pk=case.pk).update(suspended_until=office.today)
    assert resume_those_whose_pause_is_over() == 1
    case.refresh_from_db()
    assert (case.state, case.events.last().act, case.events.last().user) == ("rectifying", "resume", None)
    assert resume_by_itself(case) is None


def test_a_clock_that_stood_before_stands_when_the_case_comes_back(office):
    case = office.submitted()
    move(case, "refer", by=office.county, unit=office.inspector.unit, reason="涉嫌截留")
    move(case, "hand_back", by=office.inspector, outcome="未发现违纪")
    assert (case.state, case.clock_stopped_on) == ("pending_review", office.today)


def test_a_reopened_case_has_a_new_limit(office):
    case = office.closed()
    move(case, "reopen", by=office.reviewer, reason="群众反映仍在发放")
    assert (case.state, case.clock_stopped_on, case.n_reopened) == ("verifying", None, 1)
    assert case.due_on > office.today
    assert case.first_closer == office.reviewer.user

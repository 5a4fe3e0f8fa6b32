"""The second look: drawn by chance with a seed anybody can check, done by others, reopening on a relapse."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import NotAllowed, NotRight, draw_look_backs, move, record_look_back
from doudi.web.cases.drawing import drawn, quota
from doudi.web.cases.models import Case, Draw, LookBack
from doudi.web.cases.queries import look_backs_due

NUMBERS = st.sets(st.from_regex(r"2020-[0-9]{6}", fullmatch=True), max_size=40)


@given(st.text(max_size=8), NUMBERS, st.integers(0, 50))
def test_a_draw_hangs_on_seed_and_numbers_alone(seed, numbers, n):
    taken = drawn(seed, numbers, n)
    assert taken == drawn(seed, sorted(numbers, reverse=True), n)
    assert len(set(taken)) == min(n, len(numbers))
    assert set(taken) <= numbers


@pytest.mark.parametrize(("n_cases", "share", "n"), [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (3, 100, 3)])
def test_the_share_is_rounded_up_so_that_one_at_least_is_drawn(n_cases, share, n):
    assert quota(n_cases, share) == n


def closed(office, n: int) -> list[Case]:
    return [office.closed() for _n in range(n)]


def everything() -> list[LookBack]:
    return list(LookBack.objects.system("all that was drawn").order_by("case", "days"))


def test_each_drawn_case_is_looked_at_after_30_and_90_days(office):
    closed(office, 3)
    (draw,) = draw_look_backs(office.today)
    assert (draw.n_cases, draw.n_drawn, draw.percent) == (3, 1, 10)
    assert [one.days for one in everything()] == [30, 90]
    assert everything()[0].due_on == office.today + timedelta(days=30)
    assert Entry.objects.get(action="look_back.draw").detail["seed"] == draw.seed


def test_anybody_can_repeat_the_draw(office):
    numbers = [case.number for case in closed(office, 5)]
    (draw,) = draw_look_backs(office.today)
    assert drawn(draw.seed, numbers, draw.n_drawn) == sorted({one.case.number for one in everything()})


def test_drawing_again_changes_nothing_and_new_closings_fill_the_share(office, settings, monkeypatch):
    monkeypatch.setitem(settings.HOME.settings, "look_back_percent", 50)
    closed(office, 2)
    draw_look_backs(office.today)
    assert draw_look_backs(office.today) == []
    closed(office, 2)
    draw_look_backs(office.today)
    assert [draw.n_drawn for draw in Draw.objects.system("all").order_by("pk")] == [1, 1]


def test_what_was_found_not_true_is_not_looked_at_again(office):
    case = office.refuted()
    move(case, "submit_refuted", by=office.clerk)
    move(case, "close", by=office.reviewer, closed_how="refuted")
    assert draw_look_backs(office.today) == []


@pytest.fixture
def due(office) -> LookBack:
    closed(office, 1)
    draw_look_backs(office.today)
    Case.objects.system("time goes by").update(closed_at=timezone.now() - timedelta(days=31))
    return everything()[0]


def looked(due, by, **given) -> LookBack:
    usual = {"relapse": False, "note": "已停发，家属知情", "done_on": timezone.localdate()}
    return record_look_back(due, by=by, **usual | given)


def test_all_is_still_well(due, office):
    assert looked(due, office.county).result == "ok"
    assert due.case.state == "closed"
    assert look_backs_due(office.county).get().days == 90


def test_a_relapse_reopens_with_its_history_and_first_closer(due, office):
    looked(due, office.county, relapse=True, note="本月仍在发放")
    case = due.case
    assert (case.state, case.n_reopened, case.first_closer) == ("verifying", 1, office.reviewer.user)
    assert [event.act for event in case.events.all()][-3:] == ["close", "look_back", "reopen"]
    assert [one.result for one in everything()] == ["relapse", "void"]


@pytest.mark.parametrize("who", ["clerk", "reviewer", "stranger"])
def test_neither_who_worked_nor_who_closed_looks_again(due, office, who):
    with pytest.raises((NotAllowed, Case.DoesNotExist)):
        looked(due, getattr(office, who))


@pytest.mark.parametrize("slip", [{"note": " "}, {"done_on": timezone.localdate() + timedelta(days=1)}])
def test_when_and_what_was_seen(due, office, slip):
    with pytest.raises(NotRight):
        looked(due, office.county, **slip)


def test_a_second_look_is_recorded_once(due, office):
    looked(due, office.county)
    with pytest.raises(NotAllowed):
        looked(due, office.county, relapse=True)


def test_reopening_for_another_reason_lets_the_second_look_fall(due, office):
    move(due.case, "reopen", by=office.county, reason="群众来信")
    assert {one.result for one in everything()} == {"void"}


def test_who_closes_again_is_not_the_first_closer(due, office, city):
    case = due.case
    move(case, "reopen", by=office.county, reason="群众来信")
    move(case, "refute", by=office.clerk, visited_on=office.today, met="本人", finding="核实无误，来信所指另有其人")
    move(case, "submit_refuted", by=office.clerk)
    another = city.actor("county_officer", "陈仓区")
    move(case, "close", by=another, closed_how="refuted")
    assert (case.closed_by, case.first_closer) == (another.user, office.reviewer.user)

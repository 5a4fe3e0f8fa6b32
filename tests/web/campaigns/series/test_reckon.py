from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from doudi.web.campaigns.actions import report_progress
from doudi.web.campaigns.models import Duty
from doudi.web.campaigns.series import SERIES, reckon, rows_behind, series_of
from doudi.web.campaigns.series.reckon import ROWS
from doudi.web.campaigns.series.shape import spans_of
from doudi.web.cases.models import Dealing, Event, MoneyLine
from tests.web.campaigns.conftest import duty_of, happened, started


def at(year, month, day, hour=12):
    return timezone.make_aware(datetime(year, month, day, hour))


IN_JUNE, IN_MAY = at(2020, 6, 10), at(2020, 5, 10)


@pytest.fixture
def spans(campaign, people):
    return spans_of(started(campaign, people["filler"]))


def values(spans, span="period"):
    return {one.series.code: one.values.get(span) for one in reckon(spans)}


def test_a_month_counts_its_own_days_and_the_total_all(city, spans):
    happened(city.case("虢镇"), IN_JUNE, "confirm")
    happened(city.case("阳平镇", source="petition"), IN_MAY, "refute")
    found, total = values(spans), values(spans, "total")
    assert (found["opened"], found["doubts"], found["confirmed"], found["refuted"]) == (1, 1, 1, 0)
    assert (total["opened"], total["doubts"], total["confirmed"], total["refuted"]) == (2, 1, 1, 1)


@pytest.mark.parametrize(
    ("moment", "n"),
    [
        (at(2020, 5, 20, 23), 0),
        (at(2020, 5, 21, 0), 1),
        (at(2020, 6, 20, 23), 1),
        (at(2020, 6, 21, 0), 0),
    ],
)
def test_the_period_ends_at_midnight_of_its_last_day(city, spans, moment, n):
    happened(city.case("虢镇"), moment)
    assert values(spans)["opened"] == n


def test_another_countys_cases_do_not_count(city, spans):
    happened(city.case("城关镇"), IN_JUNE, "confirm", "close")
    assert not any(values(spans, "total").values())


def test_a_step_taken_twice_counts_once(city, spans):
    happened(city.case("虢镇", amount=Decimal("120.50")), IN_JUNE, "confirm", "reopen", "confirm")
    found = values(spans)
    assert (found["confirmed"], found["money_found"]) == (1, Decimal("120.50"))


def test_who_was_taken_on_and_off(city, spans):
    for theme, verdict in (("coverage", "confirmed"), ("coverage", "refuted")):
        happened(city.case("虢镇", theme=theme, verdict=verdict), IN_JUNE, "close")
    happened(city.case("虢镇", check_code="DB-01", verdict="confirmed"), IN_JUNE, "close")
    found = values(spans)
    assert (found["taken_on"], found["taken_off"], found["closed"]) == (1, 1, 3)


def test_the_underpaid_and_the_unvisited_are_not_taken_off(city, spans):
    for theme, code in (("dibao", "DB-14"), ("tekun", "TK-06"), ("dibao", "DB-13"), ("dibao", "")):
        happened(city.case("虢镇", theme=theme, check_code=code, verdict="confirmed"), IN_JUNE, "close")
    found = values(spans)
    assert (found["taken_off"], found["closed"]) == (0, 4)


def test_tasks_and_households_come_from_the_ledger(campaign, people, spans):
    by = people["filler"]
    given = {"done": "完成", "percent": None, "problem": ""}
    report_progress(duty_of(by, "3.2-1"), by=by, month=date(2020, 6, 1), seen=0, state="done", number=320, **given)
    report_progress(duty_of(by, "3.2-1"), by=by, month=date(2020, 5, 1), seen=0, state="doing", number=80, **given)
    found, total = values(spans), values(spans, "total")
    assert (found["households_screened"], total["households_screened"]) == (320, 400)
    assert found["tasks_not_done"] == 2  # 3.1-2 and 4.3-1 were due in April


def opened_in_june(city, **more):
    case = city.case("虢镇", **more)
    happened(case, IN_JUNE)
    return case


def then(case, moment, *acts):
    for act in acts:
        Event.objects.create(case=case, act=act, at=moment, given={})


def test_what_was_closed_after_the_period_stood_open_at_its_end(city, spans):
    then(opened_in_june(city), at(2020, 6, 20, 23), "close")
    then(opened_in_june(city), at(2020, 6, 21, 0), "close")
    assert values(spans)["open"] == 1


def test_what_was_reopened_in_the_period_stands_open_and_what_was_later_does_not(city, spans):
    again, later, twice = (opened_in_june(city) for _ in range(3))
    for case in (again, later, twice):
        then(case, at(2020, 6, 12), "close")
    then(again, at(2020, 6, 15), "reopen")
    then(later, at(2020, 7, 15), "reopen")
    then(twice, at(2020, 6, 15), "reopen")
    then(twice, at(2020, 6, 16), "close")
    assert values(spans)["open"] == 1
    assert list(rows_behind(series_of("open"), spans["period"])) == [again]


@pytest.mark.parametrize(
    ("due", "stopped", "n"),
    [
        (date(2020, 6, 20), None, 1),
        (date(2020, 6, 21), None, 0),
        (date(2020, 6, 10), date(2020, 6, 20), 0),
        (date(2020, 6, 10), date(2020, 6, 21), 1),
    ],
)
def test_overdue_is_what_was_past_its_day_at_the_end_with_its_clock_running(city, spans, due, stopped, n):
    opened_in_june(city, due_on=due, clock_stopped_on=stopped)
    assert values(spans)["overdue"] == n


def test_a_task_done_after_the_period_was_not_done_at_its_end(campaign, people, spans):
    Duty.objects.system("a test sets the day").filter(task__number="4.3-1", area=people["filler"].unit.area).update(
        state="done", done_on=date(2020, 7, 1)
    )
    assert values(spans)["tasks_not_done"] == 2


def test_money_and_people_dealt_with_count_when_they_are_written_down(city, spans, people):
    case, user = city.case("虢镇"), people["filler"].user
    for kind, amount, at_, struck in (
        ("due", 500, IN_JUNE, None), ("recovered", 200, IN_JUNE, None), ("recovered", 100, IN_JUNE, IN_JUNE),
        ("returned", 80, IN_MAY, None),
    ):  # fmt: skip
        MoneyLine.objects.create(
            case=case, kind=kind, amount=amount, on=at_.date(), user=user, at=at_, struck_at=struck
        )
    Dealing.objects.create(case=case, kind="admonition", on=IN_JUNE.date(), user=user, at=IN_JUNE)
    found, total = values(spans), values(spans, "total")
    assert (found["money_due"], found["money_recovered"], found["money_returned"]) == (500, 200, 0)
    assert total["money_returned"] == 80
    assert (found["dealt_with_admonition"], found["dealt_with_party"]) == (1, 0)


def test_what_the_site_does_not_know_is_no_nought(spans):
    assert values(spans)["clues"] is None


def test_each_number_is_as_many_rows_as_it_opens(city, spans):
    happened(city.case("虢镇", amount=1), IN_JUNE, "confirm", "submit", "close")
    happened(city.case("虢镇"), IN_JUNE, "refer")
    for one in reckon(spans):
        if one.series.where and not one.series.adds:
            assert rows_behind(one.series, spans["period"]).count() == one.values["period"]


def test_codes_are_unique():
    assert len({one.code for one in SERIES}) == len(SERIES)


def test_all_figures_take_one_question_for_each_kind_of_rows(spans, django_assert_num_queries):
    with django_assert_num_queries(len(ROWS)):
        reckon(spans)

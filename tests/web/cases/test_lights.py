from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.web.cases.lights import LIGHTS, Clock, by_light, clock
from doudi.web.cases.models import Case
from doudi.web.workdays.calendar import WorkingDays

FRIDAY = date(2020, 6, 5)


def case(due_on, **fields):
    return Case(state="verifying", due_on=due_on, **fields)


@pytest.mark.parametrize(
    ("due_on", "colour", "words"),
    [
        (date(2020, 6, 4), "red", "逾期 1 个工作日"),
        (date(2020, 6, 5), "yellow", "今天到期"),
        (date(2020, 6, 10), "yellow", "还有 3 个工作日"),
        (date(2020, 6, 11), "blue", "还有 4 个工作日"),
    ],
)
def test_the_light_counts_working_days(due_on, colour, words):
    light = Clock(FRIDAY, WorkingDays).light_of(case(due_on))
    assert (light.colour, light.words) == (colour, words)


def test_a_day_of_rest_after_the_end_is_late_already():
    assert Clock(FRIDAY + timedelta(days=1), WorkingDays).light_of(case(FRIDAY)).colour == "red"


def test_without_a_running_clock_there_is_no_colour():
    now = Clock(FRIDAY, WorkingDays)
    assert now.light_of(case(None)).words == "未定期限"
    assert now.light_of(case(FRIDAY, clock_stopped_on=FRIDAY)).words == "暂停计时"
    assert now.light_of(Case(state="closed")).words == "已销号"


def test_the_filter_finds_what_the_light_shows(city):
    for n in range(-4, 14):
        opened = city.case("虢镇")
        Case.objects.system("test").filter(pk=opened.pk).update(due_on=date.today() + timedelta(days=n))
    city.case("虢镇")
    rows, now = Case.objects.visible_to(city.actor("city_officer", "宝鸡市")), clock()
    for colour in LIGHTS:
        shown = {one.pk for one in rows if now.light_of(one).colour == colour}
        assert shown == {one.pk for one in by_light(rows, colour)}
        assert shown


@given(st.dates(date(2020, 1, 1), date(2021, 1, 1)), st.integers(-20, 20))
def test_red_is_exactly_before_today(today, n):
    due_on = today + timedelta(days=n)
    assert (Clock(today, WorkingDays).light_of(case(due_on)).colour == "red") == (n < 0)

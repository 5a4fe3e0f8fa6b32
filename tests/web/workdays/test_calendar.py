"""The calendar of 2020 to 2026, day by day, against the library the engine reckons with."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.policy.working_days import count
from doudi.web.workdays.calendar import (
    WorkingDays,
    add_working_days,
    is_working_day,
    working_days,
    working_days_between,
)
from doudi.web.workdays.models import Day, Year
from doudi.web.workdays.seed import SINCE, arranged_days, arranged_years

FIRST, LAST = date(SINCE, 1, 1), date(2026, 12, 31)
SEEDED = WorkingDays({day: works for year in arranged_years() for day, works, _name in arranged_days(year)})
DAYS = st.dates(FIRST, LAST)


def test_every_day_of_seven_years_is_as_announced(db):
    calendar = working_days()
    span = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert [day for day in span if calendar.is_working_day(day) != chinese_calendar.is_workday(day)] == []


@given(DAYS, DAYS)
def test_the_span_is_the_one_the_engine_counts(a, b):
    assert max(SEEDED.between(a, b), 0) == count(a, b)


@given(DAYS, st.integers(-60, 60))
def test_adding_and_counting_are_each_others_way_back(day, n):
    assert SEEDED.between(day, SEEDED.add(day, n)) == n or n < 0
    assert n == 0 or SEEDED.is_working_day(SEEDED.add(day, n))


@pytest.mark.parametrize(
    ("day", "n", "reached"),
    [
        (date(2020, 1, 23), 1, date(2020, 2, 3)),  # the Spring Festival that was made longer
        (date(2020, 4, 24), 1, date(2020, 4, 26)),  # a Sunday made up for
        (date(2020, 9, 30), 3, date(2020, 10, 12)),  # 10 October, a Saturday, is the second
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # a Saturday made up for
    ],
)
def test_limits_over_holidays(db, day, n, reached):
    assert add_working_days(day, n) == reached


def test_an_edited_day_counts_at_once(db):
    assert is_working_day(date(2020, 7, 1))
    Day.objects.create(day=date(2020, 7, 1), works=False, name="停水")
    assert not is_working_day(date(2020, 7, 1))
    assert working_days_between(date(2020, 6, 30), date(2020, 7, 2)) == 1


def test_the_law_names_the_holidays_of_a_year_not_yet_arranged(db):
    assert not is_working_day(date(2027, 10, 1))
    assert is_working_day(date(2027, 10, 4))


def test_the_paper_behind_a_year_is_a_paper(db):
    assert set(Year.objects.values_list("source", flat=True)) == {"国务院办公厅放假安排", "国务院令第795号"}

"""Days counted in months and working days."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.demo.calendar import Clock, shift, workday_after


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2020, 6, 30), -4, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 11, 15), 2, date(2021, 1, 15)),
    ],
)
def test_months_are_clipped_to_their_last_day(day: date, months: int, moved: date):
    assert shift(day, months) == moved


@given(st.dates(date(2019, 1, 1), date(2021, 12, 31)), st.integers(1, 30))
def test_working_days_are_counted_by_the_yearly_arrangement(day: date, count: int):
    end = workday_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(chinese_calendar.is_workday(one) for one in between) == count
    assert chinese_calendar.is_workday(end)


def test_the_snapshots_reach_back_half_a_year():
    assert [f"{month:%Y-%m}" for month in Clock(date(2021, 2, 9)).months] == [
        "2020-09", "2020-10", "2020-11", "2020-12", "2021-01", "2021-02",
    ]  # fmt: skip

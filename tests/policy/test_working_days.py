"""Working days follow the real calendar; what it does not know is unknown."""

from datetime import date, timedelta

import chinese_calendar
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.policy.working_days import count, is_working_day, running_count, working_day_numbers

CALENDAR = st.dates(date(2004, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        (date(2020, 6, 1), date(2020, 6, 2), 1),
        (date(2020, 6, 5), date(2020, 6, 8), 1),  # Friday to Monday
        (date(2020, 6, 6), date(2020, 6, 8), 1),  # from a Saturday
        (date(2020, 6, 24), date(2020, 6, 28), 1),  # Dragon Boat, Sunday the 28th made up
        (date(2020, 1, 23), date(2020, 2, 3), 1),  # the prolonged Spring Festival of 2020
        (date(2020, 1, 18), date(2020, 1, 19), 1),  # a Sunday made up
        (date(2020, 6, 2), date(2020, 6, 2), 0),
        (date(2020, 6, 2), date(2020, 6, 1), 0),
        (date(2020, 12, 31), date(2021, 1, 4), 1),
    ],
)
def test_days_are_counted_after_the_first_up_to_the_last(a: date, b: date, n: int) -> None:
    assert count(a, b) == n


def test_a_year_outside_the_calendar_is_unknown() -> None:
    last = max(running_count())
    assert count(last - timedelta(days=3), last) is not None
    assert count(last, last + timedelta(days=1)) is None
    assert count(date(2003, 12, 31), date(2004, 1, 2)) == 1
    assert count(date(2003, 12, 30), date(2004, 1, 2)) is None
    assert count(date(2090, 1, 2), date(2090, 1, 1)) == 0


def test_every_day_as_the_calendar_package_has_it() -> None:
    days = list(running_count())[1:]
    assert [day for day in days if is_working_day(day) is not chinese_calendar.is_workday(day)] == []
    assert days[-1] == date(days[-1].year, 12, 31)


@given(CALENDAR, st.integers(0, 40))
@settings(max_examples=100)
def test_count_is_the_number_of_working_days_between(a: date, length: int) -> None:
    b = a + timedelta(days=length)
    if b.year <= 2026:
        between = [a + timedelta(days=n) for n in range(1, length + 1)]
        assert count(a, b) == sum(map(chinese_calendar.is_workday, between))


def test_the_table_has_the_same_numbers() -> None:
    table = working_day_numbers()
    assert table.schema == pa.schema([("day", pa.date32()), ("number", pa.int32())])
    numbers = dict(zip(table["day"].to_pylist(), table["number"].to_pylist(), strict=True))
    assert numbers == running_count()
    assert numbers[date(2003, 12, 31)] == 0

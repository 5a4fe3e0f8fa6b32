"""Working days by the State Council's yearly holiday and 调休 arrangement, as chinesecalendar keeps it."""

from datetime import date, timedelta
from functools import cache
from itertools import accumulate

import pyarrow as pa
from chinese_calendar.constants import holidays, workdays

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether people work on this day of the calendar: weekends made up for count, holidays do not."""
    return day in workdays or (day.weekday() < SATURDAY and day not in holidays)


@cache
def running_count() -> dict[date, int]:
    """For each day of the calendar, and the day before its first, the working days up to and including it."""
    start = date(min(holidays).year - 1, 12, 31)
    days = [start + ONE_DAY * n for n in range((date(max(holidays).year, 12, 31) - start).days + 1)]
    return dict(zip(days, accumulate(map(is_working_day, days[1:]), initial=0), strict=True))


def count(a: date, b: date) -> int | None:
    """The working days d with a < d ≤ b; 0 if b ≤ a; None where it needs a year outside the calendar.

    Rule: checks, "Days".
    """
    if b <= a:
        return 0
    counted = running_count()
    return counted[b] - counted[a] if a in counted and b in counted else None


@cache
def working_day_numbers() -> pa.Table:
    """One row per day of `running_count`: day date32, number int32. Working days a → b = number(b) − number(a)."""
    counted = running_count()
    return pa.table({"day": pa.array(counted, pa.date32()), "number": pa.array(counted.values(), pa.int32())})

"""The days of the demo city: the months it keeps rosters of, and days counted in months or working days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]

N_MONTHS = 6
"""Months of snapshots and payments: what GL-02 looks back on."""


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def shift(day: date, months: int) -> date:
    """The same day some months on (checks, "Days": clipped to that month's last day)."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Clock:
    """The as-of day D and the months that end in M."""

    as_of: date

    @property
    def month(self) -> date:
        """M, by its first day."""
        return month_of(self.as_of)

    @property
    def months(self) -> tuple[date, ...]:
        """The months of the snapshots, the last is M."""
        return tuple(shift(self.month, back) for back in range(1 - N_MONTHS, 1))

    def ago(self, days: int) -> date:
        """D less a number of days."""
        return self.as_of - timedelta(days=days)

    def back(self, months: int) -> date:
        """D less a number of months."""
        return shift(self.as_of, -months)


@cache
def workdays(first_year: int = 2018, last_year: int = 2023) -> Days:
    """The working days by the State Council's yearly arrangement, ascending."""
    return np.array(
        chinese_calendar.get_workdays(date(first_year, 1, 1), date(last_year, 12, 31)), dtype="datetime64[D]"
    )


def after_workdays(days: Days, count: int | NDArray[np.int64]) -> Days:
    """The days on which that many working days have passed since (checks: a < d ≤ b)."""
    at = np.searchsorted(workdays(), days, side="right") + count - 1
    return np.where(np.asarray(count) > 0, workdays()[at], days).astype("datetime64[D]")


def workday_after(day: date, count: int) -> date:
    """One day, as `after_workdays`."""
    if count == 0:
        return day
    found: date = after_workdays(np.array([day], dtype="datetime64[D]"), count)[0].item()
    return found

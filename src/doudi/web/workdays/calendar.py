"""Working days: weekends rest, except what the State Council's yearly arrangement (and this table) says otherwise."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate

from doudi.web.workdays.models import Day

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class WorkingDays:
    """The calendar, read once: the days that differ from the plain week, and whether people work on them."""

    differing: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        return self.differing.get(day, day.weekday() < SATURDAY)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after a day, which does not count itself; before it for a negative n."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def between(self, a: date, b: date) -> int:
        """The working days d with a < d ≤ b, as the engine counts them; negative if b lies before a."""
        if b < a:
            return -self.between(b, a)
        weeks, left = divmod((b - a).days, 7)
        plain = SATURDAY * weeks + sum((a.weekday() + n) % 7 < SATURDAY for n in range(1, left + 1))
        return plain + self._more_until(b) - self._more_until(a)

    def _more_until(self, day: date) -> int:
        """How many more working days than in plain weeks there were up to a day."""
        days, more = self._arranged
        return more[bisect_right(days, day)]

    @cached_property
    def _arranged(self) -> tuple[list[date], list[int]]:
        """The differing days in turn, and after how many of them there were how many more working days: a page of
        limits asks for hundreds of spans of months, and does not go through them day by day.
        """
        days = sorted(self.differing)
        more = (self.differing[day] - (day.weekday() < SATURDAY) for day in days)
        return days, list(accumulate(more, initial=0))


def working_days() -> WorkingDays:
    """The calendar as the table stands now: one query for a whole page."""
    return WorkingDays(dict(Day.objects.values_list("day", "works")))


def is_working_day(day: date) -> bool:
    """Whether offices work on this day."""
    return working_days().is_working_day(day)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after a day."""
    return working_days().add(day, n)


def working_days_between(a: date, b: date) -> int:
    """The working days after a, up to and including b."""
    return working_days().between(a, b)

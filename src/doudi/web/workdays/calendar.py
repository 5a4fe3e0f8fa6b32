"""Working days: weekends rest, except what the State Council's yearly arrangement (and this table) says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

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
        return sum(self.is_working_day(a + ONE_DAY * n) for n in range(1, (b - a).days + 1))


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

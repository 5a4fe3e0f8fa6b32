"""Regular work: which moments it is due at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

PERIODS = {"hourly": timedelta(hours=1), "daily": timedelta(days=1), "monthly": timedelta(days=31)}


@dataclass(frozen=True)
class Schedule:
    """A kind of work and its moments: each hour, each day at a time, each month on a day, or each few minutes."""

    kind: str
    period: timedelta
    at: time
    day: int

    def slot(self, now: datetime) -> datetime:
        """The last moment not after `now` at which the work is due, in the site's time."""
        local = timezone.localtime(now)
        if self.period < PERIODS["daily"]:
            midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
            return midnight + (local - midnight) // self.period * self.period
        moment = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        if self.period == PERIODS["daily"]:
            return moment if moment <= local else moment - self.period
        moment = moment.replace(day=self.day)
        return moment if moment <= local else (moment.replace(day=1) - timedelta(days=1)).replace(day=self.day)


SCHEDULES: dict[str, Schedule] = {}


def every(
    period: str = "", *, at: str = "00:00", day: int = 1, minutes: int = 0
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Do a job regularly: `@every("daily", at="02:00")`, `"hourly"`, `("monthly", day=24, at=…)` or `minutes=5`.

    Stands above `@job`. The day of a month is at most 28.
    """
    if (not minutes and period not in PERIODS) or not 1 <= day <= 28:
        raise ValueError("hourly, daily, monthly on day 1 to 28, or minutes")

    def decorate(run: Callable[..., Any]) -> Callable[..., Any]:
        kind = run.kind  # type: ignore[attr-defined]
        length = timedelta(minutes=minutes) if minutes else PERIODS[period]
        SCHEDULES[kind] = Schedule(kind, length, time.fromisoformat(at), day)
        return run

    return decorate

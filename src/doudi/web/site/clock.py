"""The clock of an invented city: it lives in the year of its rosters, and its days pass as ours do.

Only a demo turns it. A real installation keeps Django's own clock; sessions and certificates keep theirs everywhere.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

ZONE = ZoneInfo("Asia/Shanghai")
_ours = timezone.now


class Clock:
    """Our time, shifted."""

    def __init__(self) -> None:
        self.shift = timedelta(0)

    def now(self) -> datetime:
        """The moment it is in the city."""
        return _ours() + self.shift

    def go_to(self, moment: datetime) -> None:
        """From now on it is this moment, and goes on."""
        self.shift = moment - _ours()

    def keep_days_away(self, days: int) -> None:
        """From now on it is the hour it is with us, so many days from today."""
        self.shift = timedelta(days=days)


CLOCK = Clock()


def rule() -> None:
    """Let the whole site go by this clock. Before the models are loaded: their defaults keep the clock they find."""
    timezone.now = CLOCK.now


def days_until(day: date) -> int:
    """How many days from our today to a day; negative into the past."""
    return (day - datetime.now(ZONE).date()).days

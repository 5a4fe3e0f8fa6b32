"""The days of the demo city's year: what happens is told in the order in which it happened, each at its moment."""

import heapq
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import count
from random import Random

from django.utils import timezone

from doudi.web.site.clock import CLOCK
from doudi.web.workdays.calendar import WorkingDays, working_days

Tale = Iterator[date]
"""Something that goes on for days: it gives the day it goes on, and tells that part when it is asked for the next."""
OPENS = 9


class Days:
    """The tales of many, told together."""

    def __init__(self, luck: Random) -> None:
        self.luck = luck
        self.calendar: WorkingDays = working_days()
        self._waiting: list[tuple[datetime, int, Tale]] = []
        self._order = count()

    def begin(self, tale: Tale) -> None:
        """Take up a tale: its first day is asked for, nothing is told yet."""
        if (day := next(tale, None)) is not None:
            heapq.heappush(self._waiting, (self._moment(day), next(self._order), tale))

    def pass_until(self, end: date) -> None:
        """Tell all that happens before a day."""
        while self._waiting and self._waiting[0][0].date() < end:
            moment, _n, tale = heapq.heappop(self._waiting)
            CLOCK.go_to(max(moment, timezone.now()))  # several fall into one minute: time never runs back
            self.begin(tale)
        self.morning(end)

    def morning(self, day: date) -> None:
        """It is this day, offices open."""
        CLOCK.go_to(timezone.make_aware(datetime.combine(day, time(OPENS))))

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day."""
        return self.calendar.add(day, n) if n else day

    def _moment(self, day: date) -> datetime:
        """Some minute of the office hours; today no earlier than now."""
        at = datetime.combine(day, time(OPENS + self.luck.randrange(8), self.luck.randrange(60)))
        return max(timezone.make_aware(at), timezone.now())

"""The light of a deadline: blue while there is time, yellow when it is near, red when it is over; in working days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from doudi.web.cases.models.case import Case, Cases
from doudi.web.workdays.calendar import WorkingDays, working_days
from doudi.web.workdays.lights import Light, colour_of, of_colour

NEAR = 3
"""So many working days before the end the light is yellow."""
LIGHTS = {"red": lazy("已逾期"), "yellow": lazy("临近到期"), "blue": lazy("未到期"), "none": lazy("未定期限或暂停计时")}


@dataclass(frozen=True)
class Clock:
    """The day and the calendar, read once for a whole page, and only if a deadline is running on it."""

    today: date
    read: Callable[[], WorkingDays] = working_days

    @cached_property
    def days(self) -> WorkingDays:
        """The calendar."""
        return self.read()

    def light_of(self, case: Case) -> Light:
        """How the deadline of a case stands."""
        if not case.is_open:
            return Light("none", _("已销号"))
        if case.clock_stopped_on:
            return Light("none", _("暂停计时"))
        if not case.due_on:
            return Light("none", _("未定期限"))
        colour, n = colour_of(case.due_on, self.today, self.days, NEAR)
        if colour == "red":
            return Light(colour, ngettext("逾期 {n} 个工作日", "逾期 {n} 个工作日", n).format(n=n))
        return Light(colour, ngettext("还有 {n} 个工作日", "还有 {n} 个工作日", n).format(n=n) if n else _("今天到期"))


def clock() -> Clock:
    """The clock as it stands now."""
    return Clock(timezone.localdate())


def lit(cases: Iterable[Case]) -> list[Case]:
    """The cases, each with its `light`."""
    now, shown = clock(), list(cases)
    for case in shown:
        case.light = now.light_of(case)
    return shown


def by_light(rows: Cases, colour: str) -> Cases:
    """Those of the cases that have this light: the same bounds as `light_of`, for the database."""
    now = clock()
    running = Q(clock_stopped_on=None, due_on__isnull=False)
    wanted = ~running if colour == "none" else running & of_colour(colour, "due_on", now.today, now.days, NEAR)
    return rows.open().filter(wanted)

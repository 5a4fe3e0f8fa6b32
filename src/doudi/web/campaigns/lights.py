"""The light of a limit, in working days: blue while there is time, yellow near it, red past it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doudi.web.workdays.calendar import WorkingDays

NEAR = 5
"""Working days before a limit from which on the light is yellow: a week of work."""


@dataclass(frozen=True)
class Light:
    """A light with its words, so that no colour speaks alone."""

    colour: str
    words: str


def light(limit: date, on: date, days: WorkingDays, *, done: bool = False) -> Light:
    """The light of a limit on a day: blue, yellow, red, or done (campaigns.words.LIGHTS)."""
    if done:
        return Light("done", _("已完成"))
    left = days.between(on, limit)
    if on > limit:
        late = max(-left, 1)
        return Light("red", ngettext("超期 {n} 个工作日", "超期 {n} 个工作日", late).format(n=late))
    words = ngettext("还有 {n} 个工作日", "还有 {n} 个工作日", left).format(n=left) if left else _("今天到期")
    return Light("yellow" if left <= NEAR else "blue", words)


def lit(colour: str, on: date, days: WorkingDays) -> Q:
    """The same for the database: duties of this light on a day."""
    nearing = days.add(on, NEAR + 1)
    return {
        "done": Q(state="done"),
        "red": ~Q(state="done") & Q(limit_on__lt=on),
        "yellow": ~Q(state="done") & Q(limit_on__gte=on, limit_on__lt=nearing),
        "blue": ~Q(state="done") & Q(limit_on__gte=nearing),
    }[colour]

"""The light of a limit, in working days: blue while there is time, yellow near it, red past it."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doudi.web.workdays.calendar import WorkingDays
from doudi.web.workdays.lights import Light, colour_of, of_colour

NEAR = 5
"""Working days before a limit from which on the light is yellow: a week of work."""


def light(limit: date, on: date, days: WorkingDays, *, done: bool = False) -> Light:
    """The light of a limit on a day: blue, yellow, red, or done (campaigns.words.LIGHTS)."""
    if done:
        return Light("done", _("已完成"))
    colour, n = colour_of(limit, on, days, NEAR)
    if colour == "red":
        return Light(colour, ngettext("超期 {n} 个工作日", "超期 {n} 个工作日", n).format(n=n))
    return Light(colour, ngettext("还有 {n} 个工作日", "还有 {n} 个工作日", n).format(n=n) if n else _("今天到期"))


def lit(colour: str, on: date, days: WorkingDays) -> Q:
    """The same for the database: duties of this light on a day."""
    done = Q(state="done")
    return done if colour == "done" else ~done & of_colour(colour, "limit_on", on, days, NEAR)

"""The light of a limit that runs: red past it, yellow near it, blue while there is time; in working days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doudi.web.workdays.calendar import WorkingDays


@dataclass(frozen=True, slots=True)
class Light:
    """A light with its words, so that no colour speaks alone."""

    colour: str
    words: str


def colour_of(limit: date, on: date, days: WorkingDays, near: int) -> tuple[str, int]:
    """The colour on a day, and how many working days are left or late; near: so many are left at most."""
    left = days.between(on, limit)
    if on > limit:
        return "red", max(-left, 1)
    return ("yellow" if left <= near else "blue"), left


def of_colour(colour: str, field: str, on: date, days: WorkingDays, near: int) -> Q:
    """The same bounds for the database: rows whose limit in this field has this colour on a day."""
    # The light changes on the working day after the last near one; the days of rest between are near too.
    nearing = days.add(on, near + 1)
    return {
        "red": Q(**{f"{field}__lt": on}),
        "yellow": Q(**{f"{field}__gte": on, f"{field}__lt": nearing}),
        "blue": Q(**{f"{field}__gte": nearing}),
    }[colour]

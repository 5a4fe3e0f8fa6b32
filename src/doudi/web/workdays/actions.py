"""The calendar is changed by people, each change with its reason in the log."""

from datetime import date, timedelta

from django.db import transaction

from doudi.web.audit.chain import record
from doudi.web.orgs.actor import Actor
from doudi.web.workdays.models import Day, Year

LONGEST = 15


class BadSpan(ValueError):  # noqa: N818
    """The last day lies before the first, or so far behind it that it must be a slip."""


def set_days(*, by: Actor, first: date, last: date, works: bool, name: str, reason: str) -> int:
    """Say of each day from first to last whether offices work on it. Returns how many days there were."""
    n_days = _length(first, last)
    with transaction.atomic():
        for n in range(n_days):
            kept = {"works": works, "name": name, "reason": reason, "changed_by": by.user}
            Day.objects.update_or_create(day=first + timedelta(days=n), defaults=kept)
        Year.objects.get_or_create(year=first.year)
        record(by, "calendar.set", first=f"{first}", last=f"{last}", works=works, name=name, reason=reason)
    return n_days


def clear_days(*, by: Actor, first: date, last: date, reason: str) -> int:
    """Let the days from first to last be as their weekdays say. Returns how many days that is."""
    n_days = _length(first, last)
    with transaction.atomic():
        Day.objects.filter(day__range=(first, last)).delete()
        record(by, "calendar.clear", first=f"{first}", last=f"{last}", reason=reason)
    return n_days


def declare_year(*, by: Actor, year: int, arranged: bool, source: str) -> None:
    """Say that a year's arrangement stands in the table in full (or not), and by which document."""
    with transaction.atomic():
        Year.objects.update_or_create(year=year, defaults={"arranged": arranged, "source": source})
        record(by, "calendar.declare", year=year, arranged=arranged, source=source)


def _length(first: date, last: date) -> int:
    n_days = (last - first).days + 1
    if not 0 < n_days <= LONGEST:
        raise BadSpan(n_days)
    return n_days

"""A case comes to be: one doubt, numbered, placed, with its first event."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.cases.directions import direction_of
from doudi.web.cases.models import Case, Counter, Event
from doudi.web.cases.signals import opened
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area
from doudi.web.privacy.sealing import blind


def open_case(*, by: Actor, area: Area, source: str, theme: str, title: str, **given: Any) -> Case:
    """Open one case in a place; `given`: further fields of Case; a check's direction
    need not be among them. For many at once see `open_cases` of intake."""
    given.setdefault("direction", direction_of(given.get("check_code", "")))
    with transaction.atomic():
        year = timezone.localdate().year
        case = Case(
            number=numbered(year, number_from(year, 1)),
            area=area,
            county=county_of(area),
            source=source,
            theme=theme,
            title=title,
            opened_by=by.user,
            **given,
        )
        if case.subject:
            case.subject_blind = blind("subject", case.subject)
        case.save(force_insert=True)
        Event.objects.create(case=case, user=by.user, unit=by.unit, act="open", to_state=case.state, given={})
        record(by, "case.open", case, source=source)
        opened.send(Case, cases=[case])
    return case


def number_from(year: int, n: int) -> int:
    """The first of `n` new numbers of the year's cases; they are taken for good."""
    return next_in(f"case-{year}", n)


def next_in(series: str, n: int = 1) -> int:
    """The first of `n` new numbers of a series; they are taken for good."""
    Counter.objects.get_or_create(series=series)
    counter = Counter.objects.select_for_update().get(series=series)
    counter.last += n
    counter.save(update_fields=["last"])
    return counter.last - n + 1


def numbered(year: int, number: int) -> str:
    """The number as people read it: 2020-000123."""
    return f"{year}-{number:06d}"


def county_of(area: Area) -> Area:
    """The county a place lies under, or the place itself if it is a county or above."""
    while area.level in {"town", "village"} and area.parent:
        area = area.parent
    return area

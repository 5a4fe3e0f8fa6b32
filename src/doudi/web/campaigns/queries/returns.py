"""Who has handed in which return, who is late, and the figures of the counties added up."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from doudi.web.campaigns.lights import light
from doudi.web.campaigns.models import Campaign, Duty, Figure, Return
from doudi.web.campaigns.periods import Period
from doudi.web.campaigns.series import SERIES, Series
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area
from doudi.web.workdays.calendar import WorkingDays
from doudi.web.workdays.lights import Light


@dataclass(frozen=True)
class Cell:
    """One place's return of one period. `shown`: the one in hand, else the one in force; None if not begun."""

    area: Area
    period: Period
    shown: Return | None
    in_force: Return | None
    light: Light
    late: bool = False
    restated: bool = False


@dataclass(frozen=True)
class Missing:
    """A period that is over, and who has not handed in its return."""

    period: Period
    light: Light
    areas: list[Area]


@dataclass(frozen=True)
class Total:
    """A figure over the counties that handed in: its sums, and how many counties know it."""

    series: Series
    sums: dict[str, Decimal | None]
    by_county: list[Figure | None] = field(default_factory=list)


def reporting_areas(campaign: Campaign, actor: Actor) -> list[Area]:
    """The counties that report, as far as the actor answers for them."""
    duties = Duty.objects.visible_to(actor).filter(campaign=campaign, area__level="county").order_by()
    return list(Area.objects.filter(pk__in=duties.values("area")).filter(pk__in=actor.area_ids).order_by("path"))


def matrix(campaign: Campaign, actor: Actor, periods: list[Period], days: WorkingDays) -> list[list[Cell]]:
    """For each county a row, for each period a cell."""
    held: dict[tuple[int, str, date], list[Return]] = {}
    rows = Return.objects.visible_to(actor).filter(campaign=campaign).defer("summary", "problems", "next_steps")
    for one in rows.order_by("revision"):
        held.setdefault((one.area_id, one.kind, one.period), []).append(one)
    return [
        [_cell(area, period, held.get((area.pk, period.kind, period.month), []), actor.on, days) for period in periods]
        for area in reporting_areas(campaign, actor)
    ]


def missing_of(cells: list[list[Cell]], on: date) -> list[Missing]:
    """The counties that have not handed in what is due, by period, the oldest first: the late list (clause 4.3)."""
    found = []
    for column in zip(*cells, strict=True):
        late = [cell for cell in column if cell.in_force is None and cell.period.due < on]
        if late:
            found.append(Missing(late[0].period, late[0].light, [cell.area for cell in late]))
    return found


def rollup(campaign: Campaign, actor: Actor, period: Period) -> tuple[list[Return], list[Area], list[Total]]:
    """The returns in force of a period, the counties without one, and the sums of the figures."""
    rows = Return.objects.visible_to(actor).in_force()
    returns = list(
        rows.filter(campaign=campaign, kind=period.kind, period=period.month)
        .select_related("area")
        .order_by("area__path")
    )
    there = {one.area_id for one in returns}
    missing = [area for area in reporting_areas(campaign, actor) if area.pk not in there]
    figures = Figure.objects.visible_to(actor).filter(returned__in=returns).defer("ids", "definition")
    found = {(one.returned_id, one.code, one.span): one for one in figures}
    return returns, missing, [_total(series, returns, found) for series in SERIES]


def _total(series: Series, returns: list[Return], found: dict[tuple[int, str, str], Figure]) -> Total:
    sums: dict[str, Decimal | None] = {}
    for span in ("period",) if series.stock else ("period", "total"):
        known = [
            one.value
            for returned in returns
            if (one := found.get((returned.pk, series.code, span))) and one.value is not None
        ]
        sums[span] = sum(known, Decimal()) if known else None
    return Total(series, sums, [found.get((returned.pk, series.code, "period")) for returned in returns])


def _cell(area: Area, period: Period, held: list[Return], on: date, days: WorkingDays) -> Cell:
    in_force = next((one for one in held if one.state == "submitted"), None)
    first_on = min((one.submitted_on for one in held if one.submitted_on), default=None)
    shown = next((one for one in held if not one.is_locked), in_force)
    late = first_on is not None and first_on > period.due
    return Cell(area, period, shown, in_force, _light(period, shown, first_on, on, days), late, len(held) > 1)


def _light(period: Period, shown: Return | None, first_on: date | None, on: date, days: WorkingDays) -> Light:
    if first_on:
        late = first_on > period.due
        return Light("yellow" if late else "done", _("迟报") if late else _("按时"))
    if on <= period.ends:
        return Light("blue", _("未到统计截止"))
    return light(period.due, on, days)

"""Campaigns, tasks with their counts, duties with their lights."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from doudi.web.campaigns.lights import light, lit
from doudi.web.campaigns.models import Campaign, Duty, Task
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area
from doudi.web.workdays.calendar import WorkingDays
from doudi.web.workdays.lights import Light


@dataclass(frozen=True)
class LitDuty:
    """A duty with its light on a day."""

    duty: Duty
    light: Light


def campaigns_of(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns an actor has part in, the newest first."""
    return Campaign.objects.visible_to(actor).select_related("area")


def campaign_shown(actor: Actor, chosen: str = "") -> Campaign | None:
    """The campaign that was chosen, else the newest."""
    rows = campaigns_of(actor)
    return (rows.filter(pk=int(chosen)).first() if chosen.isdecimal() else None) or rows.first()


def places_of(campaign: Campaign, actor: Actor) -> list[Area]:
    """The places whose plan an actor may see: those with duties, the city first."""
    duties = Duty.objects.visible_to(actor).filter(campaign=campaign).order_by()
    return list(Area.objects.filter(pk__in=duties.values("area")).order_by("path"))


def tasks_counted(campaign: Campaign, actor: Actor, days: WorkingDays) -> QuerySet[Task]:
    """The tasks with how many of the places an actor sees have them, have done them, are late or near the limit."""
    mine = Q(duties__in=Duty.objects.visible_to(actor))
    counts = {
        f"n_{colour}": Count("duties", filter=mine & _of_duties(lit(colour, actor.on, days)))
        for colour in ("done", "red", "yellow", "blue")
    }
    rows = Task.objects.visible_to(actor).filter(campaign=campaign)
    return (
        rows.annotate(n_places=Count("duties", filter=mine), **counts).filter(n_places__gt=0).order_by("position", "pk")
    )


def duties_of(campaign: Campaign, actor: Actor) -> QuerySet[Duty]:
    """The duties of a campaign that an actor sees, with all that a list shows."""
    rows = Duty.objects.visible_to(actor).filter(campaign=campaign)
    return rows.select_related("task__campaign", "area", "unit", "person", "campaign")


def with_lights(duties: Iterable[Duty], on: date, days: WorkingDays) -> list[LitDuty]:
    """The duties with their lights."""
    return [LitDuty(duty, light(duty.limit_on, on, days, done=duty.state == "done")) for duty in duties]


def _of_duties(condition: Q) -> Q:
    """A condition on duties, asked from their task."""
    asked = Q(_connector=condition.connector, _negated=condition.negated)
    for child in condition.children:
        asked.children.append(_of_duties(child) if isinstance(child, Q) else (f"duties__{child[0]}", child[1]))
    return asked

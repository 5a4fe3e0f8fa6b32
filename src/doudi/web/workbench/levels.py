"""Whose work a case on the desk of the whole city is: the city's own, or its counties', who do it first."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.models import Case, Event
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post, Unit

LEVELS = {"own": _("本级"), "below": _("辖区")}
SENDING = ("dispatch", "transfer")


def has_levels(actor: Actor) -> bool:
    """Whether others dispatch and review below this actor, so that the piles hold two kinds of work."""
    return actor.unit.area.level == "city" and (actor.may("case.assign") or actor.may("case.review"))


def own_cases(actor: Actor, asked: set[int]) -> QuerySet:
    """The numbers of the city's own cases: at one of its units, lying at the city itself, or sent out by this unit's
    people and come back. `asked`: what this very person was asked to confirm is the own work wherever it lies.

    Four small questions, each with an index of its own: as one condition they would be asked of every case.
    """
    rows = Case.objects.system("the piles they narrow are the actor's").order_by()
    people = list(Post.objects.filter(unit=actor.unit).values_list("user", flat=True).distinct())
    sent = Event.objects.system("as above").filter(user__in=people, act__in=SENDING).order_by().values("case")
    parts = (
        rows.filter(unit__in=list(Unit.objects.filter(area=actor.unit.area_id).values_list("pk", flat=True))),
        rows.filter(county=actor.unit.area_id),
        rows.filter(state="pending_review", pk__in=sent),
        rows.filter(pk__in=asked),
    )
    first, *others = [part.values("pk") for part in parts]
    return first.union(*others)


def at_level(cases: Cases, level: str, own: QuerySet) -> Cases:
    """Those of the cases that are work of this level; all for none."""
    if level == "own":
        return cases.filter(pk__in=own)
    return cases.exclude(pk__in=own) if level == "below" else cases

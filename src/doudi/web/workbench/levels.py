"""Whose work a case on the desk of the whole city is: the city's own, or its counties', who do it first."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.models import Event
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post, Unit

LEVELS = {"own": _("本级"), "below": _("辖区")}
SENDING = ("dispatch", "transfer")


def has_levels(actor: Actor) -> bool:
    """Whether others dispatch and review below this actor, so that the piles hold two kinds of work."""
    return actor.unit.area.level == "city" and (actor.may("case.assign") or actor.may("case.review"))


def is_own(actor: Actor, asked: set[int]) -> Q:
    """The city's own: at one of its units, lying at the city itself, or sent out by this unit's people and come back.

    `asked`: what this very person was asked to confirm is the own work wherever it lies.
    """
    units = list(Unit.objects.filter(area=actor.unit.area_id).values_list("pk", flat=True))
    people = list(Post.objects.filter(unit=actor.unit).values_list("user", flat=True).distinct())
    sent = Event.objects.system("the cases are narrowed to the actor").filter(user__in=people, act__in=SENDING)
    back = Q(state="pending_review", pk__in=sent.order_by().values("case"))
    return Q(unit__in=units) | Q(county=actor.unit.area_id) | Q(pk__in=asked) | back


def at_level(cases: Cases, level: str, own: Q) -> Cases:
    """Those of the cases that are work of this level; all for none."""
    if level == "own":
        return cases.filter(own)
    # By numbers: the opposite of a condition on what may be empty would leave those out where it is.
    return cases.exclude(pk__in=cases.filter(own).order_by().values("pk")) if level == "below" else cases

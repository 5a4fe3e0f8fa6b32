"""The piles on a person's desk: each is a queryset, so that its count and its list are the same rows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.lights import by_light
from doudi.web.cases.models import Case, Confirmation, Event
from doudi.web.cases.models.case import Cases
from doudi.web.cases.reviewers import asked_of, waiting_for_others
from doudi.web.cases.workflow import WORKING
from doudi.web.orgs.actor import Actor

NEXT = {"case.assign": "pending_dispatch", "case.review": "pending_review"}
"""What a role does next with the cases of its places, whichever unit holds them."""


def to_do(actor: Actor) -> Cases:
    """What waits for this actor: work at the own unit, and what the role dispatches or reviews in its area, and
    what this very person was asked to confirm. What waits for another's confirmation does not wait here.
    """
    mine = [state for action, state in NEXT.items() if actor.may(action)]
    waits = Q(state__in=mine)
    if actor.may("case.work") or actor.unit.kind == "discipline":
        waits |= Q(unit=actor.unit, state__in=[*WORKING, "referred"])
    asked = _cases_of(asked_of(actor))
    if asked:
        waits |= Q(pk__in=asked)
    elsewhere = [case for case in _cases_of(waiting_for_others(actor)) if case not in asked]
    rows = Case.objects.visible_to(actor).filter(waits)
    return rows.exclude(pk__in=elsewhere) if elsewhere else rows


def _cases_of(confirmations: QuerySet[Confirmation]) -> list[int]:
    """Read beforehand: an index finds a few numbers, an OR with a sub-query reads the whole table."""
    return list(confirmations.order_by().values_list("case", flat=True))


def to_confirm(actor: Actor) -> Cases:
    """What this very person was asked to confirm."""
    return Case.objects.visible_to(actor).filter(pk__in=_cases_of(asked_of(actor)))


def done(actor: Actor) -> Cases:
    """What this person took a step in."""
    mine = Event.objects.visible_to(actor).filter(user=actor.user).exclude(act="open")
    return Case.objects.visible_to(actor).filter(pk__in=mine.values("case"))


def started(actor: Actor) -> Cases:
    """What this person opened."""
    return Case.objects.visible_to(actor).filter(opened_by=actor.user)


def minded(actor: Actor) -> Cases:
    """Whose days this actor minds: the own work, and for who sends cases out, those of everybody in the area."""
    return Case.objects.visible_to(actor) if actor.may("case.assign") else to_do(actor)


def near_due(actor: Actor) -> Cases:
    """What is due within a few working days."""
    return by_light(minded(actor), "yellow")


def overdue(actor: Actor) -> Cases:
    """What is past its day; for who supervises as many as the board says."""
    return by_light(minded(actor), "red")


@dataclass(frozen=True)
class Pile:
    """A pile: its words, how it is told from the others, and its rows for an actor."""

    title: str
    icon: str
    rows: Callable[[Actor], Cases]


PILES = {
    "todo": Pile(_("待办"), "clipboard-list", to_do),
    "confirm": Pile(_("请我确认"), "signature", to_confirm),
    "near": Pile(_("临期"), "clock", near_due),
    "overdue": Pile(_("超期"), "alert-triangle", overdue),
    "done": Pile(_("已办"), "circle-check", done),
    "started": Pile(_("我发起"), "flag", started),
}

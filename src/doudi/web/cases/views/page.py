"""The page of one case."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doudi.web.cases.doubt import read_doubt
from doudi.web.cases.forms.acts import ACTS, open_acts
from doudi.web.cases.lights import clock
from doudi.web.cases.masks import masks_of_case
from doudi.web.cases.models import Case, Confirmation, Subscription
from doudi.web.cases.panels import panels_of
from doudi.web.cases.rules import refusal, steps_open_to
from doudi.web.cases.timeline import happenings, way_of
from doudi.web.cases.workflow import Step, steps_from
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.permits import permit

FORWARD = (
    "dispatch",
    "receive",
    "confirm",
    "refute",
    "plan",
    "submit",
    "submit_refuted",
    "close",
    "resume",
    "hand_back",
)
"""The steps that bring a case on; the others stand behind them."""


def held_case(request: HttpRequest, key: int) -> Case:
    """The case, if the actor sees it; 404 otherwise."""
    mine = Subscription.objects.filter(case=OuterRef("pk"), user=request.actor.user)
    rows = Case.objects.visible_to(request.actor).annotate(listening=Exists(mine))
    return get_object_or_404(
        rows.select_related("area", "county", "unit", "person", "opened_by", "closed_by", "first_closer"), pk=key
    )


@permit("case.see")
def case(request: HttpRequest, key: int) -> HttpResponse:
    """What is doubted, why, what is to be done next, and what was done."""
    row = held_case(request, key)
    events = list(row.events.select_related("user", "unit"))
    masks = masks_of_case(row)
    panels = panels_of(row, request.actor, events, masks)
    waiting = [one for one in panels.confirmations if one.state == "asked"]
    shown = {
        "case": row,
        "doubt": read_doubt(row.doubt).behind(masks),
        "light": clock().light_of(row),
        "way": way_of(row, events),
        "happenings": happenings(row, events, masks, request.actor),
        "may_open": request.actor.may("personal.open"),
        "panels": panels,
        "acts": open_acts(row, request.actor),
        "on": {name: True for name, act in ACTS.items() if act.rows and act.open_to(row, request.actor)},
        "comment_kept": request.session.pop("comment_kept", ""),
    }
    return render(request, "cases/case.html", shown | next_steps(row, request.actor, waiting))


def next_steps(row: Case, actor: Actor, waiting: list[Confirmation]) -> dict[str, Any]:
    """The steps that are open: those that bring the case on, the others; and why the actor may not bring it on.

    `waiting`: what waits for a named reviewer's confirmation.
    """
    open_to = steps_open_to(row, actor)
    at_the_door = [(_("现场核实"), reverse("case_verify", args=[row.pk]))] if "confirm" in open_to else []
    ways = [
        (step.title, reverse("case_step", args=[row.pk, name])) for name, step in open_to.items() if name in FORWARD
    ]
    return {
        "forward": [*_asked_of(row, actor, waiting), *(at_the_door or ways), *_to_ask(row, actor, waiting)],
        "aside": {name: step for name, step in open_to.items() if name not in FORWARD},
        "closed_to": [
            (step, why) for name, step in _ways(row) if name not in open_to and (why := refusal(row, step, actor))
        ],
    }


def _asked_of(row: Case, actor: Actor, waiting: list[Confirmation]) -> list[tuple[str, str]]:
    """What this very person was asked to confirm."""
    mine = [asked for asked in waiting if asked.reviewer_id == actor.user.pk]
    if not ACTS["decide_confirmation"].open_to(row, actor):
        return []
    return [(asked.ask, reverse("case_act_on", args=[row.pk, "decide_confirmation", asked.pk])) for asked in mine]


def _to_ask(row: Case, actor: Actor, waiting: list[Confirmation]) -> list[tuple[str, str]]:
    """The way to close without proof, unless somebody was asked already."""
    act = ACTS["ask_override"]
    if any(asked.kind == "override" for asked in waiting) or not act.open_to(row, actor):
        return []
    return [(act.title, reverse("case_act", args=[row.pk, "ask_override"]))]


def _ways(row: Case) -> list[tuple[str, Step]]:
    ways = steps_from(row.flow, row.state).items()
    return [(name, step) for name, step in ways if name in FORWARD and step.verdict in {"", row.verdict}]

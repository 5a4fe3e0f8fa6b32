"""A step taken through its form; what others did meanwhile is shown, and a person decides."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions import Conflict, NotAllowed, NotFilled, NotRight, move, submit, verify
from doudi.web.cases.demands import fixed_on, why_unproved
from doudi.web.cases.forms import StepForm, VerifyForm
from doudi.web.cases.forms.acts import ACTS
from doudi.web.cases.masks import masks_of_case
from doudi.web.cases.models import Case, Event
from doudi.web.cases.queries import look_alikes
from doudi.web.cases.reviewers import asked_override
from doudi.web.cases.rules import refusal
from doudi.web.cases.timeline import happenings
from doudi.web.cases.views.page import held_case
from doudi.web.cases.workflow import STATES, VERSIONS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.permits import permit

SAME_CLICK = timedelta(minutes=2)
"""The same step by the same person within this time is a second click of the first."""
AT_THE_DOOR = {"confirm": "confirmed", "refute": "refuted"}
STEP_OF = {verdict: step for step, verdict in AT_THE_DOOR.items()}


@permit("case.see")
def case_step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """The form of a step, and the step."""
    row = held_case(request, key)
    step = VERSIONS[row.flow].get(name)
    why = refusal(row, step, request.actor) if step else _("没有这一步")
    if step is None or (why and request.method != "POST"):
        return refused(request, row, why)
    if name in AT_THE_DOOR:
        return redirect("case_verify", key)
    also = request.POST.getlist("also")
    given = (request.POST or None, request.FILES or None)
    form = StepForm(*given, case=row, name=name, step=step, actor=request.actor, also=also)
    if request.method == "POST" and form.is_valid():
        try:
            if answer := taken(request, row, name, form, take(name)):
                return answer
        except NotFilled as error:
            also = error.fields
            form = StepForm(*given, case=row, name=name, step=step, actor=request.actor, also=also)
            form.add_error(None, str(error))
    shown = {"case": row, "step": step, "name": name, "form": form, "also": also}
    known = before_closing(row, request.actor) if name == "close" else {}
    return render(request, "cases/case_step.html", {**shown, **known})


def before_closing(row: Case, actor: Actor) -> dict[str, Any]:
    """What a reviewer must know before closing: cases that look alike, and what is missing to close by proof."""
    return {
        "alike": look_alikes(row, actor),
        "unproved": why_unproved(row, actor),
        "fixed_on": fixed_on(row) if row.source == "check" else None,
        "asked": asked_override(row),
        "may_ask": ACTS["ask_override"].open_to(row, actor),
    }


@permit("case.see")
def case_verify(request: HttpRequest, key: int) -> HttpResponse:
    """At the door: photos, signature, what was found; made for a phone."""
    row = held_case(request, key)
    why = refusal(row, VERSIONS[row.flow]["confirm"], request.actor)
    if why and request.method != "POST":
        return refused(request, row, why)
    form = VerifyForm(request.POST or None, request.FILES or None, case=row)
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = taken(request, row, STEP_OF[form.cleaned_data["verdict"]], form, verify)
    return answer or render(request, "cases/case_verify.html", {"case": row, "form": form})


def take(name: str) -> Callable[..., Any]:
    """What does a step: its own action, or the move alone."""
    return submit if name == "submit" else lambda case, **given: move(case, name, **given)


def taken(
    request: HttpRequest, row: Case, name: str, form: StepForm | VerifyForm, do: Callable[..., Any]
) -> HttpResponse | None:
    """Do it and go back to the case; None if something given is not right, which the form then says."""
    try:
        do(row, by=request.actor, **form.given)
    except Conflict as conflict:
        return _conflict(request, conflict.case, form, name)
    except NotAllowed as error:
        return refused(request, row, str(error), form)
    except NotRight as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
    messages.success(request, _("已办：{step}").format(step=VERSIONS[row.flow][name].title))
    return redirect("case", row.pk)


def refused(request: HttpRequest, row: Case, why: str, form: forms.Form | None = None) -> HttpResponse:
    """Say why a step is not open; what was typed into its form is shown, to be copied elsewhere."""
    given = [(bound.label, words_of(bound)) for bound in told_in(form) if words_of(bound)] if form else []
    return render(request, "cases/refused.html", {"case": row, "why": why, "given": given}, status=409)


def told_in(form: forms.Form) -> list[forms.BoundField]:
    """The fields of a form that can be shown again: no file."""
    return [bound for bound in form.visible_fields() if not isinstance(bound.field, forms.FileField)]


def _conflict(request: HttpRequest, row: Case, form: StepForm | VerifyForm, name: str) -> HttpResponse:
    newer = list(row.events.select_related("user", "unit"))[-(row.version - form.cleaned_data["seen"]) :]
    if is_second_click(request, newer, name):
        return redirect("case", row.pk)
    step = VERSIONS[row.flow][name]
    told = told_in(form)
    shown: Mapping[str, Any] = {
        "case": row,
        "step": step,
        "before": STATES.get(newer[0].from_state) if newer else None,
        "happenings": happenings(row, newer, masks_of_case(row), request.actor),
        "given": [(bound.label, words_of(bound)) for bound in told if bound.name != "verdict"],
        "again": [(bound.name, bound.value()) for bound in told],
        "files_lost": bool(request.FILES),
        "why": refusal(row, step, request.actor),
    }
    return render(request, "cases/conflict.html", shown, status=409)


def words_of(bound: forms.BoundField) -> str:
    """What was filled in, as a person reads it."""
    value = bound.form.cleaned_data.get(bound.name)
    offered = getattr(bound.field, "choices", None)
    if offered and isinstance(bound.field, forms.ChoiceField) and not hasattr(bound.field, "queryset"):
        return str(dict(offered).get(value, value or ""))
    return str(value or "")


def is_second_click(request: HttpRequest, newer: list[Event], name: str) -> bool:
    """Whether the only thing that happened since is this very step by this person, just now."""
    return (
        len(newer) == 1
        and newer[0].act == name
        and newer[0].user_id == request.actor.user.pk
        and timezone.now() - newer[0].at < SAME_CLICK
    )

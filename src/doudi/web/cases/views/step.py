"""A step taken through its form; what others did meanwhile is shown, and a person decides."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions import Conflict, NotAllowed, NotFilled, NotRight, move
from doudi.web.cases.forms import StepForm
from doudi.web.cases.models import Case
from doudi.web.cases.rules import refusal
from doudi.web.cases.timeline import happenings
from doudi.web.cases.views.page import held_case
from doudi.web.cases.workflow import STATES, VERSIONS
from doudi.web.orgs.permits import permit

SAME_CLICK = timedelta(minutes=2)
"""The same step by the same person within this time is a second click of the first."""


@permit("case.see")
def case_step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """The form of a step, and the step."""
    row = held_case(request, key)
    step = VERSIONS[row.flow].get(name)
    why = refusal(row, step, request.actor) if step else _("没有这一步")
    if step is None or (why and request.method != "POST"):
        return render(request, "cases/refused.html", {"case": row, "why": why}, status=409)
    also = request.POST.getlist("also")
    form = StepForm(request.POST or None, case=row, name=name, step=step, actor=request.actor, also=also)
    if request.method == "POST" and form.is_valid():
        try:
            move(row, name, by=request.actor, seen=form.cleaned_data["seen"], **form.given)
            messages.success(request, _("已{step}").format(step=step.title))
            return redirect("case", key)
        except Conflict as conflict:
            return _conflict(request, conflict.case, form, name)
        except NotAllowed as error:
            return render(request, "cases/refused.html", {"case": row, "why": str(error)}, status=409)
        except NotFilled as error:
            also = error.fields
            form = StepForm(request.POST, case=row, name=name, step=step, actor=request.actor, also=also)
            form.add_error(None, str(error))
        except NotRight as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(
        request, "cases/case_step.html", {"case": row, "step": step, "name": name, "form": form, "also": also}
    )


def _conflict(request: HttpRequest, row: Case, form: StepForm, name: str) -> HttpResponse:
    newer = list(row.events.select_related("user", "unit"))[-(row.version - form.cleaned_data["seen"]) :]
    if is_second_click(request, newer, name):
        return redirect("case", row.pk)
    step = VERSIONS[row.flow][name]
    shown = {
        "case": row,
        "step": step,
        "name": name,
        "before": STATES.get(newer[0].from_state) if newer else None,
        "happenings": happenings(row, newer, [value for value in (row.name, row.subject) if value]),
        "given": [(bound.label, bound.value()) for bound in form.visible_fields()],
        "again": [(bound.name, bound.value()) for bound in form.visible_fields()],
        "why": refusal(row, step, request.actor),
    }
    return render(request, "cases/conflict.html", shown, status=409)


def is_second_click(request: HttpRequest, newer: list, name: str) -> bool:
    """Whether the only thing that happened since is this very step by this person, just now."""
    return (
        len(newer) == 1
        and newer[0].act == name
        and newer[0].user_id == request.actor.user.pk
        and timezone.now() - newer[0].at < SAME_CLICK
    )

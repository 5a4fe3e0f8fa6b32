"""A duty: who does it, until when, and how it goes each month."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.campaigns.actions import Conflict, NotAllowed, add_task, name_duty, report_progress
from doudi.web.campaigns.forms import NameDutyForm, ProgressForm, TaskForm
from doudi.web.campaigns.models import Campaign, Duty, Progress, Task
from doudi.web.campaigns.periods import Period, current, periods_of
from doudi.web.campaigns.queries import with_lights
from doudi.web.campaigns.rules import is_month_locked, not_planning, not_reporting
from doudi.web.campaigns.views.shown import conflict, tabs
from doudi.web.orgs.models import Area
from doudi.web.orgs.permits import permit
from doudi.web.workdays.calendar import working_days


@permit("ledger.see")
def duty(request: HttpRequest, key: int) -> HttpResponse:
    """A duty with its months, and the form of the month that the address names."""
    held = _seen(request, key)
    months = _months(held.campaign)
    chosen = _month(request.GET.get("month", ""), months) or current(months, request.actor.on)
    return _duty_page(request, held, months, chosen, None)


def _duty_page(
    request: HttpRequest, held: Duty, months: list[Period], chosen: Period | None, form: ProgressForm | None
) -> HttpResponse:
    rows = list(held.progress.select_related("by", "unit"))
    row = next((one for one in rows if chosen and one.month == chosen.month), None)
    closed = chosen is None or is_month_locked(held.campaign, held.area, chosen.month)
    context = {
        **tabs(request, held.campaign, "county_plan"),
        "duty": held,
        "lit": with_lights([held], request.actor.on, working_days())[0],
        "stage": held.campaign.stage(held.task.stage),
        "rows": rows,
        "months": months,
        "chosen": chosen,
        "closed": closed,
        "form": form or ProgressForm(initial=_initial(row), task=held.task),
        "may_report": not not_reporting(held, request.actor),
        "may_plan": not not_planning(held.area, request.actor),
    }
    return render(request, "campaigns/duty.html", context)


@permit("ledger.work")
@require_POST
def progress_report(request: HttpRequest, key: int, month: str) -> HttpResponse:
    """Report a month of a duty."""
    held, months = _seen(request, key), _months(_seen(request, key).campaign)
    chosen = _month(month, months)
    if chosen is None:
        raise Http404
    form = ProgressForm(request.POST, task=held.task)
    if not form.is_valid():
        return _duty_page(request, held, months, chosen, form)
    back = f"{reverse('duty', args=[held.pk])}?month={chosen.word}"
    try:
        report_progress(held, by=request.actor, month=chosen.month, **form.given)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    except Conflict as two:
        return conflict(request, back, _both(form, two.row))
    else:
        messages.success(request, _("已保存 {month} 的进展").format(month=chosen.word))
    return redirect(back)


@permit("ledger.plan")
def duty_edit(request: HttpRequest, key: int) -> HttpResponse:
    """Name unit, person and limit of a duty."""
    held = _seen(request, key)
    initial = {
        "unit": held.unit_id,
        "person": held.person_id,
        "limit_on": held.limit_on,
        "goal": held.goal,
        "seen": held.version,
    }
    form = NameDutyForm(request.POST or None, initial=initial, duty=held)
    if request.method == "POST" and form.is_valid():
        try:
            name_duty(held, by=request.actor, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        except Conflict as two:
            return conflict(request, request.path, _both(form, two.row))
        else:
            messages.success(request, _("已保存分工"))
            return redirect("duty", key=held.pk)
    why = not_planning(held.area, request.actor)
    context = {**tabs(request, held.campaign, "county_plan"), "duty": held, "form": form, "why_not": why}
    return render(request, "campaigns/duty_edit.html", context)


@permit("ledger.plan")
def duty_add(request: HttpRequest, campaign: int, area: int) -> HttpResponse:
    """A task that a place sets itself."""
    held = get_object_or_404(Campaign.objects.visible_to(request.actor).select_related("area"), pk=campaign)
    place = get_object_or_404(Area.objects.filter(pk__in=request.actor.area_ids, level__in=["city", "county"]), pk=area)
    own = Task.objects.visible_to(request.actor).filter(campaign=held, area=place, clause="").count()
    form = TaskForm(request.POST or None, initial={"number": _("自-{n}").format(n=own + 1)}, campaign=held)
    if request.method == "POST" and form.is_valid():
        try:
            new = add_task(by=request.actor, campaign=held, area=place, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已增加任务 {task}，请落实责任单位和责任人").format(task=new.task))
            return redirect("duty_edit", key=new.pk)
    context = {
        **tabs(request, held, "county_plan"),
        "place": place,
        "form": form,
        "why_not": not_planning(place, request.actor),
    }
    return render(request, "campaigns/duty_add.html", context)


def _seen(request: HttpRequest, key: int) -> Duty:
    rows = Duty.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("task__campaign", "campaign__area", "area", "unit", "person"), pk=key)


def _months(campaign: Campaign) -> list[Period]:
    return [one for one in periods_of(campaign, working_days()) if one.kind == "month"]


def _month(word: str, months: list[Period]) -> Period | None:
    return next((one for one in months if one.word == word), None)


def _initial(row: Progress | None) -> dict[str, Any]:
    if row is None:
        return {"seen": 0, "state": "doing"}
    return {name: getattr(row, name) for name in ("done", "state", "percent", "number", "problem")} | {
        "seen": row.version
    }


def _both(form: Any, row: Any) -> list[tuple[str, Any, Any]]:
    """What stands there and what was to be written, by the labels of the form."""
    found = []
    for bound in form:
        if bound.name != "seen":
            display = getattr(row, f"get_{bound.name}_display", None)
            choices = dict(getattr(bound.field, "choices", ())) if display else {}
            given = form.cleaned_data.get(bound.name)
            theirs = display() if display else getattr(row, bound.name)
            found.append((bound.label, _plain(theirs), _plain(choices.get(given, given))))
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

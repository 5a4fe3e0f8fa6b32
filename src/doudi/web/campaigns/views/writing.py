"""Writing a return: its texts, its typical cases, and its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.campaigns.actions import (
    Conflict,
    NotAllowed,
    choose_case,
    drop_case,
    edit_return,
    hand_in,
    restate_return,
    send_back,
    sign_return,
)
from doudi.web.campaigns.forms import RestateForm, ReturnForm, TypicalCaseForm
from doudi.web.campaigns.models import Return
from doudi.web.campaigns.rules import refusal
from doudi.web.campaigns.views.shown import conflict, page_of, return_seen, tabs
from doudi.web.campaigns.workflow import STATES
from doudi.web.cases.models import Case
from doudi.web.orgs.permits import demand, permit

TAKEN = {"hand_in": hand_in, "send_back": send_back, "sign": sign_return}
NEEDS = {"hand_in": "return.fill", "send_back": "return.sign", "sign": "return.sign"}


@permit("return.fill")
def return_edit(request: HttpRequest, key: int) -> HttpResponse:
    """The texts of a return."""
    held = return_seen(request, key)
    initial = {name: getattr(held, name) for name in ("summary", "problems", "next_steps")} | {"seen": held.version}
    form = ReturnForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edit_return(held, by=request.actor, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        except Conflict as two:
            fields = [
                (form[name].label, getattr(two.row, name), form.cleaned_data[name])
                for name in initial
                if name != "seen"
            ]
            return conflict(request, request.path, fields)
        else:
            messages.success(request, _("已保存"))
            return redirect("return_page", key=held.pk)
    return render(request, "campaigns/return_edit.html", {**_of(request, held), "form": form})


@permit("ledger.see")
@require_POST
def return_step(request: HttpRequest, key: int, step: str) -> HttpResponse:
    """Hand in, send back or sign."""
    if step not in TAKEN:
        raise Http404
    demand(request, NEEDS[step])
    held = return_seen(request, key)
    seen = request.POST.get("seen", "")
    try:
        done = TAKEN[step](held, by=request.actor, seen=int(seen) if seen.isdecimal() else 0)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    except Conflict as two:
        now = [(_("状态"), STATES[two.row.state], STATES[held.state]), (_("版本"), two.row.version, seen)]
        return conflict(request, reverse("return_page", args=[held.pk]), now)
    else:
        messages.success(request, _("报表现在是“{state}”").format(state=done.get_state_display()))
    return redirect("return_page", key=held.pk)


@permit("return.fill")
def return_restate(request: HttpRequest, key: int) -> HttpResponse:
    """Begin a restatement of a signed return."""
    held = return_seen(request, key)
    form = RestateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            new = restate_return(held, by=request.actor, reason=form.cleaned_data["reason"])
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("更正报表已建立，签发后代替原报表"))
            return redirect("return_page", key=new.pk)
    return render(request, "campaigns/return_restate.html", {**_of(request, held), "form": form})


@permit("return.fill")
def return_cases(request: HttpRequest, key: int) -> HttpResponse:
    """The cases that can be told: found true, the newest first."""
    held = return_seen(request, key)
    rows = Case.objects.visible_to(request.actor).filter(county=held.area_id, verdict="confirmed")
    chosen = set(held.typical_cases.values_list("case", flat=True))
    context = {**_of(request, held), "page": page_of(request, rows.select_related("area"), 25), "chosen": chosen}
    return render(request, "campaigns/return_cases.html", context)


@permit("return.fill")
def return_case(request: HttpRequest, key: int, case: int) -> HttpResponse:
    """Tell of a case, or tell no more of it."""
    held = return_seen(request, key)
    found = get_object_or_404(Case.objects.visible_to(request.actor).filter(county=held.area_id), pk=case)
    told = held.typical_cases.filter(case=found).first()
    initial = {"title": told.title, "text": told.text} if told else {"title": found.title}
    form = TypicalCaseForm(request.POST if "text" in request.POST else None, initial=initial)
    try:
        if request.method == "POST" and "drop" in request.POST:
            drop_case(held, by=request.actor, case=found)
            return redirect("return_cases", key=held.pk)
        if request.method == "POST" and form.is_valid():
            choose_case(held, by=request.actor, case=found, **form.cleaned_data)
            messages.success(request, _("已写入典型案例，姓名和号码已遮盖"))
            return redirect("return_page", key=held.pk)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return render(
        request, "campaigns/return_case.html", {**_of(request, held), "case": found, "form": form, "told": told}
    )


def _of(request: HttpRequest, held: Return) -> dict[str, Any]:
    why = "" if request.method == "POST" else refusal(held, "restate" if held.is_locked else "edit", request.actor)
    return {**tabs(request, held.campaign, "returns"), "held": held, "why_not": why}

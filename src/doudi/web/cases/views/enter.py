"""Problems from other sources entered: one by form, many by workbook, first tried, then done."""

import json
import secrets
from base64 import b64decode, b64encode
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doudi.web.cases.actions import open_case
from doudi.web.cases.entry import NotRead, places_of, read_entries, template
from doudi.web.cases.forms import EnterForm, WorkbookForm
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.permits import permit
from doudi.web.privacy.sealing import NotOpened, seal, unseal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DONE = "entered"
REMEMBERED = 20


@permit("case.enter")
def case_enter(request: HttpRequest) -> HttpResponse:
    """Enter one problem."""
    form = EnterForm(request.POST or None, actor=request.actor, initial={"once": secrets.token_hex(8)})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        once = given.pop("once")
        if _done_before(request, once):
            return redirect("case_list")
        case = enter(given, by=request.actor)
        _remember(request, once, case.pk)
        messages.success(request, _("已登记，编号 {number}").format(number=case.number))
        return redirect("case", case.pk) if sees(case, request.actor) else redirect("case_enter")
    return render(request, "cases/case_enter.html", {"form": form, "workbook": WorkbookForm()})


@permit("case.enter")
def case_enter_workbook(request: HttpRequest) -> HttpResponse:
    """Try a workbook: what each row would give and what is wrong with it; then enter those that are right."""
    if sealed := request.POST.get("rows"):
        return _enter_rows(request, sealed)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {
        "form": EnterForm(actor=request.actor, initial={"once": secrets.token_hex(8)}),
        "workbook": form,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/case_enter.html", shown)
    try:
        rows = read_entries(form.cleaned_data["workbook"].read(), request.actor)
    except NotRead as error:
        form.add_error("workbook", str(error))
        return render(request, "cases/case_enter.html", shown)
    right = [row.given for row in rows if not row.faults]
    kept = seal(json.dumps({"once": secrets.token_hex(8), "rows": right}), _place(request.actor))
    tried = {"right": right, "faulty": [row for row in rows if row.faults], "n_rows": len(rows)}
    return render(request, "cases/case_enter_workbook.html", tried | {"kept": b64encode(kept).decode()})


@permit("case.enter")
def case_enter_template(request: HttpRequest) -> HttpResponse:
    """The blank workbook."""
    counties = sorted({county for county, _town in places_of(request.actor)})
    response = HttpResponse(template(counties), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="doudi-problems.xlsx"'
    return response


def enter(given: dict[str, Any], *, by: Actor) -> Case:
    """Open a case from what a form or a row gives."""
    message = given.pop("message", "")
    empty = {name: None for name in ("name", "subject") if not given.get(name)}
    return open_case(by=by, doubt={"message": message} if message else None, **given | empty)


def sees(case: Case, actor: Actor) -> bool:
    """Whether who entered a problem sees what became of it: finance sees only what concerns funds."""
    return Case.objects.visible_to(actor).filter(pk=case.pk).exists()


def _enter_rows(request: HttpRequest, sealed: str) -> HttpResponse:
    try:
        kept = json.loads(unseal(b64decode(sealed), _place(request.actor)))
    except (NotOpened, ValueError, IndexError):
        messages.error(request, _("这一页已经失效，请重新上传登记表"))
        return redirect("case_enter")
    if not _done_before(request, kept["once"]):
        areas = {area.pk: area for area in places_of(request.actor).values()}
        for given in kept["rows"]:
            enter({**given, "area": areas[given["area"]]}, by=request.actor)
        _remember(request, kept["once"], len(kept["rows"]))
        n = len(kept["rows"])
        messages.success(request, ngettext("已登记 {n} 件", "已登记 {n} 件", n).format(n=n))
    return redirect("case_list" if request.actor.may("case.see") else "case_enter")


def _place(actor: Actor) -> str:
    """What the rows kept between trying and entering are bound to: the person who tried."""
    return f"case_enter.{actor.user.pk}"


def _done_before(request: HttpRequest, once: str) -> int:
    return dict(request.session.get(DONE, [])).get(once, 0)


def _remember(request: HttpRequest, once: str, gave: int) -> None:
    request.session[DONE] = [*request.session.get(DONE, []), [once, gave]][-REMEMBERED:]

"""What is done with a case besides the steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.cases.actions import Conflict, NotAllowed, NotRight, comment, subscribe
from doudi.web.cases.doubt import without_secrets
from doudi.web.cases.forms.acts import ActForm, act_named
from doudi.web.cases.masks import masks_of_case
from doudi.web.cases.models import Confirmation
from doudi.web.cases.rules import refusal_to_act
from doudi.web.cases.views.page import held_case
from doudi.web.cases.views.step import refused
from doudi.web.orgs.permits import permit


@permit("case.see")
def case_act(request: HttpRequest, key: int, name: str, of: int | None = None) -> HttpResponse:
    """The form of an act, and the act; `of`: the row it is about."""
    row, act = held_case(request, key), act_named(name)
    if act is None or bool(act.rows) != bool(of):
        raise Http404
    why = "" if of else refusal_to_act(row, request.actor, act.action, holder=act.holder)
    if why and request.method != "POST":
        return refused(request, row, why)
    about = get_object_or_404(getattr(row, act.rows), pk=of) if act.rows else row
    form = ActForm(request.POST or None, request.FILES or None, act=act, case=row, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            given = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
            act.do(about, by=request.actor, **given)
            messages.success(request, _("已办：{step}").format(step=act.title))
            return redirect("case", key)
        except (NotAllowed, Conflict) as error:
            return refused(request, row, str(error), form)
        except NotRight as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    if isinstance(about, Confirmation):
        about.shown = {"reason": without_secrets(about.reason, masks_of_case(row))}
    return render(request, "cases/case_act.html", {"case": row, "act": act, "form": form, "about": about})


@permit("case.see")
@require_POST
def case_comment(request: HttpRequest, key: int) -> HttpResponse:
    """Say something about the case."""
    row = held_case(request, key)
    try:
        comment(row, by=request.actor, text=request.POST.get("text", ""))
    except (NotAllowed, NotRight) as error:
        messages.error(request, str(error))
        request.session["comment_kept"] = request.POST.get("text", "")[:2000]
    return redirect("case", key)


@permit("case.see")
@require_POST
def case_subscribe(request: HttpRequest, key: int) -> HttpResponse:
    """Hear of the case, or no longer."""
    try:
        subscribe(held_case(request, key), by=request.actor, wanted=request.POST.get("wanted") == "1")
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("case", key)

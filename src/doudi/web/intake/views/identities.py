"""Pages of proposals: who rows without a readable id may be, side by side; a person decides."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doudi.exports.wording import roster_title
from doudi.web.intake.actions.establish import establish, establish_many, take_back
from doudi.web.intake.actions.take_in import NotNow
from doudi.web.intake.identities import compared
from doudi.web.intake.models import IdentityDecision, Proposal
from doudi.web.orgs.permits import permit
from doudi.web.privacy.masking import masked_ids

PER_PAGE = 30


@permit("identity.set")
def identity_list(request: HttpRequest) -> HttpResponse:
    """Those that wait, the surest first; or those decided, the newest first."""
    rows = Proposal.objects.visible_to(request.actor).select_related("area__parent", "decided_by", "used_run")
    decided = request.GET.get("decided") == "1"
    chosen = rows.decided().order_by("-decided_at", "pk") if decided else rows.waiting()
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    for one in page:
        one.fields = [field for field in compared(one) if field.said or field.seen]
        one.title = roster_title(one.roster)
    context = {"page_obj": page, "decided": decided, "several": any(one.is_high for one in page) and not decided}
    return render(request, "intake/identity_list.html", context)


@permit("identity.set")
def identity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, masked, with what was decided."""
    one = _held(request, pk)
    decisions = IdentityDecision.objects.visible_to(request.actor).filter(proposal=one)
    context = {
        "one": one,
        "fields": compared(one),
        "title": roster_title(one.roster),
        "file": masked_ids(one.told["file"]),
        "rosters": [roster_title(name) for name in one.told["person"]["rosters"]],
        "odds": one.told["decided_by"],
        "decisions": decisions.select_related("user", "unit"),
        "may_open": request.actor.may("personal.open"),
    }
    return render(request, "intake/identity_detail.html", context)


@permit("identity.set")
@require_POST
def identity_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirmed, not this one, not to be told; or taken back."""
    one, state = _held(request, pk), request.POST.get("state", "")
    try:
        if state == "waiting":
            take_back(by=request.actor, proposal=one)
            messages.success(request, _("已撤回，这一行重新待确认。"))
        else:
            establish(by=request.actor, proposal=one, state=state)
            messages.success(request, _("已记下。核查日不早于今天的下一次核查起使用。"))
    except NotNow as error:
        messages.error(request, str(error))
    return redirect("identity_detail", pk=pk)


@permit("identity.set")
@require_POST
def identity_confirm(request: HttpRequest) -> HttpResponse:
    """Confirm the ticked ones together; only such as weigh enough are on offer."""
    n = establish_many(by=request.actor, numbers=_numbers(request.POST.getlist("proposal")))
    if n:
        messages.success(request, ngettext("已确认 {n} 行。", "已确认 {n} 行。", n).format(n=n))
    else:
        messages.error(request, _("没有勾选可以一并确认的行。"))
    return redirect("identity_list")


def _numbers(texts: list[str]) -> list[int]:
    return [int(one) for one in texts if one.isdigit()]


def _held(request: HttpRequest, pk: int) -> Any:
    rows = Proposal.objects.visible_to(request.actor).select_related(
        "area__parent", "decided_by", "used_run", "last_run"
    )
    return get_object_or_404(rows, pk=pk)

"""Pages of findings: the list, one of them, and cases opened from many."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doudi.engine.catalogue import catalogue
from doudi.exports.wording import SUBJECT_KINDS, check_title
from doudi.language import say
from doudi.web.cases.doubt import read_doubt
from doudi.web.cases.words import PRESENCES
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.forms import FindingFilter, OpeningForm
from doudi.web.intake.models import Finding, Sighting
from doudi.web.intake.queries import findings_found, towns_of
from doudi.web.intake.words import VERDICTS
from doudi.web.orgs.permits import permit
from doudi.web.privacy.masking import personal

PER_PAGE = 50


@permit("finding.see")
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that fit the filter."""
    form = FindingFilter(request.GET, actor=request.actor)
    rows = (
        findings_found(request.actor, form.wanted)
        .defer("doubt", "subject", "case__doubt", "case__subject", "case__measure")
        .select_related("area__parent", "case", "last_run")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "titles": _titles(),
        "presences": PRESENCES,
        "verdicts": VERDICTS,
        "kinds": {kind: say(words) for kind, words in SUBJECT_KINDS.items()},
        "may_open": request.actor.may("case.open"),
        "query": request.GET.urlencode(),
    }
    return render(request, "intake/finding_list.html", context)


def _titles() -> dict[str, str]:
    return {code: check_title(check) for code, check in catalogue().items()}


@permit("finding.see")
def finding_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, masked, with what each run said of it."""
    rows = Finding.objects.visible_to(request.actor).select_related("area__parent", "case", "last_run", "gone_run")
    finding = get_object_or_404(rows, pk=pk)
    sightings = Sighting.objects.visible_to(request.actor).filter(finding=finding).select_related("run__area")
    context = {
        "finding": finding,
        "doubt": read_doubt(finding.doubt).masked(*personal(finding.name, finding.subject, finding.subject_kind)),
        "sightings": sightings.order_by("-run__as_of", "-run")[:24],
        "kind": say(SUBJECT_KINDS[finding.subject_kind]),
        "title": _titles()[finding.check_code],
        "may_open": request.actor.may("case.open"),
    }
    return render(request, "intake/finding_detail.html", context)


@permit("case.open")
@require_http_methods(["GET", "POST"])
def finding_open(request: HttpRequest) -> HttpResponse:
    """How many cases the filter would open in each place; then, by a person's word, open them."""
    found = FindingFilter(request.GET, actor=request.actor)
    rows = _chosen(request, found)
    form = OpeningForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and found.is_valid() and form.is_valid():
        return _open(request, found.wanted, form.cleaned_data)
    towns = towns_of(rows)
    context = {
        "form": form,
        "filter": found,
        "towns": towns,
        "total": sum(town["n"] for town in towns),
        "query": request.GET.urlencode(),
        "excluded": set(request.POST.getlist("exclude")),
    }
    return render(request, "intake/finding_open.html", context)


def _chosen(request: HttpRequest, found: FindingFilter) -> Any:
    if not found.is_valid():
        return Finding.objects.none()
    rows = findings_found(request.actor, found.wanted)
    one = request.GET.get("finding", "")
    return (rows.filter(pk=one) if one.isdigit() else rows).to_open()


def _open(request: HttpRequest, wanted: dict[str, Any], data: dict[str, Any]) -> HttpResponse:
    run = wanted.get("run")
    rows = _chosen(request, FindingFilter(request.GET, actor=request.actor))
    n = open_cases(
        by=request.actor,
        findings=rows,
        exclude=[area.pk for area in data["exclude"]],
        severity=data["severity"],
        run=run.pk if run else None,
    )
    if n:
        messages.success(request, _("已生成 {n} 个办件，等待派发。").format(n=n))
    else:
        messages.info(request, _("没有新的办件：这些疑点都已有办件，或都被排除了。"))
    return redirect(f"{reverse('finding_list')}?{request.GET.urlencode()}")

"""Returns: who handed in what, one return with its figures, the rows behind each, the city's sums."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.campaigns.actions import NotAllowed, start_return
from doudi.web.campaigns.figures import compared, lines_of
from doudi.web.campaigns.models import Campaign, Return
from doudi.web.campaigns.periods import Period, find, periods_of
from doudi.web.campaigns.queries import campaign_shown, campaigns_of, matrix, missing_of, rollup
from doudi.web.campaigns.queries.rows import heads, numbers_behind, rows_shown
from doudi.web.campaigns.reminders import remind_late
from doudi.web.campaigns.rules import not_the_place_of, steps_open_to
from doudi.web.campaigns.series import Series, series_of
from doudi.web.campaigns.views.shown import no_campaign, page_of, return_seen, tabs
from doudi.web.orgs.models import Area
from doudi.web.orgs.permits import permit
from doudi.web.workdays.calendar import working_days


@permit("ledger.see")
def returns(request: HttpRequest) -> HttpResponse:
    """Which county handed in which return, with lights; the late list."""
    campaign = campaign_shown(request.actor, request.GET.get("campaign", ""))
    if campaign is None:
        return no_campaign(request)
    days = working_days()
    periods = periods_of(campaign, days)
    cells = matrix(campaign, request.actor, periods, days)
    own, missing = request.actor.unit.area, missing_of(cells, request.actor.on)
    context = {
        **tabs(request, campaign, "returns"),
        "periods": periods,
        "rows": [(row[0].area, row) for row in cells],
        "missing": missing,
        "n_missing": sum(len(late.areas) for late in missing),
        "own": own,
        "may_fill": request.actor.may("return.fill") and not not_the_place_of(own, request.actor),
        "may_gather": request.actor.may("return.gather"),
        "sees_city": campaign.area_id in request.actor.area_ids,
        "on": request.actor.on,
    }
    return render(request, "campaigns/returns.html", context)


@permit("return.fill")
@require_POST
def return_start(request: HttpRequest, campaign: int, kind: str, month: str) -> HttpResponse:
    """Begin the return of the actor's own place."""
    held = get_object_or_404(campaigns_of(request.actor), pk=campaign)
    period = _period(held, kind, month)
    area = get_object_or_404(Area, pk=request.actor.unit.area_id)
    try:
        begun = start_return(by=request.actor, campaign=held, area=area, period=period)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("returns")
    return redirect("return_page", key=begun.pk)


@permit("ledger.see")
def return_page(request: HttpRequest, key: int) -> HttpResponse:
    """A return: figures as frozen, or as they are now; texts, cases, what may be done."""
    held = return_seen(request, key)
    context = {
        **_of(request, held),
        "lines": lines_of(held),
        "cases": held.typical_cases.all(),
        "steps": steps_open_to(held, request.actor),
        "newer": held.corrected_by.first(),
    }
    return render(request, "campaigns/return_page.html", context)


@permit("ledger.see")
def return_figure(request: HttpRequest, key: int, code: str, span: str) -> HttpResponse:
    """The rows behind a number."""
    held, series = return_seen(request, key), series_of(code)
    if series is None or not series.rows_of or span not in {"period", "total"}:
        raise Http404
    context = {**_of(request, held), "span": span, **_behind(request, series, numbers_behind(held, series, span))}
    return render(request, "campaigns/return_figure.html", context)


def _behind(request: HttpRequest, series: Series, numbers: Sequence[int]) -> dict[str, Any]:
    """A page of the rows of these numbers."""
    page = page_of(request, numbers)
    rows = rows_shown(series.rows_of, page.object_list, request.actor)
    first, *others = heads(series.rows_of)
    return {
        "series": series,
        "page": page,
        "rows": [(row, list(zip(others, row.cells, strict=True))) for row in rows],
        "heads": [first, *others],
        "n_hidden": len(page.object_list) - len(rows),
    }


@permit("ledger.see")
def return_compare(request: HttpRequest, key: int) -> HttpResponse:
    """A restatement beside what it corrects."""
    held = return_seen(request, key)
    if held.corrects is None:
        raise Http404
    context = {**_of(request, held), "old": held.corrects, "lines": compared(held.corrects, held)}
    return render(request, "campaigns/return_compare.html", context)


@permit("ledger.see")
def rollup_page(request: HttpRequest, campaign: int, kind: str, month: str) -> HttpResponse:
    """The figures of all counties that handed in, added up; only for who answers for the whole place."""
    held, period = rollup_asked(request, campaign, kind, month)
    there, missing, totals = rollup(held, request.actor, period)
    context = {
        **tabs(request, held, "returns"),
        "period": period,
        "returns": there,
        "missing": missing,
        "totals": totals,
        "n_all": len(there) + len(missing),
    }
    return render(request, "campaigns/rollup_page.html", context)


@permit("ledger.see")
def rollup_figure(request: HttpRequest, campaign: int, kind: str, month: str, *, code: str, span: str) -> HttpResponse:
    """The rows behind a sum: those of every county that handed in, county by county."""
    held, period = rollup_asked(request, campaign, kind, month)
    series = series_of(code)
    if series is None or not series.rows_of or span not in {"period", "total"}:
        raise Http404
    there, _missing, _totals = rollup(held, request.actor, period)
    numbers = [number for one in there for number in numbers_behind(one, series, span)]
    context = {**tabs(request, held, "returns"), "period": period, "span": span, **_behind(request, series, numbers)}
    return render(request, "campaigns/rollup_figure.html", context)


@permit("return.gather")
@require_POST
def returns_remind(request: HttpRequest, campaign: int) -> HttpResponse:
    """Remind every county whose return is late, once a day."""
    held = get_object_or_404(campaigns_of(request.actor), pk=campaign)
    n = remind_late(held, by=request.actor)
    messages.success(request, _("已提醒 {n} 个县区").format(n=n) if n else _("没有迟报的县区"))
    return redirect("returns")


def rollup_asked(request: HttpRequest, campaign: int, kind: str, month: str) -> tuple[Campaign, Period]:
    """The campaign and period of a roll-up; 404 for who answers for a part of the place only."""
    held = get_object_or_404(campaigns_of(request.actor).filter(area__in=request.actor.area_ids), pk=campaign)
    return held, _period(held, kind, month)


def _period(campaign: Campaign, kind: str, month: str) -> Period:
    try:
        period = find(periods_of(campaign, working_days()), kind, date.fromisoformat(f"{month}-01"))
    except ValueError:
        period = None
    if period is None:
        raise Http404
    return period


def _of(request: HttpRequest, held: Return) -> dict[str, Any]:
    return {**tabs(request, held.campaign, "returns"), "held": held}

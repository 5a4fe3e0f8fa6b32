"""The workbench: what waits, what is late, what was done."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.cases.lights import lit
from doudi.web.cases.models.case import Case, Cases
from doudi.web.intake.models import Proposal
from doudi.web.orgs.permits import permit
from doudi.web.ui.kept import counted_together
from doudi.web.ui.paging import first_by_keys, page_by_keys
from doudi.web.workbench.queries import PILES, SOONEST, Desk, piles_of
from doudi.web.workbench.rows import rows

ROWS_ON_DESK = 10
ROWS_ON_PAGE = 50


@permit("case.see")
def workbench(request: HttpRequest) -> HttpResponse:
    """All piles with their counts, and the most urgent of what is to do."""
    desk = Desk(request.actor)
    own = piles_of(request.actor)
    n = counted_together({name: pile.rows(desk) for name, pile in own.items()})
    piles = {name: (pile, n[name]) for name, pile in own.items()}
    urgent = lit(first_by_keys(in_order(desk.to_do), ROWS_ON_DESK))
    waiting = Proposal.objects.visible_to(request.actor).waiting().count() if request.actor.may("identity.set") else 0
    shown = {"piles": piles, "cases": urgent, "rows": rows(urgent), "n_unidentified": waiting}
    return render(request, "workbench/workbench.html", shown)


@permit("case.see")
def pile(request: HttpRequest, pile: str) -> HttpResponse:
    """One pile as a list."""
    if pile not in piles_of(request.actor):
        raise Http404
    chosen = PILES[pile]
    waiting = chosen.rows(Desk(request.actor))
    ordered = in_order(waiting, chosen.order) if waiting.model is Case else waiting.order_by(chosen.order, "pk")
    page = page_by_keys(ordered, request.GET.get("page"), ROWS_ON_PAGE)
    shown = {"pile": chosen, "page": page}
    if waiting.model is not Case:
        return render(request, "workbench/pile_of_exports.html", {**shown, "exports": page.object_list})
    cases = lit(page.object_list)
    return render(request, "workbench/pile.html", {**shown, "cases": cases, "rows": rows(cases)})


def in_order(cases: Cases, order: Any = SOONEST) -> Cases:
    """The most urgent first, with what a row shows."""
    return cases.select_related("area", "county", "unit").defer("doubt", "measure").order_by(order, "pk")

"""The workbench: what waits, what is late, what was done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.cases.lights import lit
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.permits import permit
from doudi.web.ui.paging import page_by_keys
from doudi.web.workbench.queries import PILES

ROWS_ON_DESK = 10
ROWS_ON_PAGE = 50


@permit("case.see")
def workbench(request: HttpRequest) -> HttpResponse:
    """All piles with their counts, and the most urgent of what is to do."""
    piles = {name: (pile, pile.rows(request.actor).count()) for name, pile in PILES.items()}
    urgent = lit(page_by_keys(in_order(PILES["todo"].rows(request.actor)), 1, ROWS_ON_DESK))
    return render(request, "workbench/workbench.html", {"piles": piles, "cases": urgent})


@permit("case.see")
def pile(request: HttpRequest, pile: str) -> HttpResponse:
    """One pile as a list."""
    if pile not in PILES:
        raise Http404
    rows = in_order(PILES[pile].rows(request.actor))
    page = page_by_keys(rows, request.GET.get("page"), ROWS_ON_PAGE)
    return render(request, "workbench/pile.html", {"pile": PILES[pile], "page": page, "cases": lit(page.object_list)})


def in_order(cases: Cases) -> Cases:
    """The most urgent first, with what a row shows."""
    return cases.select_related("area", "county", "unit").defer("doubt", "measure").order_by("due_on", "pk")

"""The workbench: what waits, what is late, what was done."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.cases.lights import clock
from doudi.web.cases.models import Case
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.permits import permit
from doudi.web.workbench.queries import PILES

ROWS_ON_DESK = 10
ROWS_ON_PAGE = 50


@permit("case.see")
def workbench(request: HttpRequest) -> HttpResponse:
    """All piles with their counts, and the most urgent of what is to do."""
    piles = {name: (pile, pile.rows(request.actor).count()) for name, pile in PILES.items()}
    urgent = lit(in_order(PILES["todo"].rows(request.actor))[:ROWS_ON_DESK])
    return render(request, "workbench/workbench.html", {"piles": piles, "cases": urgent})


@permit("case.see")
def pile(request: HttpRequest, pile: str) -> HttpResponse:
    """One pile as a list."""
    if pile not in PILES:
        raise Http404
    rows = in_order(PILES[pile].rows(request.actor))
    page = Paginator(rows, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "workbench/pile.html", {"pile": PILES[pile], "page": page, "cases": lit(page.object_list)})


def in_order(cases: Cases) -> Cases:
    """The most urgent first, with what a row shows."""
    return cases.select_related("area", "county", "unit").defer("doubt", "measure").order_by("due_on", "pk")


def lit(cases: Iterable[Case]) -> list[Case]:
    """The cases with the light of each."""
    now = clock()
    shown = list(cases)
    for case in shown:
        case.light = now.light_of(case)
    return shown

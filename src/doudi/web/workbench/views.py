"""The workbench: what waits, what is late, what was done."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.cases.lights import lit
from doudi.web.cases.models.case import Cases
from doudi.web.intake.models import Proposal
from doudi.web.orgs.permits import permit
from doudi.web.ui.kept import counted
from doudi.web.ui.paging import first_by_keys, page_by_keys
from doudi.web.workbench.queries import PILES, Desk
from doudi.web.workbench.rows import rows

ROWS_ON_DESK = 10
ROWS_ON_PAGE = 50
SOONEST = F("due_on").asc(nulls_last=True)


@permit("case.see")
def workbench(request: HttpRequest) -> HttpResponse:
    """All piles with their counts, and the most urgent of what is to do."""
    desk = Desk(request.actor)
    piles = {name: (pile, counted(pile.rows(desk)).value) for name, pile in PILES.items()}
    urgent = lit(first_by_keys(in_order(desk.to_do), ROWS_ON_DESK))
    waiting = Proposal.objects.visible_to(request.actor).waiting().count() if request.actor.may("identity.set") else 0
    shown = {"piles": piles, "cases": urgent, "rows": rows(urgent), "n_unidentified": waiting}
    return render(request, "workbench/workbench.html", shown)


@permit("case.see")
def pile(request: HttpRequest, pile: str) -> HttpResponse:
    """One pile as a list."""
    if pile not in PILES:
        raise Http404
    page = page_by_keys(in_order(PILES[pile].rows(Desk(request.actor))), request.GET.get("page"), ROWS_ON_PAGE)
    cases = lit(page.object_list)
    shown = {"pile": PILES[pile], "page": page, "cases": cases, "rows": rows(cases)}
    return render(request, "workbench/pile.html", shown)


def in_order(cases: Cases) -> Cases:
    """The most urgent first, with what a row shows."""
    return cases.select_related("area", "county", "unit").defer("doubt", "measure").order_by(SOONEST, "pk")

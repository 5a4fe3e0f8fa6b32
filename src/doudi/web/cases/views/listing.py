"""The list of cases, and which of its columns are shown."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doudi.web.cases.batch import open_acts
from doudi.web.cases.columns import COLUMNS, chosen
from doudi.web.cases.forms import CaseFilter
from doudi.web.cases.lights import lit
from doudi.web.orgs.permits import permit
from doudi.web.ui.paging import page_by_keys

ON_A_PAGE = 20
KEPT = "case_columns"


@permit("case.see")
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases the actor sees, narrowed by the filter in the address."""
    wanted = CaseFilter(request.GET, request.actor)
    rows = wanted.rows.select_related("area", "county", "unit", "person").defer("doubt", "measure")
    page = page_by_keys(rows, request.GET.get("page"), ON_A_PAGE)
    page.object_list = lit(page.object_list)
    shown = {
        "form": wanted,
        "page_obj": page,
        "columns": chosen(request.session.get(KEPT)),
        "all_columns": COLUMNS,
        "acts": open_acts(request.actor),
        "query": without_page(request.GET),
        "may_enter": request.actor.may("case.enter"),
        "may_export": request.actor.may("export.make"),
    }
    return render(request, "cases/case_list.html", shown)


@permit("case.see")
@require_POST
def case_columns(request: HttpRequest) -> HttpResponse:
    """Keep which columns are shown, for this session."""
    request.session[KEPT] = [key for key in COLUMNS if key in request.POST.getlist("columns")]
    return redirect(f"{reverse('case_list')}?{QueryDict(request.POST.get('query', '')).urlencode()}")


def without_page(query: QueryDict) -> str:
    """The filter of an address, whatever page of the list it shows."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()

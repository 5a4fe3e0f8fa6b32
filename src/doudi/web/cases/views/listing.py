"""The list of cases, and which of its columns are shown."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doudi.web.cases.batch import open_acts
from doudi.web.cases.cells import rows as rows_in_markup
from doudi.web.cases.columns import COLUMNS, chosen
from doudi.web.cases.forms import CaseFilter
from doudi.web.cases.forms.case_filter import TYPED
from doudi.web.cases.lights import lit
from doudi.web.orgs.permits import permit
from doudi.web.orgs.sought import with_words, without_words
from doudi.web.ui.paging import page_by_keys

ON_A_PAGE = 20
KEPT = "case_columns"
OPENED = "filter"
"""In the address: the filter stands open."""


@permit("case.see")
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases the actor sees, narrowed by the filter in the address; its many fields only when it is opened."""
    if request.GET.get("person"):  # an address from elsewhere
        return redirect(f"{reverse('case_list')}?{without_words(request, request.GET, TYPED)}")
    wanted = CaseFilter(with_words(request), request.actor)
    if request.htmx and OPENED in request.GET:
        return render(request, "cases/case_filter.html", {"form": wanted})
    rows = wanted.rows.select_related("area", "county", "unit", "person").defer("doubt", "measure")
    page = page_by_keys(rows, request.GET.get("page"), ON_A_PAGE)
    columns = chosen(request.session.get(KEPT))
    query = address_of(request.GET)
    shown = {
        "form": wanted,
        "filter_open": bool(wanted.errors) or OPENED in request.GET,
        "filter_url": f"?{query}&{OPENED}=1" if query else f"?{OPENED}=1",
        "page_obj": page,
        "rows": rows_in_markup(lit(page.object_list), columns),
        "columns": columns,
        "all_columns": COLUMNS,
        "acts": open_acts(request.actor),
        "query": query,
        "may_enter": request.actor.may("case.enter"),
        "may_export": request.actor.may("export.make"),
    }
    return render(request, "cases/case_list.html", shown)


@permit("case.see", while_looking=True)
@require_POST
def case_narrow(request: HttpRequest) -> HttpResponse:
    """From the form of the filter to its address, which holds no words that were typed."""
    return redirect(f"{reverse('case_list')}?{without_words(request, request.POST, TYPED)}")


@permit("case.see")
@require_POST
def case_columns(request: HttpRequest) -> HttpResponse:
    """Keep which columns are shown, for this session."""
    request.session[KEPT] = [key for key in COLUMNS if key in request.POST.getlist("columns")]
    return redirect(f"{reverse('case_list')}?{QueryDict(request.POST.get('query', '')).urlencode()}")


def address_of(query: QueryDict) -> str:
    """The filter of an address, whatever page of the list it shows, and whether the filter stands open."""
    kept = query.copy()
    for name in ("page", OPENED):
        kept.pop(name, None)
    return kept.urlencode()

"""One box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.audit.chain import record
from doudi.web.orgs.permits import permit
from doudi.web.search.queries import found

SHOWN = 20
"""Of each kind; one more is fetched to say that there are more."""


@permit("search.use")
def search(request: HttpRequest) -> HttpResponse:
    """The box and what answers. The log notes that a search was made and how many answered, never the words."""
    query = request.GET.get("q", "")[:100]
    shown = {"query": query}
    if query.strip():
        answer = found(request.actor, query)
        cases = answer.cases.select_related("area", "county").defer("doubt", "measure")
        shown |= {
            "cases": cases.order_by("-opened_at")[: SHOWN + 1],
            "units": answer.units.select_related("area")[:SHOWN],
            "posts": answer.posts[:SHOWN],
            "areas": answer.areas[:SHOWN],
            "limit": SHOWN,
        }
        shown["cases"] = list(shown["cases"])
        record(request.actor, "search", n_characters=len(query.strip()), n_cases=len(shown["cases"]))
    return render(request, "search/search.html", shown)

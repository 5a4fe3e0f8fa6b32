"""Pages that tell how the organisation is built: who may do what, and the tree of places."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from doudi.web.orgs.models import Area
from doudi.web.orgs.permits import permit
from doudi.web.orgs.queries import areas_found, areas_under, way_to
from doudi.web.orgs.roles import ACTIONS, ROLES, matrix

PER_PAGE = 50


@permit(None)
def role_matrix(request: HttpRequest) -> HttpResponse:
    """Who may do what; the very table that decides."""
    rows = [(ACTIONS[action][0], holders) for action, holders in matrix()]
    return render(request, "orgs/role_matrix.html", {"roles": ROLES, "rows": rows})


@permit("area.see")
def area_list(request: HttpRequest) -> HttpResponse:
    """The tree of places, a step at a time; or the places found by name, sound or code."""
    wanted, under = request.GET.get("q", "").strip(), request.GET.get("under", "")
    parent = get_object_or_404(Area, pk=under) if under.isdigit() else None
    found = areas_found(wanted) if wanted else areas_under(parent)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    ways = way_to([*page, *([parent] if parent else [])])
    given = {
        "page_obj": page,
        "rows": [(area, ways[area.pk]) for area in page],
        "parent": parent,
        "way": ways[parent.pk] if parent else [],
        "wanted": wanted,
    }
    return render(request, "orgs/area_list.html", given)

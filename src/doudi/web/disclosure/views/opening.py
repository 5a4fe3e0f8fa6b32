"""Personal values opened, and the list of who opened them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.disclosure.actions import TooMany, open_values
from doudi.web.disclosure.forms import ReasonForm
from doudi.web.disclosure.models import Opening
from doudi.web.disclosure.openable import KINDS, row_of
from doudi.web.orgs.permits import permit
from doudi.web.orgs.roles import ADMINISTRATORS

HIDDEN_AFTER = 120
"""Seconds after which the page hides what it shows."""


@permit("personal.open")
def personal_open(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Ask why, then show the values in this one answer. In another page's frame when htmx asks."""
    row = row_of(kind, key, request.actor)
    if row is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    shown = {"form": form, "row": row, "kind": kind, "here": KINDS[kind].here(row), "seconds": HIDDEN_AFTER}
    if request.method == "POST" and form.is_valid():
        try:
            shown["values"] = open_values(by=request.actor, kind=kind, row=row, **form.cleaned_data)
        except TooMany as error:
            form.add_error(None, str(error))
    shown["frame"] = "disclosure/part.html" if request.htmx else "ui/base.html"
    return render(request, "disclosure/personal_open.html", shown)


@permit("audit.read")
def opening_list(request: HttpRequest) -> HttpResponse:
    """Who opened what and why, for those who watch over it. The words may name people: no administrator reads them."""
    openings = Opening.objects.visible_to(request.actor).select_related("user", "unit", "area")
    page = Paginator(openings, 50).get_page(request.GET.get("page"))
    shown = {"page_obj": page, "wordless": request.actor.role in ADMINISTRATORS}
    return render(request, "disclosure/opening_list.html", shown)

"""The log as a list."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.audit.chain import record
from doudi.web.audit.forms import LogFilter
from doudi.web.audit.models import Checkpoint
from doudi.web.audit.queries import entries
from doudi.web.audit.telling import told
from doudi.web.orgs.permits import permit

ROWS_ON_PAGE = 100


@permit("audit.read")
def log(request: HttpRequest) -> HttpResponse:
    """Who did and saw what, newest first. Reading the log is itself logged."""
    record(request.actor, "log.read", query=sorted(key for key, value in request.GET.items() if value))
    form = LogFilter(request.GET or None)
    rows = form.narrow(entries(request.actor)) if form.is_bound else entries(request.actor)
    page = Paginator(rows, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    lines = told(page.object_list, request.actor)
    shown = {"form": form, "page": page, "lines": lines, "checkpoint": Checkpoint.objects.first()}
    return render(request, "audit/log.html", shown)

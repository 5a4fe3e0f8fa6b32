"""Home, health, language."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.i18n import set_language as switch_language

from doudi.web.orgs.permits import permit, public

set_language = public(switch_language)


@permit(None)
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    return render(request, "site/home.html")


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer; for monitors."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")

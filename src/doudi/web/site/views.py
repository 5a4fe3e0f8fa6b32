"""Home, health, language."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.i18n import set_language as switch_language

from doudi.web.orgs.permits import permit, public
from doudi.web.site.navigation import MENU, shown

set_language = public(switch_language)


@permit(None)
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in: the first of the menu; whoever holds no post is told so."""
    entries = shown(request, MENU) if request.actor else []
    return redirect(entries[0].url) if entries else render(request, "site/home.html")


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer; for monitors."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")

"""What every page knows of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from doudi import __version__
from doudi.web.accounts.own_pages import idle_clock, own_pages
from doudi.web.notices.bell import bell
from doudi.web.orgs.actor import Actor
from doudi.web.site.navigation import MENU, shown


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether this is the demo, the version, who acts, and where the actor may go."""
    actor = getattr(request, "actor", None)
    return {
        "demo": settings.DEMO,
        "version": __version__,
        "actor": actor,
        "own_pages": own_pages(request),
        "idle": idle_clock(),
        "navigation": shown(request, MENU) if actor else [],
        "tools": tools(actor) if actor else [],
    }


def tools(actor: Actor) -> list[Any]:
    """The signs beside the menu: the search, for those who may, and the bell."""
    search = {"url": reverse("search"), "label": _("搜索"), "icon": "search"}
    return [*([search] if actor.may("search.use") else []), bell(actor.user)]

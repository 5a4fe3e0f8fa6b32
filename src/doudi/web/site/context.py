"""What every page knows of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from doudi import __version__
from doudi.web.accounts.own_pages import idle_clock, own_pages
from doudi.web.notices.bell import bell
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
        "tools": [bell(actor.user)] if actor else [],
    }

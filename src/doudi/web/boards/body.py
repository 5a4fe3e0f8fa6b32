"""The figures and charts of a board in markup, drawn once for each reckoning and language."""

from datetime import datetime

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from doudi.web.boards.cube import cube_for, scope_of
from doudi.web.boards.figures import figures
from doudi.web.boards.series import charts
from doudi.web.orgs.actor import Actor
from doudi.web.ui.kept import KEPT_FOR


def body_for(actor: Actor) -> tuple[datetime, SafeString]:
    """When the actor's board was reckoned, and its figures and charts."""
    cube, key = cube_for(actor), f"board:{get_language()}:{scope_of(actor)}"
    at, body = cache.get(key, (None, None))
    if at != cube.at:
        shown = {"figures": figures(cube.value), "charts": charts(cube.value)}
        body = render_to_string("boards/body.html", shown)
        cache.set(key, (cube.at, body), KEPT_FOR.total_seconds())
    return cube.at, body

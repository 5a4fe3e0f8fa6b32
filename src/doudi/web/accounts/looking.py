"""How looking through another post ends: by the button, by signing out, or by an idle exit."""

from django.http import HttpRequest

from doudi.web.accounts.log import log
from doudi.web.orgs.middleware import LOOKING
from doudi.web.orgs.models import Post


def end_looking(request: HttpRequest) -> None:
    """Stop looking, if it goes on, and note it."""
    if post_id := request.session.pop(LOOKING, None):
        log(request, "look.end", Post.objects.filter(pk=post_id).first())

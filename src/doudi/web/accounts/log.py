"""Writing into the log what somebody did about accounts, also somebody without a post."""

from typing import Any

from django.http import HttpRequest

from doudi.web.audit.chain import record
from doudi.web.orgs.middleware import own_actor


def log(request: HttpRequest, action: str, thing: Any = None, **detail: Any) -> None:
    """Who asks did this; as oneself, even while looking through another post."""
    actor = own_actor(request)
    record(actor, action, thing, who="" if actor else str(request.user), **detail)

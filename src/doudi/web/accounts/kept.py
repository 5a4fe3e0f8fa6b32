"""A form sent after the session has ended is kept, sealed, for the person whose session it was."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doudi.web.accounts.models import Kept
from doudi.web.orgs.models import User

KNOWN = "doudi-known"
"""A signed cookie that says whose browser this was last: what is typed is kept for nobody else, and for no stranger."""
A_DAY = timedelta(days=1)
LARGEST = 500_000
NEVER = frozenset({"csrfmiddlewaretoken", "password", "old_password", "new_password", "new_password_again", "code"})


def remember(response: HttpResponse, user: User) -> None:
    """Let the browser say later whose it was."""
    response.set_signed_cookie(
        KNOWN,
        str(user.pk),
        max_age=A_DAY,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def keep(request: HttpRequest, owner_id: int | None) -> Kept | None:
    """Keep what this request sent; only the last one of each person. None if it is nobody's, empty or too large."""
    known = owner_id or int(request.get_signed_cookie(KNOWN, default="0", max_age=A_DAY))
    typed = [[name, value] for name, values in request.POST.lists() if name not in NEVER for value in values]
    owner = User.objects.filter(pk=known).first()
    if owner is None or not typed or sum(len(value) for _name, value in typed) > LARGEST:
        return None
    files = [file.name for files in request.FILES.lists() for file in files[1]]
    with transaction.atomic():
        Kept.objects.filter(owner=owner).delete()
        return Kept.objects.create(owner=owner, path=request.get_full_path()[:500], typed=typed, files=files)


def kept_for(user: User) -> Kept | None:
    """What waits for a person; nothing after a day."""
    forget_old()
    return Kept.objects.filter(owner=user).first()


def forget_old() -> int:
    """Let go what is older than a day; gives how many."""
    return int(Kept.objects.filter(kept_at__lt=timezone.now() - A_DAY).delete()[0])


def readable(kept: Kept) -> list[str]:
    """What a person would recognise of it: the texts, without hidden numbers and switches."""
    return [value for _name, value in kept.typed if isinstance(value, str) and len(value.strip()) > 3]


def fields(kept: Kept) -> list[dict[str, Any]]:
    """The fields to send again."""
    return [{"name": name, "value": value} for name, value in kept.typed]

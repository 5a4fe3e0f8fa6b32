"""Telling people, and what they do with it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from doudi.web.notices.kinds import KINDS
from doudi.web.notices.models import Notice, key_of
from doudi.web.orgs.models import User


def tell(users: Iterable[User], kind: str, *, url: str, about: Any = None, once: str = "", **args: Any) -> None:
    """Tell each of these people once; with `once`, whoever was told under this mark is not told again."""
    str(KINDS[kind]).format(**args)  # a missing word is found here, not on the page
    rows = [
        Notice(
            user=user,
            kind=kind,
            args=args,
            url=url,
            about=key_of(about) if about is not None else "",
            once=f"{once}:{user.pk}" if once else None,
        )
        for user in set(users)
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def take_back(about: Any, kinds: Iterable[str]) -> None:
    """What this row asked for no longer stands: its unread notices of these kinds go."""
    Notice.objects.filter(about=key_of(about), kind__in=list(kinds), read_at=None).delete()


def read(user: User, *numbers: int) -> int:
    """The person has read these notices; all, if none is named."""
    rows = Notice.objects.filter(user=user, read_at=None)
    return (rows.filter(pk__in=numbers) if numbers else rows).update(read_at=timezone.now())

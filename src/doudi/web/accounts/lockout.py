"""The closed door after repeated failures, counted by axes per name and address together."""

import math
from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doudi.web.orgs.models import User

TOO_MANY = 429


def is_locked(request: HttpRequest, user: User) -> bool:
    """Whether the door is closed to this person from this address."""
    return not AxesProxyHandler.is_allowed(request, {"username": user.username})


def count_failure(request: HttpRequest, user: User) -> None:
    """A wrong second factor counts like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def unlock(user: User) -> int:
    """Open the door to a person again, from all addresses; gives how many were closed or counting."""
    return int(reset(username=user.username))


def locked_page(request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, str]) -> HttpResponse:
    """The page of the closed door: for how long, and what to do."""
    given = {"minutes": minutes_left(credentials.get("username", "")), "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked.html", given, status=TOO_MANY)


def minutes_left(username: str) -> int:
    """How many minutes until the door opens by itself."""
    last = AccessAttempt.objects.filter(username=username).order_by("-attempt_time").first()
    left = last.attempt_time + settings.AXES_COOLOFF_TIME - timezone.now() if last else timedelta()
    return max(1, math.ceil(left / timedelta(minutes=1)))

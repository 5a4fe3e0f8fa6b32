"""Sessions: when one ends by itself, which are open, and ending them."""

from datetime import UTC, datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from doudi.web.accounts.browsers import browser_of
from doudi.web.orgs.models import User

SEEN_AT, SIGNED_IN_AT, CONFIRMED_AT = "seen_at", "signed_in_at", "confirmed_at"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
WARNED_BEFORE = timedelta(minutes=2)
FRESH = timedelta(minutes=15)
NOTED_EVERY = timedelta(minutes=1)
"""How often the moment of the last click is written down; each click would be a write to the database."""
QUIET = "X-Quiet"
"""A request with this header was sent by the page, not by the person: it does not keep the session alive."""


def is_over(request: HttpRequest) -> bool:
    """Whether nothing happened for too long, or the session is too old whatever happened."""
    seen, begun = (request.session.get(key) for key in (SEEN_AT, SIGNED_IN_AT))
    return (seen is not None and _since(seen) > IDLE) or (begun is not None and _since(begun) > LONGEST)


def note_activity(request: HttpRequest) -> None:
    """Write down that the person is still here."""
    seen = request.session.get(SEEN_AT)
    if QUIET in request.headers or (seen is not None and _since(seen) < NOTED_EVERY):
        return
    now = datetime.now(UTC)
    request.session[SEEN_AT] = now.timestamp()
    request.session.setdefault(SIGNED_IN_AT, now.timestamp())
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)


def was_confirmed_lately(request: HttpRequest) -> bool:
    """Whether the person proved the password within the last minutes, by signing in or again."""
    proved = max(request.session.get(CONFIRMED_AT, 0), request.session.get(SIGNED_IN_AT, 0))
    return _since(proved) < FRESH


def confirm(request: HttpRequest) -> None:
    """The person has just proved the password again."""
    request.session[CONFIRMED_AT] = datetime.now(UTC).timestamp()


def open_sessions(user: User) -> list[UserSession]:
    """The sessions of a person that still stand, the last used first."""
    standing = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    found = list(UserSession.objects.filter(user=user, session_key__in=standing).order_by("-last_seen_at"))
    for session in found:
        session.browser = browser_of(session.user_agent)
    return found


def end_sessions(user: User, *, but: str | None = None) -> int:
    """End all sessions of a person, but for one key; gives how many."""
    ended = [session for session in UserSession.objects.filter(user=user) if session.session_key != but]
    for session in ended:
        session.end()
    return len(ended)


def forget_ended() -> int:
    """Let go the sessions whose time is over, and what is known of them; gives how many."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    standing = Session.objects.values("session_key")
    return int(UserSession.objects.exclude(session_key__in=standing).delete()[0])


def leave(request: HttpRequest) -> None:
    """End the session of a request."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)


def _since(moment: float) -> timedelta:
    return datetime.now(UTC) - datetime.fromtimestamp(moment, UTC)

"""What Django and axes tell of signing in, written into the log: no passwords, no addresses, no mistyped names."""

from datetime import UTC, datetime
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from doudi.web.accounts.sessions import SEEN_AT, SIGNED_IN_AT
from doudi.web.audit.chain import record
from doudi.web.orgs.models import User


@receiver(user_login_failed)
def log_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **_given: Any) -> None:
    """A wrong password or code. The name is written only if there is such an account: it may be a mistyped password."""
    user = User.objects.filter(username__iexact=credentials.get("username", "")).first()
    record(None, "account.sign_in_failed", user, who=str(user) if user else "")


@receiver(user_locked_out)
def log_lock_out(request: HttpRequest, username: str, **_given: Any) -> None:
    """The failure that locked; not each try against the closed door."""
    if request.axes_failures_since_start is not None:
        user = User.objects.filter(username__iexact=username or "").first()
        record(None, "account.locked_out", user, who=str(user) if user else "")


@receiver(user_logged_in)
def start_the_clock(request: HttpRequest, **_given: Any) -> None:
    """A session begins; it ends when nothing happens for long."""
    request.session[SEEN_AT] = request.session[SIGNED_IN_AT] = datetime.now(UTC).timestamp()

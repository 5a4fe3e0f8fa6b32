"""The second factor: a code of an app (TOTP), a recovery code, or a passkey. Storage and cryptography are allauth's."""

import hmac
import json
import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    begin_authentication,
    begin_registration,
    complete_authentication,
    complete_registration,
    parse_authentication_response,
    parse_registration_response,
)
from cryptography.exceptions import InvalidSignature
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from doudi.web.orgs.models import Post, User

# A browser's answer is whatever was sent: the parts that read it stumble in these ways over what is not one.
UNPROVED = (ValueError, TypeError, KeyError, AttributeError, ValidationError, InvalidSignature)
APP, CODES, PASSKEY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES, Authenticator.Type.WEBAUTHN


def factors_of(user: User) -> QuerySet[Authenticator]:
    """The apps and passkeys of a person; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user=user, type__in=(APP, PASSKEY)).order_by("pk")


def is_demanded(posts: list[Post]) -> bool:
    """Whether one of the posts demands a second factor (`second_factor` in home.toml)."""
    return any(post.role in settings.SECOND_FACTOR_ROLES for post in posts)


def current_code(secret: str, ahead: int = 0) -> str:
    """The code an app shows now, or so many periods later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD + ahead))


@transaction.atomic
def add_app(user: User, secret: str, code: str) -> bool:
    """Add the app that holds this secret if it shows the right code."""
    period = _period_of(secret, code)
    if period is None:
        return False
    held = TOTP.activate(user, secret).instance
    _remember(held, period)
    return True


@transaction.atomic
def accepted(user: User, code: str) -> str | None:
    """By what a code was accepted: the app or the recovery codes; None if by nothing. A code opens once.

    allauth remembers used codes in a cache, which each process has for itself: here the database remembers.
    """
    code = code.strip().replace(" ", "")
    held = {one.type: one for one in Authenticator.objects.select_for_update().filter(user=user, type__in=(APP, CODES))}
    if APP in held and _opens(held[APP], code):
        return "totp"
    if CODES in held and RecoveryCodes(held[CODES]).validate_code(code):
        return "recovery"
    return None


def passkey_question(user: User) -> str | None:
    """What the browser is asked, as JSON, to prove one of the person's passkeys; None without any."""
    return json.dumps(begin_authentication(user)) if factors_of(user).filter(type=PASSKEY).exists() else None


def passkey_accepted(user: User, credential: str) -> bool:
    """Whether this answer of the browser proves a passkey of the person."""
    try:
        given = json.loads(credential)
        parse_authentication_response(given)
        complete_authentication(user, given).record_usage()
    except UNPROVED:
        return False
    return True


def passkey_offer(user: User) -> str:
    """What the browser is asked, as JSON, to make a new passkey."""
    return json.dumps(begin_registration(user, passwordless=False))


def add_passkey(user: User, name: str, credential: str) -> bool:
    """Add the passkey that the browser has made."""
    try:
        given: dict[str, Any] = json.loads(credential)
        parse_registration_response(given)
        complete_registration(given)
    except UNPROVED:
        return False
    WebAuthn.add(user, name, given)
    return True


def drop_factors(user: User) -> None:
    """Take everything off: app, passkeys, recovery codes."""
    Authenticator.objects.filter(user=user).delete()


def recovery_codes(user: User, *, anew: bool = False) -> list[str]:
    """The unused recovery codes; `anew`: other ones, the earlier ones no longer open."""
    if anew:
        Authenticator.objects.filter(user=user, type=CODES).delete()
    return list(RecoveryCodes.activate(user).get_unused_codes())


def _opens(held: Authenticator, code: str) -> bool:
    period = _period_of(decrypt(held.data["secret"]), code, after=held.data.get("used", 0))
    if period is not None:
        _remember(held, period)
    return period is not None


def _period_of(secret: str, code: str, after: int = 0) -> int | None:
    periods = (period for period in yield_hotp_counters_from_time() if period > after)
    return next((one for one in periods if hmac.compare_digest(format_hotp_value(hotp_value(secret, one)), code)), None)


def _remember(held: Authenticator, period: int) -> None:
    held.data["used"] = period
    held.save(update_fields=["data"])
    held.record_usage()

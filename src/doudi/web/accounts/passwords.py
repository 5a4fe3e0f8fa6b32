"""Passwords: what makes a good one, giving one, when it is due for a change."""

import secrets
import string
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.accounts.models import Password
from doudi.web.orgs.models import User

KINDS = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
CLEAR = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lIo")))


class LongEnough:
    """As many signs as the policy asks for. Django's own has no Chinese for what it says of a short one."""

    def __init__(self, min_length: int) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for a shorter one."""
        if len(password) < self.min_length:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        """The rule in words."""
        return _("密码至少要有 {n} 个字符。").format(n=self.min_length)


class ThreeKinds:
    """At least three of: small letters, capitals, digits, other signs."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for fewer."""
        if sum(any(map(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="too_few_kinds")

    def get_help_text(self) -> str:
        """The rule in words."""
        return _("密码要含小写字母、大写字母、数字、其他符号中的至少三种。")


class NotUsedBefore:
    """None of the last passwords again."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for one of the remembered ones."""
        if user is None or user.pk is None:
            return
        earlier = user.passwords.values_list("encoded", flat=True)[: settings.PASSWORD_POLICY.remembered]
        if any(check_password(password, encoded) for encoded in earlier):
            raise ValidationError(self.get_help_text(), code="used_before")

    def get_help_text(self) -> str:
        """The rule in words."""
        return _("不能与最近 {n} 次用过的密码相同。").format(n=settings.PASSWORD_POLICY.remembered)


@transaction.atomic
def give_password(user: User, password: str, *, must_change: bool = False) -> None:
    """Set a password. All other sessions of the person end by it; only as many are remembered as the policy says."""
    user.set_password(password)
    user.must_change_password = must_change
    user.save(update_fields=["password", "must_change_password"])
    Password.objects.create(user=user, encoded=user.password, set_at=timezone.now())
    kept = user.passwords.values_list("pk", flat=True)[: settings.PASSWORD_POLICY.remembered]
    user.passwords.exclude(pk__in=list(kept)).delete()


def is_expired(user: User) -> bool:
    """Whether the policy demands a change by now. One whose day nobody knows is due."""
    days = settings.PASSWORD_POLICY.expires_after_days
    if days is None:
        return False
    last = user.passwords.first()
    return last is None or timezone.now() - last.set_at > timedelta(days=days)


def one_time_password() -> str:
    """A password to be handed over once: easy to read out, 90 bits, good under each policy."""
    while True:
        drawn = "-".join("".join(secrets.choice(CLEAR) for _i in range(4)) for _group in range(4))
        if all(any(map(kind, drawn)) for kind in KINDS):
            return drawn

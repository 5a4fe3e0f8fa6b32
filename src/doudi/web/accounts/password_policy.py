"""What a password must be. Two rule books contradict each other, so an installation chooses one in home.toml.

`asvs` (OWASP ASVS 5, 6.2): length and a list of common passwords; no composition, no expiry.
`mlps3` (GB/T 22239-2019, 8.1.4.1 a): composition, change at regular times, none of the last ones again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doudi.language import say
from doudi.trouble import Trouble

DJANGO = "django.contrib.auth.password_validation"
OURS = "doudi.web.accounts.passwords"
COMMON: tuple[Mapping[str, Any], ...] = (
    {"NAME": f"{DJANGO}.CommonPasswordValidator"},
    {
        "NAME": f"{DJANGO}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
)


@dataclass(frozen=True)
class Policy:
    """The validators of new passwords, after how many days one expires, and how many earlier ones are remembered."""

    name: str
    validators: tuple[Mapping[str, Any], ...]
    expires_after_days: int | None
    remembered: int


LENGTH = f"{OURS}.LongEnough"
LONG: Mapping[str, Any] = {"NAME": LENGTH, "OPTIONS": {"min_length": 12}}
SHORT: Mapping[str, Any] = {"NAME": LENGTH, "OPTIONS": {"min_length": 8}}
MIXED: tuple[Mapping[str, Any], ...] = ({"NAME": f"{OURS}.ThreeKinds"}, {"NAME": f"{OURS}.NotUsedBefore"})
POLICIES = {
    "asvs": Policy("asvs", (LONG, *COMMON), expires_after_days=None, remembered=1),
    "mlps3": Policy("mlps3", (SHORT, *MIXED, *COMMON), expires_after_days=90, remembered=5),
}


def policy_named(name: str) -> Policy:
    """The policy of a name. Raises Trouble for one that is not known."""
    if name not in POLICIES:
        raise Trouble(
            say("不认识这个密码规则"),
            where=f"home.toml: password_policy = {name!r}",
            mend=say("写 “asvs” 或 “mlps3”"),
        )
    return POLICIES[name]

"""How often a check was right, as far as people have looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.conf import settings

LEAST = 10
"""Fewer answers say nothing yet."""
DEFAULT_GOOD = 0.5


@dataclass(frozen=True)
class ReportCard:
    """Answers from the door: the doubt was confirmed or refuted."""

    confirmed: int
    refuted: int

    @classmethod
    def of(cls, found: Mapping[str, int] | None) -> Self:
        """From counts by verdict; none yet is an empty card."""
        return cls((found or {}).get("confirmed", 0), (found or {}).get("refuted", 0))

    @property
    def answers(self) -> int:
        """How many people have looked at."""
        return self.confirmed + self.refuted

    @property
    def percent(self) -> int | None:
        """Confirmed out of all answers; None before there is one."""
        return round(100 * self.confirmed / self.answers) if self.answers else None

    @property
    def to_review(self) -> bool:
        """Whether the check is right so seldom that it should be looked at (home.toml: `good_precision`)."""
        good = float(settings.HOME.settings.get("good_precision", DEFAULT_GOOD))
        return self.answers >= LEAST and self.confirmed < good * self.answers

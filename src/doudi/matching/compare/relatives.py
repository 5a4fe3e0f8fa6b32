"""Two circles of people living together."""

from collections.abc import Set
from enum import IntEnum


class KinLevel(IntEnum):
    """Whether the two circles touch."""

    APART = 0
    SHARED = 1


def compare_relatives(one: Set[str], other: Set[str]) -> KinLevel | None:
    """Whether two sets of ids have a person in common; None where one is empty. Symmetric."""
    if not one or not other:
        return None
    return KinLevel.APART if one.isdisjoint(other) else KinLevel.SHARED

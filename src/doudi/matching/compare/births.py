"""Two birth dates."""

from datetime import date
from enum import IntEnum


class BirthLevel(IntEnum):
    """How well two birth dates agree, better is higher."""

    DIFFERENT = 0
    SAME_MONTH = 1  # year and month agree
    SLIP = 2  # one digit wrong, or two neighbours changed over, or day and month changed over
    SAME = 3


def compare_births(one: date | None, other: date | None) -> BirthLevel | None:
    """The level at which two birth dates agree; None where one is not stated. Symmetric."""
    if one is None or other is None:
        return None
    if one == other:
        return BirthLevel.SAME
    if _slip(one, other):
        return BirthLevel.SLIP
    return BirthLevel.SAME_MONTH if (one.year, one.month) == (other.year, other.month) else BirthLevel.DIFFERENT


def _slip(one: date, other: date) -> bool:
    left, right = one.strftime("%Y%m%d"), other.strftime("%Y%m%d")
    changed = [at for at in range(8) if left[at] != right[at]]
    if len(changed) == 1:
        return True
    neighbours = len(changed) == 2 and changed[1] - changed[0] == 1
    if neighbours and left[changed[0]] == right[changed[1]] and left[changed[1]] == right[changed[0]]:
        return True
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)

"""Two sexes."""

from enum import IntEnum


class SexLevel(IntEnum):
    """Whether the sexes agree."""

    DIFFERENT = 0
    SAME = 1


def sex_stated(text: str | None) -> str | None:
    """男 or 女 as the cell says it, None for anything else."""
    found = {sex for sex in "男女" if text and sex in text}
    return found.pop() if len(found) == 1 else None


def sex_of_id(id_no: str) -> str:
    """男 or 女 by digit 17 of an 18-character id (odd: male; GB 11643)."""
    return "男" if int(id_no[16]) % 2 else "女"


def compare_sexes(one: str | None, other: str | None) -> SexLevel | None:
    """Whether the sexes agree; None where one is not stated. Symmetric."""
    left, right = sex_stated(one), sex_stated(other)
    if left is None or right is None:
        return None
    return SexLevel.SAME if left == right else SexLevel.DIFFERENT

"""Two names of people."""

from enum import IntEnum

from doudi.matching.compare.characters import look_alike, plain, sound_alike


class NameLevel(IntEnum):
    """How well two names agree, better is higher."""

    DIFFERENT = 0
    SIBLING = 1  # surname and generation character shared, the rest another name: rather a brother than an error
    GARBLED = 2  # two characters or more written by sound or looks
    SHORTENED = 3  # one character missing, or only the part before the dot
    REVERSED = 4  # the same characters in another order
    LOOKALIKE = 5  # one character taken for one that looks like it
    HOMOPHONE = 6  # one character written for one that sounds like it
    SAME = 7


def compare_names(one: str | None, other: str | None) -> NameLevel | None:
    """The level at which two names agree; None where one is not stated. Symmetric."""
    if not one or not other:
        return None
    left, right = plain(one), plain(other)
    if left == right:
        return NameLevel.SAME
    if sorted(left) == sorted(right):
        return NameLevel.REVERSED
    if len(left) == len(right):
        return _character_by_character(left, right)
    return NameLevel.SHORTENED if _shortened(one, other) else NameLevel.DIFFERENT


def _character_by_character(left: str, right: str) -> NameLevel:
    changed = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if all(look_alike(a, b) or sound_alike(a, b) for a, b in changed):
        if len(changed) > 1 or len(left) == 1:
            return NameLevel.GARBLED
        return NameLevel.HOMOPHONE if sound_alike(*changed[0]) else NameLevel.LOOKALIKE
    if left[0] == right[0] and len(left) > 2 and len(changed) == 1:
        return NameLevel.SIBLING
    return NameLevel.DIFFERENT


def _shortened(one: str, other: str) -> bool:
    """One name is the other less one character (of three or more), or the other's part before the dot."""
    short, long = sorted((one, other), key=lambda name: len(plain(name)))
    if "·" in long and plain(short) == plain(long.split("·", maxsplit=1)[0]):
        return True
    brief, full = plain(short), plain(long)
    return len(full) > 2 and any(full[:at] + full[at + 1 :] == brief for at in range(len(full)))

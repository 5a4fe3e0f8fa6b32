"""Two places, by their 12-digit codes."""

from enum import IntEnum


class PlaceLevel(IntEnum):
    """The smallest place in which both lie, smaller is higher."""

    DIFFERENT = 0
    COUNTY = 1
    TOWN = 2
    VILLAGE = 3


def compare_places(one: str | None, other: str | None) -> PlaceLevel | None:
    """The level at which two 12-digit area codes agree; None where one is not stated. Symmetric.

    A code that ends in zeros names a larger place: two equal towns agree as a town, not as a village.
    """
    if not one or not other:
        return None
    if one[:6] != other[:6]:
        return PlaceLevel.DIFFERENT
    if one[6:9] != other[6:9] or one[6:9] == "000":
        return PlaceLevel.COUNTY
    return PlaceLevel.VILLAGE if one[9:] == other[9:] != "000" else PlaceLevel.TOWN

"""Where each place's tile stands: at the spot it was given, or after those that have one, in the order of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from doudi.web.orgs.models import Area

NARROWEST = 5
"""So many columns at least for places that nobody gave a spot."""


class Spot(NamedTuple):
    """Row and column, both from 1, from the north-west corner."""

    row: int
    column: int


@dataclass(frozen=True)
class TileMap:
    """The places in reading order, each with its spot; how many columns, and how many places had a spot given."""

    spots: Mapping[int, Spot]
    n_columns: int
    n_placed: int


def tile_map(areas: Iterable[Area]) -> TileMap:
    """The map of these places. Of two at one spot the one with the lower code has it, the other counts as without."""
    given: dict[Spot, int] = {}
    rest: list[int] = []
    for area in sorted(areas, key=lambda one: (not one.code, one.code, one.path)):
        spot = Spot(area.map_row, area.map_column) if area.map_row and area.map_column else None
        if spot is None or given.setdefault(spot, area.pk) != area.pk:
            rest.append(area.pk)
    n_columns = max([spot.column for spot in given], default=NARROWEST)
    below = max([spot.row for spot in given], default=0)
    placed = {spot: given[spot] for spot in sorted(given)}
    after = {Spot(below + 1 + at // n_columns, at % n_columns + 1): pk for at, pk in enumerate(rest)}
    return TileMap({pk: spot for spot, pk in (placed | after).items()}, n_columns, len(given))

"""Where the places of a city stand on its tile map: row and column of each, as data beside this module.

A tile map says roughly which place lies north or west of which; it shows no border and needs no approval.
"""

from functools import cache
from importlib.resources import files

import yaml

from doudi.web.orgs.models import Area

SUFFIX = ".yaml"
MOST_ROWS = 12
MOST_COLUMNS = 12
"""So many rows and columns the style sheet knows, and a screen has room for."""


@cache
def _known() -> dict[str, dict[str, tuple[int, int]]]:
    """By city, the spots of its places."""
    held = [yaml.safe_load(one.read_bytes()) for one in files(__name__).iterdir() if one.name.endswith(SUFFIX)]
    return {
        one["city"]: {name: (at["row"], at["column"]) for at in one["tiles"] for name in at["names"]} for one in held
    }


def lay_out(city: Area) -> None:
    """Give the places of a city their spots, if there is a tile map of it; places it does not name stay without."""
    spots = _known().get(city.name, {})
    for area in Area.objects.filter(level="county", path__startswith=city.path, name__in=spots):
        row, column = spots[area.name]
        Area.objects.filter(pk=area.pk).update(map_row=row, map_column=column)

"""Rows of a batch that lie outside the place of who handed it in: told before they are accepted."""

from collections import defaultdict
from collections.abc import Iterable

from doudi.exports.wording import roster_title
from doudi.web.intake.models import Batch, BatchFile
from doudi.web.orgs.models import Area

Elsewhere = tuple[str, int, list[str]]
"""The county, or no name where our tree does not know the place; rows; in which rosters."""


def rows_elsewhere(batch: Batch, files: Iterable[BatchFile]) -> list[Elsewhere]:
    """By county, in the order of the tree; rows that name no place are not among them."""
    told = [
        (int(place), roster, lines["n"])
        for file in files
        if not file.left_out
        for roster, places in (file.reach or {}).items()
        for place, lines in places.items()
        if place
    ]
    areas = Area.objects.filter(pk__in={place for place, _roster, _n in told}).select_related("parent")
    outside = {area.pk: _named(area) for area in areas if not area.path.startswith(batch.area.path)}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    rosters: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, roster, n in told:
        if place in outside:
            counts[outside[place]] += n
            rosters[outside[place]].add(roster_title(roster))
    return [(name, counts[path, name], sorted(rosters[path, name])) for path, name in sorted(counts)]


def _named(area: Area) -> tuple[str, str]:
    """Path and name of the county; the city itself stands for places that the tree does not know."""
    county = area.parent if area.level == "town" and area.parent else area
    return county.path, "" if county.parent_id is None else county.name

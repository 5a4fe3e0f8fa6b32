"""Places into our own tree: those that a unit manages stand under that unit, wherever their code lies."""

from collections.abc import Mapping

from doudi.web.operations.areas import Places
from doudi.web.orgs.models import Area
from doudi.web.orgs.tile_maps import lay_out


def plant(city: str, places: Places | None) -> Area:
    """Make the tree under the city; gives its root."""
    root = _planted(city, "city", None, "")
    if places is None:
        return root
    planted: dict[str, Area] = {}
    managers: dict[str, Area] = {}
    for code in places.ordered():
        row = places.rows[code]
        if places.level(code) == "city":
            Area.objects.filter(pk=root.pk).update(code=code)
            planted[code] = root
            continue
        parent = planted[row["parent_code"]]
        if (manager := row["managed_by"]) and places.level(code) == "town":
            parent = managers.get(manager) or managers.setdefault(manager, _county_of(manager, planted, root))
        planted[code] = _planted(row["name"], places.level(code), parent, code)
    lay_out(root)
    return root


def _county_of(manager: str, planted: Mapping[str, Area], root: Area) -> Area:
    """The county that manages: one of the roster's, or a place of its own such as 高新区, which has no code."""
    known = (area for area in planted.values() if area.level == "county" and area.name == manager)
    return next(known, None) or _planted(manager, "county", root, "")


def _planted(name: str, level: str, parent: Area | None, code: str) -> Area:
    return Area.objects.create(name=name[:60], level=level, parent=parent, code=code)

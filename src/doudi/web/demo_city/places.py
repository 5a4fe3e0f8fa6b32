"""The places and units of the demo city: 13 reporting units with their towns, as the invented rosters have them."""

from doudi.demo.places import CITY, Town, invent_places, unit_name
from doudi.web.orgs.models import Area, Jurisdiction, Unit
from doudi.web.orgs.tile_maps import lay_out

CITY_NAME = "宝鸡市"
CITY_UNITS = {
    "civil_affairs": "宝鸡市民政局",
    "finance": "宝鸡市财政局",
    "discipline": "宝鸡市纪委监委",
    "inspection": "宝鸡市专项治理督导组",
    "third_party": "第三方调查机构",
}
COUNTY_UNITS = {"civil_affairs": "{}民政局", "finance": "{}财政局", "discipline": "{}纪委监委"}


def settle() -> Area:
    """Put the city's tree and units into an empty database; gives the root."""
    root = _area(CITY_NAME, "city", None, f"{CITY:012d}")
    for kind, name in CITY_UNITS.items():
        _unit(name, kind, root)
    counties: dict[str, Area] = {}
    for town in invent_places(1).towns:
        if town.unit not in counties:
            counties[town.unit] = _county(town, root)
        place = _area(town.name, "town", counties[town.unit], f"{town.code:012d}")
        _unit(f"{counties[town.unit].name}{town.name}{'办事处' if town.street else '人民政府'}", "town", place)
    lay_out(root)
    return root


def _county(town: Town, root: Area) -> Area:
    name = unit_name(town.unit)
    county = _area(name, "county", root, town.unit if town.unit.isdigit() else "")
    for kind, words in COUNTY_UNITS.items():
        _unit(words.format(name), kind, county)
    return county


def _area(name: str, level: str, parent: Area | None, code: str) -> Area:
    return Area.objects.create(name=name, level=level, parent=parent, code=code)


def _unit(name: str, kind: str, area: Area) -> Unit:
    unit = Unit.objects.create(name=name, kind=kind, area=area)
    Jurisdiction.objects.create(unit=unit, area=area)
    return unit

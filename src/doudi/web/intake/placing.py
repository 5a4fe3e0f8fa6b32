"""Which place of our own tree a finding or a supplied row lies in."""

from collections import Counter

from doudi.web.orgs.models import Area

TOWN_DIGITS, COUNTY_DIGITS, WHOLE = 9, 6, 12


class Places:
    """The tree, looked up by the engine's words: the town's code, then the names of unit and town.

    `lost`: places that the tree does not know, with how often they were met; they count as the county's or the city's.
    The empty name stands for what names no place at all.
    """

    def __init__(self) -> None:
        areas = list(Area.objects.filter(level__in=("city", "county", "town")))
        self.by_id = {area.pk: area for area in areas}
        self.root = next(area for area in areas if area.parent_id is None)
        self._by_code = {area.code: area for area in areas if area.code}
        self._counties = {area.name: area for area in areas if area.level == "county"}
        self._towns = {(area.parent_id, area.name): area for area in areas if area.level == "town"}
        self.lost: Counter[str] = Counter()

    def of(self, code: str | None, county: str | None, town: str | None) -> Area:
        """The town, else the county, else the city. The name of a unit goes before the digits: 高新区 has no code."""
        digits = code or ""
        above = self._counties.get(county or "") or self._by_code.get(digits[:COUNTY_DIGITS].ljust(WHOLE, "0"))
        found = self._by_code.get(digits[:TOWN_DIGITS].ljust(WHOLE, "0")) if len(digits) >= TOWN_DIGITS else None
        if (found is None or found.level != "town") and above and town:
            found = self._towns.get((above.pk, town))
        if found is None and (town or above is None):
            self.lost[" ".join(filter(None, (county, town))) or digits] += 1
        return found or above or self.root

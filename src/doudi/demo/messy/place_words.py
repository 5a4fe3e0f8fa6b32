"""Places as people write them: by name, old or new, long or short, and 高新区 for what it runs."""

from doudi.demo.messy.cells import Hand
from doudi.demo.places import COUNTIES, Places

_OTHER_ENDING = {"凤翔县": "凤翔区", "陇县": "陇县", "眉县": "眉县", "凤县": "凤县"}


class PlaceWords:
    """The names of a city's places by code. A name once written stays the same within a sheet's merged cells."""

    def __init__(self, places: Places) -> None:
        spare = [village for villages in places.spare.values() for village in villages]
        self._villages = {village.area_code: village for village in [*places.villages, *spare]}
        self._towns = {f"{town.code:012d}": town for town in places.towns}
        self._counties = {f"{code}": name for code, name, _, _ in COUNTIES}

    def county(self, code: object, _hand: Hand) -> str | None:
        """凤翔县 or 凤翔区; for a town that 高新区 runs, 高新区."""
        if code is None:
            return None
        town = self._towns.get(str(code)[:9] + "000")
        if town is not None and town.managed_by:
            return town.managed_by
        name = self._counties[str(code)[:6]]
        return _OTHER_ENDING.get(name, name)

    def town(self, code: object, _hand: Hand) -> str | None:
        """The town's name, of a street the office's."""
        town = self._towns.get(str(code)[:9] + "000") if code is not None else None
        if town is None:
            return None
        return town.name + "办事处" if town.street else town.name

    def village(self, code: object, hand: Hand) -> str | None:
        """The village's name, now and then without 村 or with 委会 behind it."""
        village = self._villages.get(str(code)) if code is not None else None
        if village is None:
            return None
        if not hand.quirky():
            return village.name
        if village.name.endswith("社区"):
            return hand.luck.choice([village.name + "居委会", village.name])[: len(village.name)]
        return hand.luck.choice([village.name + "委会", village.name.removesuffix("村"), village.name])

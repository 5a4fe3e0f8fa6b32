"""The places of the demo city: 13 units, 116 towns and streets, invented villages.

Jurisdiction is not the code tree: 高新区 has no code and runs four towns of 陈仓区 (design: policy, "Facts").
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from doudi.demo.arrays import Ints

CITY = 610300_000000
HIGH_TECH = "高新区"
RUN_BY_HIGH_TECH = ("千河镇", "磻溪镇", "天王镇", "钓渭镇")

# code, name, streets, towns: 17 + 99 = 116
COUNTIES = (
    (610302, "渭滨区", 5, 5),
    (610303, "金台区", 7, 4),
    (610304, "陈仓区", 3, 15),
    (610322, "凤翔县", 0, 12),
    (610323, "岐山县", 0, 9),
    (610324, "扶风县", 1, 7),
    (610326, "眉县", 1, 7),
    (610327, "陇县", 0, 10),
    (610328, "千阳县", 0, 7),
    (610329, "麟游县", 0, 7),
    (610330, "凤县", 0, 9),
    (610331, "太白县", 0, 7),
)
_TOWN_FIRST = "东西南北上下青白红黄清安永长太"
_TOWN_SECOND = "岭川塬坪河桥泉峪"
_VILLAGE_FIRST = "东西南北上下前后新古石柳杨槐松竹桃杏马牛"
_VILLAGE_SECOND = "沟湾坡庄堡岭原坪"


@dataclass(frozen=True)
class Town:
    """A town or street with its unit: the managing unit's name, or the 12-digit county code."""

    code: int
    name: str
    county: int
    street: bool
    managed_by: str | None

    @property
    def unit(self) -> str:
        """The unit that answers for it."""
        return self.managed_by or f"{self.county:06d}000000"

    @property
    def kind(self) -> str:
        """Streets are urban, towns rural."""
        return "城市" if self.street else "农村"


@dataclass(frozen=True)
class Village:
    """A village or community."""

    code: int
    name: str
    town: Town

    @property
    def area_code(self) -> str:
        """Its 12 digits."""
        return f"{self.code:012d}"


@dataclass(frozen=True)
class Places:
    """All towns, the ordinary villages of each, and one spare village per unit for what is told of whole villages."""

    towns: tuple[Town, ...]
    villages: tuple[Village, ...]
    spare: dict[str, tuple[Village, ...]]

    @cached_property
    def codes(self) -> Ints:
        """The 12-digit codes of the ordinary villages."""
        return np.array([village.code for village in self.villages], dtype=np.int64)

    @cached_property
    def urban(self) -> Ints:
        """1 where an ordinary village is a community of a street, else 0."""
        return np.array([int(village.town.street) for village in self.villages], dtype=np.int64)

    @cached_property
    def unit_at(self) -> Ints:
        """The place of each ordinary village's unit in `units`."""
        order = {unit: at for at, unit in enumerate(self.units)}
        return np.array([order[village.town.unit] for village in self.villages], dtype=np.int64)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The 13 units."""
        return tuple(dict.fromkeys(town.unit for town in self.towns))

    def of_unit(self, unit: str, kind: str = "农村") -> tuple[Village, ...]:
        """The ordinary villages a unit answers for."""
        return tuple(v for v in self.villages if v.town.unit == unit and v.town.kind == kind)


def unit_name(unit: str) -> str:
    """The name people call a unit by."""
    names = {f"{code}000000": name for code, name, _, _ in COUNTIES}
    return names.get(unit, unit)


def invent_places(villages_per_town: int) -> Places:
    """The places of a city with so many villages in every town."""
    towns = tuple(town for at, county in enumerate(COUNTIES) for town in _towns(at, *county))
    villages = tuple(_village(town, number) for town in towns for number in range(villages_per_town))
    first = {town.unit: town for town in towns if not town.street}
    spare = {unit: tuple(_village(town, 190 + n) for n in range(4)) for unit, town in first.items()}
    return Places(towns, villages, spare)


def _towns(at: int, code: int, _name: str, n_streets: int, n_towns: int) -> list[Town]:
    stems = [first + second for first in _TOWN_FIRST for second in _TOWN_SECOND]
    own = stems[at * 7 : at * 7 + n_streets + n_towns]
    streets = [Town(code * 10**6 + (1 + n) * 1000, own[n] + "街道", code, True, None) for n in range(n_streets)]
    rural = [_town(code, n, own[n_streets + n] + "镇") for n in range(n_towns)]
    return streets + rural


def _town(county: int, number: int, name: str) -> Town:
    if county == 610304 and number < len(RUN_BY_HIGH_TECH):
        return Town(county * 10**6 + (100 + number) * 1000, RUN_BY_HIGH_TECH[number], county, False, HIGH_TECH)
    return Town(county * 10**6 + (100 + number) * 1000, name, county, False, None)


def _village(town: Town, number: int) -> Village:
    stem = village_stem(number)
    if town.street:
        return Village(town.code + 1 + number, stem + "社区", town)
    return Village(town.code + 200 + number, stem + "村", town)


def village_stem(number: int) -> str:
    """An invented name, another for each number of a town."""
    size = len(_VILLAGE_SECOND)
    stem = _VILLAGE_FIRST[number // size % len(_VILLAGE_FIRST)] + _VILLAGE_SECOND[number % size]
    return stem if number < size * len(_VILLAGE_FIRST) else stem + "小"

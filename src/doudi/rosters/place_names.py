"""Places by name and by code (design: rosters, "Place names"; checks, "Unit")."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from doudi.rosters.cleaning.words import AREA_DIGITS
from doudi.rosters.cleaning.writing import narrow_letters, without_spaces

LEVELS = ("市", "县区", "镇街", "村社区")
COUNTY, TOWN, VILLAGE = LEVELS[1:]
_ENDINGS = {
    COUNTY: ("县", "区", "市"),
    TOWN: ("街道办事处", "办事处", "街道", "镇", "乡"),
    VILLAGE: ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村"),
}
_KEPT = 2  # an ending is cut only where two characters remain: 东村 stays whole
_WIDTHS = (9, 6, 4, 2)  # digits that name a town, a county, a city, a province


class PlaceNames:
    """The rows of the `areas` roster, asked by name and by code.

    areas: mappings with area_code (12 digits), name, parent_code, level, managed_by; null where unknown or none.
    """

    def __init__(self, areas: Iterable[Mapping[str, Any]]) -> None:
        self._areas = {area["area_code"]: area for area in areas if area.get("area_code")}
        self._names = {code: _written(area.get("name")) for code, area in self._areas.items()}
        self._units = {_written(area.get("managed_by")) for area in self._areas.values()} - {""}
        self._equal: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, name in self._names.items():
            level = self.level(code)
            if name and level in _ENDINGS:
                self._equal[level, name].append(code)
                self._alike[level, _cut(name, level)].append(code)
        self._lines: dict[str, tuple[str, ...]] = {}

    def resolve(self, county: str | None, town: str | None, village: str | None) -> str | None:
        """The 12-digit code of the lowest level named; None = no candidate or two.

        Matched level by level, each among the places below the one already found; an equal name stands first.
        """
        below: str | None = None
        unit = ""
        for level, name in zip(_ENDINGS, map(_written, (county, town, village)), strict=True):
            if not name:
                continue
            if level == COUNTY and name in self._units:
                unit = name
                below = _only(self._equal[COUNTY, name])
            elif (below := self._one(level, name, below, unit)) is None:
                return None
            else:
                unit = ""
        return below or self._managed_county(unit)

    def contradicts(self, code: str, county: str | None, town: str | None, village: str | None) -> bool:
        """Whether a stated name says another place than the code; what `areas` does not know contradicts nothing."""
        named = dict(zip(_ENDINGS, map(_written, (county, town, village)), strict=True))
        own = {self.level(each): each for each in reversed(self.line(code))}
        for level, name in named.items():
            known = self._names.get(own.get(level, ""), "")
            by_unit = level == COUNTY and name == self._unit_name(code)
            if name and known and not by_unit and _cut(name, level) != _cut(known, level):
                return True
        found = self.resolve(county, town, village)
        return found is not None and full_code(code) not in self.line(found) and found not in self.line(code)

    def unit(self, code: str | None) -> str | None:
        """The `managed_by` name of the place or its nearest ancestor that has one, else its county's 12-digit code."""
        if code is None:
            return None
        return self._unit_name(code) or self._at(code, COUNTY)

    def names(self, code: str | None) -> tuple[str | None, str | None, str | None, str | None]:
        """Its unit, the unit's name, and the names of its town and village; None = not known or none."""
        if code is None:
            return None, None, None, None
        unit = self._unit_name(code)
        return (
            self.unit(code),
            unit or self._name_at(code, COUNTY),
            self._name_at(code, TOWN),
            self._name_at(code, VILLAGE),
        )

    def level(self, code: str) -> str:
        """Its level as stated in `areas`, else as its digits say; empty above the cities."""
        return (self._areas.get(code) or {}).get("level") or _level_by_digits(code)

    def line(self, code: str) -> tuple[str, ...]:
        """The place and its ancestors, nearest first: by parent_code where stated, else by digits."""
        code = full_code(code)
        if code not in self._lines:
            self._lines[code] = tuple(self._climb(code))
        return self._lines[code]

    def _climb(self, code: str) -> list[str]:
        line: list[str] = []
        at: str | None = code
        while at is not None and at not in line:  # parent codes may go round in a circle
            line.append(at)
            stated = (self._areas.get(at) or {}).get("parent_code")
            at = stated if stated and stated != at else _parent_by_digits(at)
        return line

    def _one(self, level: str, name: str, below: str | None, unit: str) -> str | None:
        """The one place of that level and name within what was found before."""
        for candidates in (self._equal[level, name], self._alike[level, _cut(name, level)]):
            within = [code for code in candidates if self._within(code, below, unit)]
            if within:
                return _only(within)
        return None

    def _within(self, code: str, below: str | None, unit: str) -> bool:
        if unit and self._unit_name(code) == unit:
            return True
        return below in self.line(code) if below else not unit

    def _managed_county(self, unit: str) -> str | None:
        """The county a unit manages, where it is one; 高新区, which manages some towns, is no place."""
        if not unit:
            return None
        return _only([code for code in self._areas if self.level(code) == COUNTY and self._unit_name(code) == unit])

    def _unit_name(self, code: str) -> str | None:
        for each in self.line(code):
            if name := _written((self._areas.get(each) or {}).get("managed_by")):
                return name
        return None

    def _at(self, code: str, level: str) -> str | None:
        return next((each for each in self.line(code) if self.level(each) == level), None)

    def _name_at(self, code: str, level: str) -> str | None:
        return self._names.get(self._at(code, level) or "") or None


def full_code(code: str) -> str:
    """6 and 9 digits filled up to 12."""
    return code.ljust(AREA_DIGITS, "0")


@cache
def _written(name: str | None) -> str:
    return narrow_letters(without_spaces(name or ""))


@cache
def _cut(name: str, level: str) -> str:
    """The name without one ending of its level."""
    for ending in _ENDINGS[level]:
        if name.endswith(ending) and len(name) >= len(ending) + _KEPT:
            return name.removesuffix(ending)
    return name


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _parent_by_digits(code: str) -> str | None:
    for width in _WIDTHS:
        if code[width:].strip("0"):
            return full_code(code[:width])
    return None


def _level_by_digits(code: str) -> str:
    for level, width in zip(LEVELS, (4, 6, 9, AREA_DIGITS), strict=True):
        if not code[width:].strip("0"):
            return level if code[2:4] != "00" else ""
    return ""

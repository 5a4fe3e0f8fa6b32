"""A parameter: its dated values, and which of them stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from doudi.policy.units import Unit, Value

SELECTORS: Mapping[str, tuple[str, ...]] = {
    "kind": ("农村", "城市"),
    "tier": ("A", "B", "C"),
    "level": ("具备", "部分丧失", "完全丧失"),
    "category": ("70岁以上", "未成年人", "重度残疾", "重病"),
}
"""The selectors besides `area`, and their words."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One dated value: in force from `from_day` to `until` (both included; None: no end).

    `area`, `kind`, `tier`, `level`, `category` narrow it; None matches all. `source` is a document, or a clause
    of one (`baoji-2020-109#2.3`), `words` the wording; `verified`: read in the text of the rule.
    `file` and `number` say where it is written, `overlay` whether in a folder laid over the built-in one.
    """

    from_day: date
    value: Value
    until: date | None = None
    area: str | None = None
    kind: str | None = None
    tier: str | None = None
    level: str | None = None
    category: str | None = None
    source: str = ""
    words: str = ""
    verified: bool = False
    note: str = ""
    overlay: bool = False
    file: str = ""
    number: int = 1

    @property
    def others(self) -> dict[str, str]:
        """The selectors it states, without `area`."""
        stated = {name: getattr(self, name) for name in SELECTORS}
        return {name: word for name, word in stated.items() if word is not None}

    @property
    def identity(self) -> tuple[object, ...]:
        """Selectors and first day: what makes one entry replace another."""
        return (self.area, self.kind, self.tier, self.level, self.category, self.from_day)

    @property
    def rank(self) -> tuple[int, int, bool, date]:
        """The greatest stands: longest area, most other selectors, overlay, latest first day."""
        return (len(self.area or ""), len(self.others), self.overlay, self.from_day)

    def in_force(self, on: date) -> bool:
        """Whether the day lies within its days."""
        return self.from_day <= on and (self.until is None or on <= self.until)

    def matches(self, place: str | None, asked: Mapping[str, str | None]) -> bool:
        """Whether every selector it states agrees; one never matches an unknown or absent value."""
        if self.area is not None and (place is None or not place.startswith(self.area)):
            return False
        return all(asked.get(name) == word for name, word in self.others.items())

    def meets(self, other: "Entry") -> bool:
        """Whether some row on some day has both as its entries."""
        if self.until is not None and self.until < other.from_day:
            return False
        if other.until is not None and other.until < self.from_day:
            return False
        if self.area is not None and other.area is not None:
            shorter, longer = sorted((self.area, other.area), key=len)
            if not longer.startswith(shorter):
                return False
        mine, its = self.others, other.others
        return all(mine[name] == its[name] for name in mine.keys() & its.keys())


@dataclass(frozen=True)
class Parameter:
    """A number or list that checks use, `<topic>.<name>`; `entries` stand by rank, the first that matches wins."""

    name: str
    title: str
    unit: Unit
    entries: tuple[Entry, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """The first part of its name."""
        return self.name.partition(".")[0]

    @property
    def listed(self) -> bool:
        """Whether its values are lists."""
        return self.unit is Unit.CODES or any(isinstance(entry.value, tuple) for entry in self.entries)


def ranked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries by rank, the strongest first."""
    return tuple(sorted(entries, key=lambda entry: entry.rank, reverse=True))

"""The same roster of the same place and month in two batches: equal rows count once, but those that differ count twice.

Of rosters that come month by month the older is left out unless somebody wants both. Of registers (as of a day: deaths,
cars, hukou …) it is told and left to the person: one of the city and one of a county may stand side by side. Registers
of different months are none of this: the newer tells another state, and the older is kept for the months before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from doudi.exports.wording import roster_title
from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.coverage import BESIDE, is_monthly, month_of
from doudi.web.intake.models import Batch, BatchFile
from doudi.web.orgs.models import Area

Key = tuple[str, int, str]
"""Roster, number of the place, month; of a register no month."""


@dataclass(frozen=True)
class Overlap:
    """Two batches that hold the same; `doubled`: what, in words. `alone`: what a run lacks without the older one."""

    older: Batch
    newer: Batch
    doubled: Sequence[str]
    alone: Sequence[str]


class Overlaps:
    """What of these batches comes twice in a run over a place."""

    def __init__(self, batches: Iterable[Batch], area: Area) -> None:
        self.batches = sorted(batches, key=lambda batch: (batch.as_of, batch.at, batch.pk))
        self.area = area
        places = Area.objects.filter(level__in=("city", "county", "town"), path__startswith=area.path)
        self.places = {place.pk: place for place in places.order_by("path")}
        files = BatchFile.objects.system("what comes twice").filter(batch__in=self.batches, left_out=False)
        self._files: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
        for file in files.order_by("pk").values("batch_id", "digest", "rosters", "reach"):
            self._files[file["batch_id"]].append(file)

    @cached_property
    def found(self) -> list[Overlap]:
        """Each pair with a month of a roster in common, the older batches first."""
        doubled = [pair for pair in self._pairs if any(is_monthly(name) for name, _place, _month in pair[2])]
        kept = self._keys([batch for batch in self.batches if batch not in [older for older, _newer, _keys in doubled]])
        return [
            Overlap(older, newer, self._words(keys), self._words(self._keys([older]) - kept))
            for older, newer, keys in doubled
        ]

    @property
    def registers(self) -> list[Overlap]:
        """Each pair that has nothing but registers in common, as of the same month."""
        told = {(one.older, one.newer) for one in self.found}
        pairs = [pair for pair in self._pairs if pair[:2] not in told]
        return [Overlap(older, newer, self._words(keys), ()) for older, newer, keys in pairs]

    @cached_property
    def _pairs(self) -> list[tuple[Batch, Batch, set[Key]]]:
        pairs = [(older, newer, self._common(older, newer)) for older, newer in combinations(self.batches, 2)]
        return [(older, newer, keys) for older, newer, keys in pairs if keys]

    @property
    def older(self) -> list[Batch]:
        """Those that a newer one repeats: left out of a run unless somebody ticks them."""
        return list({one.older.pk: one.older for one in self.found}.values())

    def _common(self, older: Batch, newer: Batch) -> set[Key]:
        """What both hold in files that differ; the same bytes are read once."""
        same = self._digests[older.pk] & self._digests[newer.pk]
        both = [self._keys([batch], but=same) if same else self._held[batch.pk] for batch in (older, newer)]
        own = both[0] & both[1]
        return {key for key in own if is_monthly(key[0]) or month_of(older.as_of) == month_of(newer.as_of)}

    @cached_property
    def _held(self) -> dict[int, set[Key]]:
        """What each batch holds: each is compared with all others."""
        return {batch.pk: self._keys([batch]) for batch in self.batches}

    @cached_property
    def _digests(self) -> dict[int, set[str]]:
        return {batch.pk: {file["digest"] for file in self._files[batch.pk]} for batch in self.batches}

    def _keys(self, batches: Iterable[Batch], but: Iterable[str] = ()) -> set[Key]:
        return {key for batch in batches for key in self._of_batch(batch, frozenset(but))}

    def _of_batch(self, batch: Batch, but: frozenset[str]) -> set[Key]:
        """Rows that name no place lie where other rosters of the batch lie in that month, else in all its places."""
        files = [file for file in self._files[batch.pk] if file["digest"] not in but]
        placed, elsewhere = set[Key](), set[tuple[str, str]]()
        for file in files:
            for name, lines in _told(file, batch):
                for place, months in lines:
                    keys = {(name, month) for month in (months or [""])}
                    if place is None:
                        elsewhere |= keys if not ROSTERS[name].has_area or file["reach"] is None else set()
                    elif place in self.places:
                        placed |= {(name, place, month) for name, month in keys}
        where = {month: self._where(batch, month, placed) for _name, month in elsewhere}
        return placed | {(name, place, month) for name, month in elsewhere for place in where[month]}

    def _where(self, batch: Batch, month: str, placed: set[Key]) -> set[int]:
        """The places of the month in the batch; none told: the towns below its own."""
        there = {place for _name, place, at in placed if at == month} if month else set()
        towns = {place.pk for place in self.places.values() if place.level == "town"}
        return there or {pk for pk in towns if self.places[pk].path.startswith(batch.area.path)} or {batch.area_id}

    def _words(self, keys: Iterable[Key]) -> list[str]:
        """By roster: the places and the months."""
        of: dict[str, tuple[set[int], set[str]]] = defaultdict(lambda: (set(), set()))
        for name, place, month in keys:
            of[name][0].add(place)
            of[name][1].add(month)
        said = []
        for name in (name for name in ROSTERS if name in of):
            places, months = of[name][0], "、".join(sorted(filter(None, of[name][1])))
            words = _("{roster}：{places}，{months}") if months else _("{roster}：{places}")
            said.append(words.format(roster=roster_title(name), places=self._named(places), months=months))
        return said

    def _named(self, numbers: set[int]) -> str:
        """Towns by their names, whole counties by theirs, and the place of the run by its own."""
        towns = {place.pk for place in self.places.values() if place.level == "town"}
        if towns and towns <= numbers:
            return self.area.name
        inside: dict[int | None, set[int]] = defaultdict(set)
        for pk in towns:
            inside[self.places[pk].parent_id].add(pk)
        whole = {pk for pk in self.places if inside[pk] and inside[pk] <= numbers}
        named = (numbers | whole) - {pk for county in whole for pk in inside[county]}
        return "、".join(place.name for pk, place in self.places.items() if pk in named) or self.area.name


def _told(file: Mapping[str, Any], batch: Batch) -> Iterable[tuple[str, list[tuple[int | None, list[str]]]]]:
    """Roster to places and months; of a file that was looked at before this was asked, those of its batch."""
    if file["reach"] is None:
        for name in file["rosters"]:
            if name not in BESIDE:
                yield name, [(None, [month_of(batch.as_of)] if is_monthly(name) else [])]
        return
    for name, lines in file["reach"].items():
        yield name, [(int(place) if place else None, told["months"]) for place, told in lines.items()]

"""What a run looked at: only where it looked may a finding be called gone.

A finding is covered where its check ran, its place lies in the run, and every roster it rests on was handed in for that
place, for the month of the run (and, to be gone, for each of its own months), by who answers for that place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Self

from doudi.engine.catalogue import catalogue
from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.models import Batch, Finding, Run
from doudi.web.intake.placing import Places
from doudi.web.orgs.models import Area

SHRUNK = 0.8
"""A register of less than this share of its former rows is a part of it."""

BESIDE = frozenset({"areas", "exemptions", "identities"})
"""Rosters that help to read the others; no finding goes because they are missing."""


@dataclass(frozen=True)
class Supplied:
    """A roster as it was handed in. `towns`: number of the place to months; `by`: paths of the places that answer.

    `until`: the newest day to which a file of it reaches. `rows`, and `was`: those of the run before.
    """

    by: tuple[str, ...]
    towns: Mapping[int, frozenset[str]]
    months: frozenset[str]
    until: date | None
    rows: int
    was: int

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From Run.supply."""
        towns = {int(number): frozenset(months) for number, months in kept["towns"].items()}
        until = date.fromisoformat(kept["until"]) if kept["until"] else None
        return cls(tuple(kept["by"]), towns, frozenset(kept["months"]), until, kept["rows"], kept["was"])

    def kept(self) -> dict[str, Any]:
        """For Run.supply."""
        towns = {str(number): sorted(months) for number, months in self.towns.items()}
        until = self.until.isoformat() if self.until else ""
        counts = {"rows": self.rows, "was": self.was}
        return {"by": list(self.by), "towns": towns, "months": sorted(self.months), "until": until, **counts}

    @property
    def shrunk(self) -> bool:
        """Whether so much less came than last time that what is missing proves nothing."""
        return self.rows < SHRUNK * self.was


def supplied(
    told: Mapping[str, Any], files: Mapping[str, Iterable[Batch]], places: Places, before: Mapping[str, int]
) -> dict[str, Any]:
    """Run.supply from what the engine told; `files`: the batches of each file; `before`: rows per roster last time."""
    supply: dict[str, Any] = {}
    for name, one in told["rosters"].items():
        batches = [batch for file in one["files"] for batch in files.get(file, ())]
        supply[name] = Supplied(
            by=tuple(sorted({batch.area.path for batch in batches})),
            towns=_towns(one["places"], places),
            months=frozenset(one["months"]),
            until=max((batch.as_of for batch in batches), default=None),
            rows=told["rows"].get(name, 0),
            was=before.get(name, 0),
        ).kept()
    return supply


def rows_before(run: Run) -> Mapping[str, int]:
    """Rows per roster of the last run that looked at the place of this one, or at more."""
    above = run.area.line
    runs = Run.objects.system("what was handed in last time").filter(area__in=above, state="finished", stale=False)
    last = runs.filter(as_of__lte=run.as_of).exclude(pk=run.pk).order_by("as_of", "pk").last()
    return last.rows if last else {}


def _towns(rows: Iterable[tuple[str, str, str, list[str]]], places: Places) -> dict[int, frozenset[str]]:
    towns: dict[int, frozenset[str]] = {}
    for code, county, town, months in rows:
        number = places.of(code, county, town).pk
        towns[number] = towns.get(number, frozenset()) | frozenset(months)
    return towns


@dataclass(frozen=True)
class Coverage:
    """What one finished run looked at."""

    run: Run
    ran: frozenset[str]
    rosters: Mapping[str, Supplied]
    _known: dict[tuple[Any, ...], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run) -> Self:
        """From what the run kept."""
        ran = frozenset(line["check"] for line in run.summary if line["ran"])
        return cls(run, ran, {name: Supplied.read(kept) for name, kept in run.supply.items()})

    @cached_property
    def _month(self) -> str:
        return month_of(self.run.as_of)

    @cached_property
    def _towns_of(self) -> dict[int, list[int]]:
        towns: dict[int, list[int]] = {}
        for number, path in Area.objects.filter(level="town").values_list("pk", "path"):
            for above in path.strip("/").split("/"):
                towns.setdefault(int(above), []).append(number)
        return towns

    def now(self, finding: Finding) -> bool:
        """Whether the run would show the finding if it still stood in the month of the run."""
        return self._covers(finding, frozenset({self._month}))

    def whole(self, finding: Finding) -> bool:
        """Whether the run would show the finding if any of its months still stood."""
        return self._covers(finding, frozenset({self._month, *finding.months}))

    def _covers(self, finding: Finding, months: frozenset[str]) -> bool:
        key = (finding.check_code, finding.area_id, tuple(finding.rosters), months)
        if key not in self._known:
            self._known[key] = self._looked(finding, months)
        return self._known[key]

    def _looked(self, finding: Finding, months: frozenset[str]) -> bool:
        if finding.check_code not in self.ran or not finding.area.path.startswith(self.run.area.path):
            return False
        return all(self._handed_in(name, finding.area, months) for name in needed_by(finding))

    def data_until(self, finding: Finding) -> date | None:
        """The newest day to which the rolls reach that the finding rests on, not later than the day of the run."""
        names = needed_by(finding)
        monthly = [name for name in names if is_monthly(name)] or names
        days = [self.rosters[name].until for name in monthly if name in self.rosters]
        return min(max(filter(None, days), default=self.run.as_of), self.run.as_of) if any(days) else None

    def _handed_in(self, name: str, area: Area, months: frozenset[str]) -> bool:
        roster, found = ROSTERS[name], self.rosters.get(name)
        if found is None or not any(area.path.startswith(path) for path in found.by):
            return False
        monthly = is_monthly(name)
        if not roster.has_area:
            return months <= found.months if monthly else not found.shrunk
        towns = self._towns_of.get(area.pk) or [area.pk]
        return all(town in found.towns and (not monthly or months <= found.towns[town]) for town in towns)


def needed_by(finding: Finding) -> list[str]:
    """The rosters without which nothing can be said of a finding: those of its check, and those it rested on."""
    return sorted(({*catalogue()[finding.check_code].needs} | set(finding.rosters)) - BESIDE)


def is_monthly(name: str) -> bool:
    """Whether a roster comes month by month."""
    return ROSTERS[name].snapshot or name == "payments"


def month_of(day: date) -> str:
    """A day's month, as months of findings are written."""
    return f"{day:%Y-%m}"

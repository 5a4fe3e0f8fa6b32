"""The figures of the report, added up in one pass over the findings. Nothing here names a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from doudi.engine.finding import Finding
from doudi.exports.wording import FAMILIES

PEOPLE = ("person",)
HOUSEHOLDS = ("family", "household")


@dataclass
class Tally:
    """Findings by verdict; the broken ones by grade, with their yuan (the same money may be in several checks)."""

    certain: int = 0
    to_verify: int = 0
    undecided: int = 0
    excused: int = 0
    yuan: Decimal = Decimal("0.00")

    @property
    def broken(self) -> int:
        """Findings that stand."""
        return self.certain + self.to_verify

    def add(self, finding: Finding) -> None:
        """One more finding."""
        if finding.verdict == "undecided":
            self.undecided += 1
        elif finding.verdict == "excused":
            self.excused += 1
        else:
            self.certain += finding.grade == "certain"
            self.to_verify += finding.grade != "certain"
            self.yuan += finding.amount or 0


@dataclass
class Figures:
    """What the report shows, by family of checks, check, unit, month and severity.

    A unit of None is unknown. `people` and `households`: distinct subjects with a broken finding, by family.
    `lacking`: missing field or parameter → undecided findings. `unsure`: unverified parameter → broken findings.
    """

    total: Tally = field(default_factory=Tally)
    families: dict[str, Tally] = field(default_factory=lambda: {family: Tally() for family in FAMILIES})
    units: dict[str | None, Tally] = field(default_factory=dict)
    unit_families: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    severities: dict[str, Tally] = field(default_factory=lambda: {word: Tally() for word in ("high", "medium", "low")})
    months: Counter[date] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    people: dict[str, int] = field(default_factory=dict)
    households: dict[str, int] = field(default_factory=dict)


def figures(findings: Iterable[Finding], units: Iterable[str]) -> Figures:
    """Add up the findings; every unit is there, even one without findings."""
    found = Figures(units={unit: Tally() for unit in sorted(units)})
    subjects: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in findings:
        family = finding.check.partition("-")[0]
        _count(found, finding, family)
        if finding.verdict == "broken":
            subjects[family, finding.subject_kind].add(finding.subject)
    for family in found.families:
        found.people[family] = _distinct(subjects, family, PEOPLE)
        found.households[family] = _distinct(subjects, family, HOUSEHOLDS)
    return found


def _count(found: Figures, finding: Finding, family: str) -> None:
    of_unit = found.units.setdefault(finding.county, Tally())
    of_family = found.families.setdefault(family, Tally())
    for tally in (found.total, of_family, of_unit, found.severities[finding.severity]):
        tally.add(finding)
    if finding.verdict == "broken":
        found.unit_families[finding.county, family] += 1
        found.months.update(finding.months)
        found.unsure.update(finding.unverified)
    if finding.verdict == "undecided":
        found.lacking.update(finding.missing)


def _distinct(subjects: dict[tuple[str, str], set[str]], family: str, kinds: tuple[str, ...]) -> int:
    return sum(len(subjects[family, kind]) for kind in kinds if (family, kind) in subjects)


def ranking(found: Figures) -> list[tuple[str | None, Tally]]:
    """Units, most broken findings first; the unknown unit last, and only if it has any."""
    known = [(unit, tally) for unit, tally in found.units.items() if unit is not None]
    known.sort(key=lambda pair: (-pair[1].broken, -pair[1].undecided, pair[0]))
    return known + ([(None, found.units[None])] if None in found.units else [])


def rank_of(found: Figures, unit: str | None) -> int | None:
    """1 for most broken findings; equal numbers share a rank; the unknown unit has none."""
    if unit is None:
        return None
    mine = found.units[unit].broken
    return 1 + sum(tally.broken > mine for other, tally in found.units.items() if other is not None)

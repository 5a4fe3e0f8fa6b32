"""The gaps of a run: which unit did not supply what, for which months, and which checks could not judge for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doudi.engine.finding import CheckSummary


@dataclass(frozen=True, order=True)
class Gap:
    """What one unit did not supply: a roster or a payment programme."""

    unit: str
    what: str
    months: tuple[date, ...]
    checks: tuple[str, ...]


def gaps(summary: Iterable[CheckSummary]) -> list[Gap]:
    """The gaps of all checks (`unit|programme or roster|YYYY-MM`) gathered by unit and roster, ordered."""
    months: dict[tuple[str, str], set[date]] = defaultdict(set)
    checks: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in summary:
        for entry in row.not_covered:
            unit, what, month = entry.rsplit("|", 2)
            months[unit, what].add(date.fromisoformat(f"{month}-01"))
            checks[unit, what][row.check] = None
    return sorted(Gap(*key, tuple(sorted(months[key])), tuple(checks[key])) for key in months)

"""A finding before its evidence and its place names are joined to it."""

from dataclasses import dataclass
from decimal import Decimal

from doudi.checks.api import Check, Judged
from doudi.engine.desk import Subject
from doudi.engine.explanation import amount_of
from doudi.engine.finding import BROKEN, UNDECIDED


@dataclass(frozen=True)
class Rested:
    """What a check rested on in this run: its parameters, and the rosters it mentions that were not supplied."""

    parameters: frozenset[str]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A subject of a check with its verdict: broken, undecided or excused."""

    check: Check
    judged: Judged
    subject: Subject
    verdict: str
    amount: Decimal | None
    certain: bool
    parameters: frozenset[str]


def draft(check: Check, judged: Judged, subject: Subject, exempt: bool, rested: Rested) -> Draft:
    """The verdict and the grade; what rests on identities is seen later, with the evidence."""
    verdict = "excused" if exempt else {BROKEN: "broken", UNDECIDED: "undecided"}[subject.rank]
    hard = subject.rank == BROKEN and any(row["certain"] for row in subject.rows)
    certain = check.grade == "certain" and hard and not rested.absent
    return Draft(check, judged, subject, verdict, amount_of(subject), certain, rested.parameters)

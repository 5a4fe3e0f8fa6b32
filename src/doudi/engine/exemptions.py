"""Lawful exceptions that somebody has stated and approved (checks, "excused")."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from doudi.engine.desk import Subject

PERSONAL = ("grant", "application")


class Exemptions:
    """The valid `exemptions` rows at a day, by check and by person or family."""

    def __init__(self, file: Path, as_of: date) -> None:
        self.people: dict[str, set[str]] = defaultdict(set)
        self.families: dict[str, set[str]] = defaultdict(set)
        for row in pq.read_table(file).to_pylist():
            if valid(row, as_of):
                self.people[row["check"]].add(row["id_no"])
                self.families[row["check"]].add(row["family_no"])

    def cover(self, check: str, kind: str, subject: Subject) -> bool:
        """Whether a row covers the subject: this person, this family, or the applicant of a grant or application."""
        kind = subject.kind or kind
        if kind == "person":
            return subject.key in self.people[check]
        if kind == "family":
            return subject.key in self.families[check]
        if kind in PERSONAL:
            return any(row["applicant"] is not None and row["applicant"] in self.people[check] for row in subject.rows)
        return False


def valid(row: Mapping[str, object], as_of: date) -> bool:
    """Check, reason and approver stated, approved by the day, and not run out."""
    approved, until = row["approved_on"], row["until"]
    return (
        all(row[column] for column in ("check", "reason", "approved_by"))
        and isinstance(approved, date)
        and approved <= as_of
        and (row["until_blank"] is True or (isinstance(until, date) and until >= as_of))
    )

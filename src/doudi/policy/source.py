"""A document the rules come from, and its clauses."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Clause:
    """A clause: `label` is its number as cited, `words` its wording, empty where it was not read (`read` false)."""

    id: str
    label: str
    title: str
    words: str
    read: bool


@dataclass(frozen=True)
class Source:
    """A document: its number (文号), title, who issued it and when, and the days it is in force.

    A day is None where it is not known or, for `until`, where the document is still in force.
    `read`: its text was read; `where` tells where it can be read.
    """

    id: str
    number: str
    title: str
    issuers: tuple[str, ...]
    dated: date | None
    in_force_from: date | None
    in_force_until: date | None
    read: bool
    where: str
    clauses: tuple[Clause, ...]

    def clause(self, clause_id: str) -> Clause | None:
        """The clause with this id, None where the document has none registered."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)


def parts_of(reference: str) -> tuple[str, str | None]:
    """`mca-2012-220#17` as document and clause; without `#` the clause is None."""
    document, hash_mark, clause = reference.partition("#")
    return document, clause if hash_mark else None

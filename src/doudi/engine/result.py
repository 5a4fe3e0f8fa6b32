"""A finished run as the exports read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, overload

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.checks.api import Check
from doudi.engine.finding import CheckSummary, Evidence, Finding, Words
from doudi.matching.people import Proposal
from doudi.policy.book import Book
from doudi.policy.units import Value

BATCH = 10_000


@dataclass(frozen=True)
class PolicyUse:
    """A value that was in force in the run and used by a check that ran."""

    name: str
    value: Value
    selectors: Mapping[str, str]
    since: date
    source: str
    verified: bool


class Findings(Sequence[Finding]):
    """The findings of a folder (findings.parquet with details.parquet beside it), one made at a time."""

    def __init__(self, folder: Path) -> None:
        found = pq.read_table(folder / "findings.parquet", memory_map=True)
        details = pq.read_table(folder / "details.parquet", memory_map=True).drop_columns("finding_id")
        for name in details.column_names:
            found = found.append_column(name, details[name])
        self.table: pa.Table = found

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[Finding]:
        for batch in self.table.to_batches(max_chunksize=BATCH):
            yield from map(finding_of, batch.to_pylist())

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return [self[i] for i in range(start, stop, step)]
        at = range(len(self))[index]
        return finding_of(self.table.slice(at, 1).to_pylist()[0])


def finding_of(row: Mapping[str, Any]) -> Finding:
    """A finding from a row of both files."""
    evidence = tuple(
        Evidence(
            one["roster"],
            one["file"],
            one["sheet"],
            one["row"],
            tuple((pair["column"], pair["value"]) for pair in one["fields"]),
        )
        for one in row["evidence"]
    )
    lists = {name: tuple(row[name]) for name in ("months", "reckoning", "missing", "unverified")}
    english = _words(row.get("english") or {})
    return Finding(**{**row, **lists, "evidence": evidence, "english": english})


def _words(told: Mapping[str, Any]) -> Words:
    """Sentences; none where the folder is of a version that wrote them in one language only."""
    return Words(told.get("message") or "", *(tuple(told.get(name) or ()) for name in ("reckoning", "missing")))


@dataclass(frozen=True)
class RunResult:
    """What a run found, on what, and how: everything that is handed to people is written from this.

    `store`: the cleaned rosters (rosters.store). `timings`: seconds per step. `language`: zh or en.
    """

    as_of: date
    engine: str
    findings: Sequence[Finding]
    summary: Sequence[CheckSummary]
    checks: Mapping[str, Check]
    store: Path
    book: Book
    parameters: Sequence[PolicyUse]
    timings: Mapping[str, float]
    proposals: Sequence[Proposal]
    language: str


def parameters_used(book: Book, names: Sequence[str], as_of: date) -> list[PolicyUse]:
    """The values of these parameters that were or came into force in the year before the day."""
    year = as_of.replace(month=1, day=1)
    return [
        PolicyUse(
            name,
            entry.value,
            {"area": entry.area, **entry.others} if entry.area else entry.others,
            entry.from_day,
            entry.source,
            entry.verified,
        )
        for name in sorted(names)
        for entry in book.entries_in_force(name, year, as_of, "")
    ]

"""Findings, their details and the summary as Parquet: same inputs, same rows in the same order."""

from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.engine.draft import Draft
from doudi.engine.explanation import message, missing, months_of, named, reckoning, resting_on_identity
from doudi.engine.finding import DETAILS, FINDINGS, SUMMARY, finding_id
from doudi.engine.run import Run
from doudi.language import speaking
from doudi.policy.book import Book

BATCH = 20_000
Row = dict[str, Any]


class Writer:
    """Joins drafts with their evidence and places, and writes them."""

    def __init__(self, run: Run, store: Path, book: Book) -> None:
        self.run = run
        self.book = book
        self.places = {row["area_code"]: row for row in pq.read_table(store / "places.parquet").to_pylist()}
        self.unverified = cache(self._unverified)

    def write(self, out: Path) -> None:
        """Write findings.parquet, details.parquet and summary.parquet into the folder."""
        drafts = sorted(self.run.drafts, key=lambda one: (one.check.code, one.subject.key, one.subject.kind))
        with (
            pq.ParquetWriter(out / "findings.parquet", FINDINGS) as findings,
            pq.ParquetWriter(out / "details.parquet", DETAILS) as details,
        ):
            for start in range(0, len(drafts), BATCH):
                some = drafts[start : start + BATCH]
                evidence = self.run.evidence.of((one.check.code, one.subject.kind, one.subject.key) for one in some)
                known = zip(some, evidence["identified"].to_pylist(), strict=True)
                rows = [self.finding(one, identified) for one, identified in known]
                findings.write_table(table_of(FINDINGS, rows, evidence=evidence["evidence"]))
                details.write_table(table_of(DETAILS, rows))
        pq.write_table(table_of(SUMMARY, [asdict(line) for line in self.run.summary]), out / "summary.parquet")

    def finding(self, one: Draft, identified: bool) -> Row:
        """The columns of a finding, but for its evidence, and of its details."""
        subject, check = one.subject, one.check
        place = self.places.get(subject.area_code, {})
        words = self._words(one, identified)
        with speaking("en"):
            english = self._words(one, identified)
        return {
            "finding_id": finding_id(check.code, subject.key),
            "check": check.code,
            "verdict": one.verdict,
            "grade": "certain" if one.certain and not identified else "to_verify",
            "severity": check.severity,
            "subject_kind": subject.kind or check.subject,
            "subject": subject.key,
            "name": named(subject),
            "county": place.get("county"),
            "town": place.get("town"),
            "village": place.get("village"),
            "area_code": subject.area_code,
            "months": months_of(subject),
            "amount": one.amount,
            "unverified": self._deciding(one),
            "identified": identified,
            "english": english,
            **words,
        }

    def _words(self, one: Draft, identified: bool) -> Row:
        """The sentences, in the language in use."""
        values, subject = one.judged.values, one.subject
        lacking = missing(values[: one.judged.deciding], subject, self.book)
        told = message(one.check, values, subject, one.amount, lacking)
        return {
            "message": resting_on_identity(told) if identified else told,
            "reckoning": reckoning(one.check, values, subject, self.book),
            "missing": lacking,
        }

    def _deciding(self, one: Draft) -> list[str]:
        """Parameters of the check of which a value that may have decided is not verified."""
        days = [row["at"] for row in one.subject.rows if row["at"]]
        since, place = min(days, default=self.run.as_of), one.subject.area_code or ""
        return [name for name in sorted(one.parameters) if self.unverified(name, since, self._nearest(name, place))]

    def _nearest(self, name: str, place: str) -> str | None:
        """The longest area that the parameter names and that holds the place."""
        areas = (entry.area for entry in self.book[name].entries if entry.area and place.startswith(entry.area))
        return max(areas, key=len, default=None)

    def _unverified(self, name: str, since: date, area: str | None) -> bool:
        entries = self.book.entries_in_force(name, since, max(since, self.run.as_of), area)
        return any(not entry.verified for entry in entries)


def table_of(shape: pa.Schema, rows: list[Row], **ready: pa.ChunkedArray) -> pa.Table:
    """Rows as a table of that shape, with the columns that are ready; what the shape does not name is left out."""
    told = {name: [row[name] for row in rows] for name in shape.names if name not in ready}
    return pa.table({name: ready.get(name, told.get(name)) for name in shape.names}, schema=shape)

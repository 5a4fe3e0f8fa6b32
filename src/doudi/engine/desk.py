"""Where rows with verdicts become findings: subjects, their strongest verdict, place, rows and evidence (DuckDB)."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import ibis

from doudi.checks.api import Check, Judged, Seen
from doudi.engine.backend import RosterFiles
from doudi.engine.finding import UNDECIDED
from doudi.engine.gathered import Gathered
from doudi.engine.parts import Part, in_parts
from doudi.facts.case import without_later_rows
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import schema

Row = Mapping[str, Any]

LONG = 0.3
"""Seconds of judging, from which on a query of its own for the subjects in doubt saves more than its making costs."""

EMPTY_EVIDENCE = """
CREATE OR REPLACE TEMP TABLE evidence (
    "check" VARCHAR, subject_kind VARCHAR, subject VARCHAR, roster VARCHAR, row_id BIGINT, identified BOOLEAN,
    file VARCHAR, sheet VARCHAR, "row" INTEGER, fields STRUCT("column" VARCHAR, "value" VARCHAR)[])
"""


@dataclass(frozen=True)
class Handed:
    """How the desk reads the rows of a check: all of them, those of the subjects in a table of its own, or a part.

    `relieve`: frees memory, where it did not suffice.
    """

    all: str
    some: Callable[[str], str]
    part: Callable[[Part], str]
    relieve: Callable[[], None]


LOOK = """
SELECT subject_kind, subject, month{gaps}, max(rank) AS rank FROM {relation}
GROUP BY GROUPING SETS ((subject_kind, subject), (month){by_gap})
"""
"""One pass over all rows: the verdict of each subject, and of each month and gap. No row is without a subject."""


@dataclass(frozen=True)
class Subject:
    """A subject whose verdict is broken or undecided, with the rows that make it so."""

    kind: str
    key: str
    rank: int
    area_code: str | None
    rows: Sequence[Row]


@dataclass(frozen=True)
class Outcome:
    """What a check came to, before exemptions."""

    counts: Mapping[int, int]  # verdict rank → subjects
    months: tuple[date, ...]
    not_covered: tuple[str, ...]
    subjects: Sequence[Subject]


class Desk:
    """A DuckDB connection with the rosters as `seen_<roster>` and the evidence gathered so far."""

    def __init__(self, connection: ibis.BaseBackend, files: RosterFiles, as_of: date) -> None:
        self.connection = connection
        self.sql = connection.con
        self.files = files
        self.as_of = as_of
        self.looked_at: set[str] = set()
        self._query(EMPTY_EVIDENCE)

    def settle(self, check: Check, judged: Judged, handed: Handed) -> Outcome:
        """Bring the rows of a check together by subject: all of them narrow, then those in doubt with all columns."""
        source = handed.some("doubts") if self._look(judged, handed) > LONG else handed.all
        doubted = f"SELECT * FROM {source} SEMI JOIN doubts USING (subject_kind, subject)"
        self._reckon("doubted", lambda part: f"{doubted} {part.condition('subject')}", handed.relieve)
        self._query(
            f"CREATE OR REPLACE TEMP TABLE telling AS SELECT r.* FROM doubted r "
            f"SEMI JOIN doubts USING (subject_kind, subject, rank) WHERE r.rank >= {UNDECIDED}"
        )
        for seen in judged.evidence:
            self._look_at(seen.roster)
            self._gather(check.code, seen, handed.relieve)
        counts = self._query("SELECT rank, count(*) FROM looked WHERE subject IS NOT NULL GROUP BY rank").fetchall()
        months = self._column("SELECT DISTINCT month FROM looked WHERE month IS NOT NULL AND rank > 0 ORDER BY 1")
        gaps = " UNION ".join(f"SELECT {gap} FROM looked WHERE {gap} IS NOT NULL" for gap in judged.gaps)
        not_covered = self._column(f"{gaps} ORDER BY 1") if gaps else []
        return Outcome(dict(counts), tuple(months), tuple(not_covered), list(self._subjects()))

    def _look(self, judged: Judged, handed: Handed) -> float:
        """All rows into `looked`, and of its subjects those in doubt into `doubts`; the seconds it took."""
        began = time.perf_counter()
        gaps, by_gap = ("".join(form.format(gap) for gap in judged.gaps) for form in (", {}", ", ({})"))
        looked = partial(LOOK.format, gaps=gaps, by_gap=by_gap)
        self._reckon("looked", lambda part: looked(relation=handed.part(part)), handed.relieve)
        self._query(
            "CREATE OR REPLACE TEMP TABLE doubts AS SELECT subject_kind, subject, rank FROM looked "
            f"WHERE subject IS NOT NULL AND rank >= {UNDECIDED}"
        )
        return time.perf_counter() - began

    def _reckon(self, name: str, query: Callable[[Part], str], relieve: Callable[[], None]) -> None:
        """Make a table of a query over subjects. Raises what `in_parts` does."""

        def make(parts: Sequence[Part]) -> None:
            self._query(f"CREATE OR REPLACE TEMP TABLE {name} AS {query(parts[0])}")
            for part in parts[1:]:
                self._query(f"INSERT INTO {name} {query(part)}")

        in_parts(make, relieve)

    def _gather(self, code: str, seen: Seen, relieve: Callable[[], None]) -> None:
        """Add to the evidence, all or nothing."""

        def add(parts: Sequence[Part]) -> None:
            with self._whole():
                for part in parts:
                    self._query(f"{evidence_sql(code, seen)} {part.condition('subject', of='t')}")

        in_parts(add, relieve)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """A transaction."""
        self._query("BEGIN")
        try:
            yield
        except duckdb.Error:
            self._query("ROLLBACK")
            raise
        self._query("COMMIT")

    def _look_at(self, roster: str) -> None:
        """Make the view `seen_<roster>`: the rows not later than the as-of day."""
        if roster not in self.looked_at:
            self.looked_at.add(roster)
            file = str(self.files[roster]).replace("'", "''")
            self._query(f"CREATE OR REPLACE TEMP VIEW stored_{roster} AS SELECT * FROM read_parquet('{file}')")
            self._query(f"CREATE OR REPLACE TEMP VIEW seen_{roster} AS {seen_sql(roster, self.as_of)}")

    def _subjects(self) -> Iterator[Subject]:
        places = self._places()
        found = self._query("SELECT * FROM telling ORDER BY subject_kind, subject, month")
        names = [name for name, *_ in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        for (kind, key), group in groupby(rows, key=itemgetter("subject_kind", "subject")):
            telling = _in_order(list(group))
            yield Subject(kind, key, telling[0]["rank"], places.get((kind, key)), telling)

    def _places(self) -> dict[tuple[str, str], str]:
        """The place of the latest row judged, of several the smallest code."""
        found = self._query(
            "SELECT subject_kind, subject, area_code FROM doubted QUALIFY row_number() OVER "
            '(PARTITION BY subject_kind, subject ORDER BY "at" DESC NULLS LAST, area_code NULLS LAST) = 1'
        ).fetchall()
        return {(kind, key): area for kind, key, area in found if area is not None}

    def evidence(self, repeats: Path) -> Gathered:
        """What all findings rest on."""
        return Gathered(self.sql.sql(GATHERED.format(repeats=repeats)).to_arrow_table())

    def _query(self, statement: str) -> Any:
        return self.sql.execute(statement)

    def _column(self, statement: str) -> list[Any]:
        return [row[0] for row in self._query(statement).fetchall()]


@cache
def seen_sql(roster: str, day: date) -> str:
    """The rows of `stored_<roster>` that are not later than the day. Its columns are known, nobody need ask."""
    stored = ibis.table(ibis.Schema.from_pyarrow(schema(ROSTERS[roster])), name=f"stored_{roster}")
    return str(ibis.to_sql(without_later_rows(stored, ROSTERS[roster], day), dialect="duckdb"))


def _in_order(rows: list[Row]) -> list[Row]:
    """The rows of a subject, which come by month, those of one month by their content."""
    return rows if len({row["month"] for row in rows}) == len(rows) else sorted(rows, key=_by_content)


def _by_content(row: Row) -> tuple[str, ...]:
    """Month, then what decided; only then columns that may hang on row numbers."""
    decided = [str(value) for name, value in row.items() if name.startswith("value_")]
    return (str(row["month"]), *decided, *map(str, row.values()))


GATHERED = """
WITH once AS (
    SELECT "check", subject_kind, subject, roster, row_id, bool_or(identified) AS identified,
           max(file) AS file, max(sheet) AS sheet, max("row") AS "row", max(fields) AS fields
    FROM evidence GROUP BY ALL),
everywhere AS (
    SELECT * EXCLUDE (row_id) FROM once
    UNION ALL
    SELECT o."check", o.subject_kind, o.subject, o.roster, o.identified, r.file, r.sheet, r."row", o.fields
    FROM once o JOIN read_parquet('{repeats}') r USING (roster, row_id))
SELECT "check", subject_kind, subject, bool_or(identified) AS identified,
       list_sort(list(struct_pack(roster := roster, file := file, sheet := sheet, "row" := "row", fields := fields)))
           AS evidence
FROM everywhere GROUP BY ALL
"""


def evidence_sql(code: str, seen: Seen) -> str:
    """Add to the evidence the rows of one roster that the telling rows point to."""
    met = " AND ".join(f't."key_{mine}" = r."{theirs}"' for theirs, mine in seen.on.items())
    fields = ", ".join(
        f'struct_pack("column" := \'{name}\', "value" := CAST(r."{name}" AS VARCHAR))' for name in seen.fields
    )
    listed = f"[{fields}]" if fields else "[]"
    return (
        f"INSERT INTO evidence SELECT DISTINCT '{code}', t.subject_kind, t.subject, '{seen.roster}', r.row_id, "
        f'r.identified, r.file, r.sheet, r."row", {listed} FROM telling t JOIN seen_{seen.roster} r ON {met}'
    )

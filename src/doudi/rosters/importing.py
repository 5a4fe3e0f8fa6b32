"""The import itself: recognised sheets cleaned into parts, parts settled into rosters, and what goes with them."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaned_rows import Known, Rows, cleaned_rows
from doudi.rosters.columns import Roster
from doudi.rosters.data_rows import data_rows
from doudi.rosters.equal_rows import counted, files, literal, problems_of, repeats_of, settle
from doudi.rosters.established_persons import EstablishedPersons
from doudi.rosters.feeds import Feed
from doudi.rosters.place_cells import units_of
from doudi.rosters.place_names import PlaceNames
from doudi.rosters.quality import Line, Scorecard, table_of
from doudi.rosters.read_sheets import FirstLook, Recognised
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import Block
from doudi.rosters.side_by_side import side_by_side
from doudi.rosters.staging import Part, Staging, staged_schema
from doudi.rosters.store import PLACES, PROBLEMS, REPEATS, UNIDENTIFIED, schema

_FIRST = ("areas", "identities")
"""Read before all others: they say where places are, and who was established."""


class Importing:
    """The sheets of a first look on their way into the store at `half`."""

    def __init__(self, look: FirstLook, half: Path, as_of: date, db: duckdb.DuckDBPyConnection) -> None:
        self._look, self._half, self._as_of, self._db = look, half, as_of, db
        self._staging = Staging(half / "staging")
        self._known = Known(PlaceNames([]), EstablishedPersons())
        self._scores = Scorecard()
        self._found: list[Path] = []  # files of repeats
        self._rows: dict[str, int] = {}
        (half / "rosters").mkdir()

    def clean(self, progress: Callable[[str, int, int], None]) -> None:
        """Clean every recognised sheet, `areas` and `identities` first."""
        sheets = sorted(self._look.recognised, key=_order)
        done = 0
        for stage in range(len(_FIRST) + 1):
            for sheet in [each for each in sheets if _order(each)[0] == stage]:
                progress("clean", done, len(sheets))
                self._clean_sheet(sheet)
                done += 1
            self._learn(stage)
        progress("clean", done, len(sheets))

    def write(self) -> tuple[dict[str, int], int]:
        """Settle the other rosters and write all that goes with them. Returns rows per roster and report lines."""
        for roster in self._supplied():
            if roster.name not in self._rows:
                self._settle(roster)
        self._report_contradicted_identities()
        self._finish("areas", self._with_units)
        self._finish("identities", lambda table: table)
        self._write_places()
        self._sorted("repeats", REPEATS, "ORDER BY roster, row_id, file, sheet, row")
        self._sorted("unidentified", UNIDENTIFIED, 'ORDER BY roster, file, sheet, row, "column", raw_id')
        self._report(self._look.lines)
        self._sorted("problems", PROBLEMS, 'ORDER BY file, sheet, row NULLS FIRST, roster, code, "column", found')
        pq.write_table(self._scores.table(), self._half / "scorecard.parquet")
        self._write_inputs()
        rows = {roster.name: self._rows[roster.name] for roster in self._supplied()}
        return rows, counted(self._db, files([self._half / "problems.parquet"]))

    def _supplied(self) -> list[Roster]:
        names = {feed.roster.name for sheet in self._look.recognised for feed in sheet.feeds}
        return [roster for roster in ALL if roster.name in names]

    def _clean_sheet(self, sheet: Recognised) -> None:
        """One sheet into one part; a sheet that breaks off half-way gives nothing at all."""
        scores: list[tuple[Feed, Mapping[str, int]]] = []
        try:
            with self._staging.part() as part:
                for feed in sheet.feeds:
                    part.add_rows(feed.roster, _no_rows(feed.roster))
                for block in side_by_side(partial(self._cleaned, sheet), sheet.taken().blocks()):
                    scores += [(feed, _add(part, feed, rows)) for feed, rows in block]
        except RefusedError as refused:
            self._look.refuse(sheet.file, refused, sheet.closed.name)
            scores = []
        for feed in sheet.feeds:
            self._scores.add_sheet(feed.roster.name, feed.file, feed.sheet)
        for feed, counts in scores:
            self._scores.add_rows(feed.roster.name, feed.file, **counts)

    def _cleaned(self, sheet: Recognised, block: Block) -> list[tuple[Feed, Rows]]:
        kept = data_rows(block, sheet.header, sheet.id_columns())
        return [(feed, cleaned_rows(feed, kept, self._known)) for feed in sheet.feeds]

    def _learn(self, stage: int) -> None:
        """Take what `areas` and `identities` say into account for the sheets that follow."""
        if stage >= len(_FIRST) or _FIRST[stage] not in {roster.name for roster in self._supplied()}:
            return
        roster = next(each for each in ALL if each.name == _FIRST[stage])
        self._settle(roster)
        read = pq.read_table(self._path(roster.name)).to_pylist()
        if roster.name == "areas":
            self._known = Known(PlaceNames(read), self._known.persons)
        else:
            self._known = Known(self._known.places, EstablishedPersons(read, self._as_of))

    def _settle(self, roster: Roster) -> None:
        staged = self._staging.files(roster.name) or [self._empty(roster)]
        if settle(roster, staged, self._path(roster.name), self._db):
            repeats = self._half / "staging" / f"repeats.{len(self._found):06}.parquet"
            self._db.execute(f"COPY ({repeats_of(roster)}) TO {literal(repeats)} (FORMAT parquet)")
            self._found.append(repeats)
            with self._staging.part() as part:
                for batch in self._db.sql(problems_of(roster)).to_arrow_reader():
                    self._count_contradictions(roster, batch)
                    part.add_problems(pa.Table.from_batches([batch]))
        self._rows[roster.name] = counted(self._db, files([self._path(roster.name)]))

    def _count_contradictions(self, roster: Roster, lines: pa.RecordBatch) -> None:
        for file, code in zip(lines["file"].to_pylist(), lines["code"].to_pylist(), strict=True):
            if code == "contradictory_rows":
                self._scores.add_unknown(roster.name, file, 1)

    def _empty(self, roster: Roster) -> Path:
        path = self._half / "staging" / f"{roster.name}.none.parquet"
        pq.write_table(staged_schema(roster).empty_table(), path)
        return path

    def _finish(self, name: str, finish: Callable[[pa.Table], pa.Table]) -> None:
        """Rewrite a roster that was read first, now that everything is known, in the columns of the store."""
        roster = next(each for each in ALL if each.name == name)
        if name in self._rows:
            table = pq.read_table(self._path(name))
            pq.write_table(finish(table).select(schema(roster).names), self._path(name))

    def _with_units(self, areas: pa.Table) -> pa.Table:
        codes = areas["area_code"].combine_chunks()
        return areas.set_column(areas.column_names.index("unit"), "unit", units_of(codes, self._known.places))

    def _write_places(self) -> None:
        """Every place met, with its unit and the names of its levels."""
        placed = [roster for roster in self._supplied() if roster.has_area]
        codes: set[str] = set()
        for roster in placed:
            query = f"SELECT DISTINCT area_code FROM {files([self._path(roster.name)])} WHERE area_code IS NOT NULL"
            codes |= {code for (code,) in self._db.execute(query).fetchall()}
        lines = [(code, *self._known.places.names(code)) for code in sorted(codes)]
        columns = list(zip(*lines, strict=True)) or [()] * len(PLACES)
        arrays = [pa.array(column, pa.string()) for column in columns]
        pq.write_table(pa.Table.from_arrays(arrays, schema=PLACES), self._half / "places.parquet")

    def _report_contradicted_identities(self) -> None:
        self._report(
            Line(
                row["its_file"],
                "contradictory_identities",
                "kept_flagged",
                row["its_sheet"],
                row["its_row"],
                "identities",
                found=row["id_no"],
            )
            for row in self._known.persons.contradicted.values()
        )

    def _report(self, lines: Iterable[Line]) -> None:
        with self._staging.part() as part:
            part.add_problems(table_of(lines))

    def _sorted(self, name: str, fields: pa.Schema, order: str) -> None:
        """The parts of one file of the store, in order."""
        out = self._half / f"{name}.parquet"
        parts = self._staging.files(name)
        if not parts:
            pq.write_table(fields.empty_table(), out)
            return
        self._db.execute(f"COPY (SELECT * FROM {files(parts)} {order}) TO {literal(out)} (FORMAT parquet)")

    def _write_inputs(self) -> None:
        text = json.dumps([asdict(each) for each in self._look.inputs], ensure_ascii=False, indent=1)
        (self._half / "inputs.json").write_text(text, encoding="utf-8")

    def _path(self, name: str) -> Path:
        return self._half / "rosters" / f"{name}.parquet"


def _order(sheet: Recognised) -> tuple[int, str, str]:
    name = sheet.feeds[0].roster.name
    stage = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    return stage, sheet.file, sheet.closed.name


def _no_rows(roster: Roster) -> pa.Table:
    return staged_schema(roster).empty_table().drop_columns("row_id")


def _add(part: Part, feed: Feed, rows: Rows) -> Mapping[str, int]:
    """How many rows were read and used, and cells unknown: the rows themselves are written, and let go."""
    part.add_rows(feed.roster, rows.used)
    part.add_problems(rows.problems)
    part.add_unidentified(rows.unidentified)
    return {"read": rows.n_read, "used": rows.n_used, "unknown": rows.n_unknown}

"""The rows of an import on their way into the store: written sheet by sheet as they are read, never all in memory."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Kind, Roster
from doudi.rosters.store import PROBLEMS, PROVENANCE, UNIDENTIFIED, schema

_VARIED = {column.name for roster in ALL for column in roster.columns if column.kind in (Kind.ID_NUMBER, Kind.ACCOUNT)}
"""Columns in which hardly two cells are alike: a dictionary of them is only work."""


def origin(roster: Roster) -> tuple[pa.Field, ...]:
    """Where a row comes from, while it is staged: `identities` has columns file, sheet and row of its own."""
    return tuple(
        pa.field(f"its_{each.name}" if each.name in roster.by_name else each.name, each.type) for each in PROVENANCE
    )


def staged_schema(roster: Roster) -> pa.Schema:
    """The columns of the store and, where the roster has columns of these names, the origin beside them."""
    fields = schema(roster)
    return pa.schema([*fields, *(each for each in origin(roster) if each.name not in fields.names)])


class Part:
    """What one sheet gives: Parquet files that are kept or thrown away together."""

    def __init__(self, directory: Path, number: int, rows: Counter[str]) -> None:
        self._directory, self._number = directory, number
        self._open: dict[str, pq.ParquetWriter] = {}
        self.rows = rows

    def add_rows(self, roster: Roster, rows: pa.Table) -> None:
        """Append rows by `staged_schema` without their row_id; ids count up from 1 in each roster."""
        first = self.rows[roster.name] + 1
        self.rows[roster.name] += len(rows)
        ids = pa.array(range(first, first + len(rows)), pa.int64())
        fields = staged_schema(roster)
        self._writer(roster.name, fields).write_table(rows.append_column("row_id", ids).select(fields.names))

    def add_problems(self, lines: pa.Table) -> None:
        """Append lines of the quality report."""
        self._append("problems", PROBLEMS, lines)

    def add_unidentified(self, rows: pa.Table) -> None:
        """Append rows that wait for their person."""
        self._append("unidentified", UNIDENTIFIED, rows)

    def close(self) -> None:
        """Complete the files."""
        for writer in self._open.values():
            writer.close()

    def discard(self) -> None:
        """Remove the files."""
        self.close()
        for name in self._open:
            self._path(name).unlink()

    def _append(self, name: str, fields: pa.Schema, table: pa.Table) -> None:
        if len(table):
            self._writer(name, fields).write_table(table.cast(fields))

    def _writer(self, name: str, fields: pa.Schema) -> pq.ParquetWriter:
        if name not in self._open:
            words = [field.name for field in fields if pa.types.is_string(field.type) and field.name not in _VARIED]
            self._open[name] = pq.ParquetWriter(self._path(name), fields, use_dictionary=words)
        return self._open[name]

    def _path(self, name: str) -> Path:
        return self._directory / f"{name}.{self._number:06}.parquet"


class Staging:
    """The parts of an import, in a directory of their own."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir()
        self.directory = directory
        self._rows: Counter[str] = Counter()
        self._parts = 0

    @contextmanager
    def part(self) -> Iterator[Part]:
        """A part; nothing of it stays when an exception leaves the block."""
        self._parts += 1
        part = Part(self.directory, self._parts, self._rows.copy())
        try:
            yield part
        except BaseException:
            part.discard()
            raise
        part.close()
        self._rows = part.rows

    def files(self, name: str) -> list[Path]:
        """The files of a roster, of problems or unidentified, in the order in which they were written."""
        return sorted(self.directory.glob(f"{name}.[0-9]*.parquet"))

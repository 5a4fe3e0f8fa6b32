"""Where expressions run: DuckDB inside this process, or Apache Spark."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import ibis
import ibis.expr.types as ir
import pyarrow.parquet as pq
from ibis.expr.operations import DatabaseTable, DropColumns, Field, Filter, InMemoryTable, Project, Relation
from sqlglot import exp

from doudi.engine.narrowing import only
from doudi.engine.parts import Part, asked_part, in_parts
from doudi.engine.steps import Asked, Step, in_steps
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.limits import Limits
from doudi.rosters.store import schema

COSTLY = (exp.Join, exp.Group, exp.AggFunc, exp.Distinct, exp.Window, exp.SetOperation)
"""What makes a part of a query that is used twice worth keeping; all else DuckDB reads again sooner."""

WHOSE = ("family_no", "id_no", "payee", "account_no", "row_id")


class Backend(Protocol):
    """What the engine asks of either."""

    name: str

    def table(self, name: str, file: Path) -> ir.Table:
        """The roster in a Parquet file."""

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """The table, reckoned once."""

    def hand_over(self, name: str, table: ir.Table) -> str:
        """Reckon the table; what the desk (DuckDB) reads it by."""

    def some(self, handed: str, table: ir.Table, wanted: str) -> str:
        """What the desk reads the rows of a few subjects by, those in its table `wanted`; others may be among them."""

    def part(self, handed: str, table: ir.Table, part: Part) -> str:
        """What the desk reads a part of the subjects by."""

    def let_go(self, handed: str) -> None:
        """What was handed over is no longer needed."""

    def relieve(self) -> None:
        """Free what memory can be freed."""

    def close(self) -> None:
        """Give back what was taken."""


class DuckDB:
    """The embedded engine; its connection is also the desk on which findings are put together."""

    name = "duckdb"

    def __init__(self, limits: Limits, scratch: Path) -> None:
        self.connection = connect(limits, scratch)
        self.aside = scratch / "aside"
        self.kept: list[str] = []
        self.steps: list[str] = []
        self.asked = lru_cache(maxsize=1)(self._asked)

    def table(self, name: str, file: Path) -> ir.Table:
        """A view on the Parquet file."""
        return self.connection.read_parquet(file, table_name=f"roster_{name}")

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """A temporary table, which may spill; the table itself where there is nothing to reckon."""
        return table if is_cut(table) else self._reckon(f"fact_{name}", table)

    def hand_over(self, name: str, table: ir.Table) -> str:
        """A view under that name: the desk reads of it first what all rows need, then all that a few need."""
        if table.op().find(InMemoryTable):
            self.connection.create_view(name, table)
        else:
            self.connection.raw_sql(f'CREATE TEMP VIEW "{name}" AS {self._query(table)}')
        return name

    def some(self, handed: str, table: ir.Table, wanted: str) -> str:
        """A query that reads little of the rosters for them."""
        return f"({self._query(only(table, 'subject', self.connection.table(wanted)))})"

    def part(self, handed: str, table: ir.Table, part: Part) -> str:
        """A query over that part of the rosters; all of it is the view."""
        return handed if part.of == 1 else f"({self._taken(part, table, 'subject')})"

    def let_go(self, handed: str) -> None:
        """Drop the view."""
        self._drop_steps()
        self.connection.raw_sql(f'DROP VIEW "{handed}"')

    def relieve(self) -> None:
        """Put the facts aside as Parquet, under the same names: of a table in memory DuckDB can spill much, not all."""
        self._drop_steps()
        self.aside.mkdir(parents=True, exist_ok=True)
        while self.kept:
            name = self.kept.pop()
            file = str(self.aside / f"{name}.parquet").replace("'", "''")
            self.connection.raw_sql(f"COPY \"{name}\" TO '{file}' (ROW_GROUP_SIZE 20480)")
            self.connection.raw_sql(f'DROP TABLE "{name}"')
            self.connection.raw_sql(f"CREATE TEMP VIEW \"{name}\" AS SELECT * FROM read_parquet('{file}')")

    def close(self) -> None:
        """Close the connection."""
        self.connection.disconnect()

    def _reckon(self, name: str, table: ir.Table) -> ir.Table:
        """What `create_table` of Ibis does, without copying the parsed query twice: a fifth of a small run."""
        if table.op().find(InMemoryTable):
            return self.connection.create_table(name, table, temp=True)
        made, by = self.connection.create_table(name, schema=table.schema(), temp=True), divider(table.columns)

        def fill(parts: Sequence[Part]) -> None:
            self.connection.raw_sql(f'DELETE FROM "{name}"')
            for part in parts:
                self.connection.raw_sql(f'INSERT INTO "{name}" {self._taken(part, table, by)}')

        in_parts(fill, self.relieve)
        self._drop_steps()
        self.kept.append(name)
        return made

    def _taken(self, part: Part, table: ir.Table, column: str) -> str:
        """The query of a part, the steps it rests on being written down."""
        asked = self.asked(table.op(), column, part.of, part.stepwise)
        self._drop_steps()
        self.connection.raw_sql(f"CREATE OR REPLACE TEMP MACRO asked_part() AS {part.number}")
        for step in asked.steps:
            self.steps.append(step.name)
            self.connection.raw_sql(f'CREATE TEMP TABLE "{step.name}" ({step.columns})')
            self.connection.raw_sql(f'INSERT INTO "{step.name}" {step.query}')
        return asked.query

    def _asked(self, op: Relation, column: str, of: int, stepwise: bool) -> Asked:
        """How all parts are asked for: put together once, since only the number sets one off from the next."""
        rows, steps = Part(asked_part(), of).rows(op.to_expr(), column), list[Step]()

        def write(table: ir.Table) -> ir.Table:
            name, columns = f"step_{len(steps)}", table.schema().to_sqlglot_column_defs(self.connection.dialect)
            told = ", ".join(one.sql(dialect=self.connection.dialect) for one in columns)
            steps.append(Step(name, told, self._query(table)))
            return ibis.table(table.schema(), name=name)

        return Asked(self._query(in_steps(rows, write) if stepwise else rows), tuple(steps))

    def _drop_steps(self) -> None:
        while self.steps:
            self.connection.raw_sql(f'DROP TABLE "{self.steps.pop()}"')

    def _query(self, table: ir.Table) -> str:
        parsed = self.connection.compiler.to_sqlglot(table)
        for named in parsed.ctes:
            if not named.find(*COSTLY):
                named.set("materialized", False)
        query: str = parsed.sql(dialect=self.connection.dialect, copy=False)
        return query


def divider(columns: Sequence[str]) -> str:
    """The column by which a fact is divided: whose rows these are, by which it was grouped or joined most likely."""
    return next((name for name in WHOSE if name in columns), columns[0])


def is_cut(table: ir.Table) -> bool:
    """Whether it is only some rows and columns of a table that is there already."""
    op = table.op()
    while isinstance(op, Filter | DropColumns) or (
        isinstance(op, Project) and all(isinstance(value, Field) for value in op.values.values())
    ):
        op = op.parent
    return isinstance(op, DatabaseTable)


def connect(limits: Limits, scratch: Path) -> ibis.BaseBackend:
    """A DuckDB that keeps within the limits and spills into the scratch folder."""
    ibis.options.sql.fuse_selects = False  # DuckDB fuses them itself, in a fraction of the time
    settings: dict[str, object] = {
        "memory_limit": limits.memory,
        "temp_directory": str(limits.spill or scratch / "spill"),
        "preserve_insertion_order": False,
    }
    if limits.threads:
        settings["threads"] = limits.threads
    return ibis.duckdb.connect(**settings)


class RosterFiles:
    """The Parquet file of each roster of a store; of one that was not supplied an empty one, made when asked for."""

    def __init__(self, store: Path, scratch: Path) -> None:
        self.folder = store / "rosters"
        self.absent = scratch / "absent"
        self.supplied = frozenset(path.stem for path in self.folder.glob("*.parquet"))

    def __getitem__(self, name: str) -> Path:
        if name in self.supplied:
            return self.folder / f"{name}.parquet"
        file = self.absent / f"{name}.parquet"
        if not file.exists():
            self.absent.mkdir(parents=True, exist_ok=True)
            pq.write_table(schema(ROSTERS[name]).empty_table(), file)
        return file

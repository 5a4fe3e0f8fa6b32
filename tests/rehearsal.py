"""Judges one check over many small stores quickly: its expressions are built and compiled once per process.

Building and compiling takes most of a test's time and depends only on the check, the day and the law; the statements
are the same for every store. The first store runs as in a real run, later ones replay the statements.
"""

import atexit
import shutil
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import ibis.expr.types as ir
from ibis.expr.operations import InMemoryTable

from doudi.checks.api import Check, Judged
from doudi.engine.backend import DuckDB, connect
from doudi.facts.case import Case, Record
from doudi.policy.book import Book
from doudi.rosters.limits import Limits

SCRATCH = Path(mkdtemp(prefix="doudi-rehearsal-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


@dataclass
class Plan:
    """The statements of one check at one day under one law, in their order."""

    number: int
    rosters: dict[str, ir.Table] = field(default_factory=dict)
    statements: list[tuple[str, str]] = field(default_factory=list)
    judged: Judged | None = None
    record: Record = field(default_factory=Record)


class Rehearsed(DuckDB):
    """DuckDB on one connection per process; it learns a plan at the first store and replays it at the next."""

    name = "duckdb"
    plans: dict[tuple[str, date, int], Plan] = {}  # noqa: RUF012 – shared by all on purpose
    connection = connect(Limits(memory="1GB", threads=1), SCRATCH)

    def __init__(self, check: Check, as_of: date, book: Book) -> None:
        key = (check.code, as_of, id(book))
        self.plan = self.plans.setdefault(key, Plan(len(self.plans)))
        self.known = self.plan.judged is not None
        self.check = check

    def rehearsed(self) -> Check:
        """The check, built at its first store only."""
        return replace(self.check, build=self._built)

    def _built(self, case: Case) -> Judged:
        if self.known:
            for name in list(self.plan.rosters):
                case.setting.table(name)
            case.record.add(self.plan.record)
        else:
            self.plan.judged = self.check.build(case)
            self.plan.record = case.record
        assert self.plan.judged is not None
        return self.plan.judged

    def table(self, name: str, file: Path) -> ir.Table:
        view = f"roster_{name}"
        self.connection.con.execute(f"CREATE OR REPLACE VIEW {view} AS SELECT * FROM read_parquet('{file}')")
        if name not in self.plan.rosters:
            self.plan.rosters[name] = self.connection.table(view)
        return self.plan.rosters[name]

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        return self._learn(f"fact_{self.plan.number}_{name}", table)

    def hand_over(self, name: str, table: ir.Table) -> str:
        told = f"judged_{self.plan.number}"
        if not self.known:
            self._learn(told, table)
        else:
            self._replay()
        return told

    def _replay(self) -> None:
        """The statements as they stand: over a few rows, to plan them well takes longer than to carry them out."""
        self.connection.con.execute("PRAGMA disable_optimizer")
        for made, statement in self.plan.statements:
            self.connection.con.execute(f'DELETE FROM "{made}"; INSERT INTO "{made}" {statement}')
        self.connection.con.execute("PRAGMA enable_optimizer")

    def some(self, handed: str, table: ir.Table, wanted: str) -> str:
        """All of them: the stores are small."""
        return handed

    def let_go(self, handed: str) -> None:
        """Kept for the next store."""

    def _learn(self, name: str, table: ir.Table) -> ir.Table:
        statement = self._query(table)
        self.plan.statements.append((name, statement))
        if table.op().find(InMemoryTable):
            return self.connection.create_table(name, table, temp=True)
        made = self.connection.create_table(name, schema=table.schema(), temp=True)
        self.connection.con.execute(f'INSERT INTO "{name}" {statement}')
        return made

    def close(self) -> None:
        """The connection serves the next store."""

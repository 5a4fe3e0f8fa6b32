"""What does not fit into memory at once is reckoned part after part.

DuckDB puts aside what it sorts, groups and joins, but not all of it: what it holds at one time grows with the rows.
A part of the rows is asked for as far down as it can be, on both sides of a join: DuckDB itself would join all rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb
import ibis
import ibis.expr.types as ir
from ibis.expr import operations as ops

from doudi.engine.narrowing import COMMUTES, moved, row_by_row

WAYS = ((1, False), (8, False), (8, True), (64, True))
"""Into so many parts the rows are divided (powers of two), and whether each is taken step by step: the next where the
memory did not suffice for the one before.
"""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def asked_part() -> int:
    """The number of the part that is asked for: a macro of DuckDB's connection, for a query that serves all parts."""
    raise NotImplementedError


@dataclass(frozen=True)
class Part:
    """One of several parts of equal size, divided by a hash of a column. `stepwise`: to be taken in steps."""

    number: int | ir.IntegerValue
    of: int
    stepwise: bool = False

    def condition(self, column: str, of: str = "") -> str:
        """A WHERE clause in DuckDB's SQL on a column (of a table that is called `of`); empty for the whole."""
        named = f'{of}."{column}"' if of else f'"{column}"'
        return f"WHERE hash({named}) & {self.of - 1} = {self.number}" if self.of > 1 else ""

    def rows(self, table: ir.Table, column: str) -> ir.Table:
        """The rows of the table that are in the part."""
        return table if self.of == 1 else self._rows(table.op(), column).to_expr()

    def _rows(self, op: ops.Relation, column: str) -> ops.Relation:
        if isinstance(op, ops.Union | ops.Distinct):
            return op.copy(**{side: self._rows(getattr(op, side), column) for side in op.__argnames__ if side in SIDES})
        if isinstance(op, ops.JoinChain):
            return self._rows_of_join(op, column)
        below = origin(op, column)
        return self._here(op, column) if below is None else upon(op, op.parent, self._rows(op.parent, below))

    def _here(self, op: ops.Relation, column: str) -> ops.Relation:
        table = op.to_expr()
        return table.filter(table[column].hash() & (self.of - 1) == self.number).op()

    def _rows_of_join(self, op: ops.JoinChain, column: str) -> ops.Relation:
        """Of the first table, and of each that is joined to it by the same value."""
        value = op.values[column]
        if not (isinstance(value, ops.Field) and value.rel == op.first) or any(o.how not in COMMUTES for o in op.rest):
            return self._here(op, column)
        first = ops.JoinReference(self._rows(op.first.parent, value.name), op.first.identifier)
        swaps = {op.first: first}
        for link in op.rest:
            same = equal_to(value, link)
            lower = self._rows(link.table.parent, same) if same else link.table.parent
            swaps[link.table] = ops.JoinReference(lower, link.table.identifier)
        rest = [
            link.copy(table=swaps[link.table], predicates=[swapped(one, swaps) for one in link.predicates])
            for link in op.rest
        ]
        return op.copy(first=first, rest=rest, values={name: swapped(one, swaps) for name, one in op.values.items()})


SIDES = frozenset({"left", "right", "parent"})


def equal_to(value: ops.Field, link: ops.JoinLink) -> str:
    """The column of a joined table that must equal this one of the first; empty if there is none."""
    for one in link.predicates:
        pair = (one.left, one.right) if isinstance(one, ops.Equals) else ()
        theirs = [side for side in pair if isinstance(side, ops.Field) and side.rel == link.table]
        if value in pair and theirs and theirs[0].dtype == value.dtype:
            return str(theirs[0].name)
    return ""


def swapped(value: ops.Value, swaps: dict[ops.Relation, ops.Relation]) -> ops.Value:
    """The value with the columns of other tables."""
    for old, new in swaps.items():
        value = moved(value, old, new)
    return value


def origin(op: ops.Relation, column: str) -> str | None:
    """The column of the table below that this one is, if each part of the rows rests on the same part there."""
    if isinstance(op, ops.DropColumns) or (isinstance(op, ops.Filter) and row_by_row(op.predicates)):
        return column
    if isinstance(op, ops.Project | ops.Aggregate):
        values = op.values if isinstance(op, ops.Project) else op.groups
        value = values.get(column)
        own = isinstance(value, ops.Field) and value.rel == op.parent
        if own and (isinstance(op, ops.Aggregate) or all(stays_within(one, value) for one in op.values.values())):
            return str(value.name)
    return None


def stays_within(value: ops.Value, column: ops.Field) -> bool:
    """Whether a value hangs on no rows but those with the same value of the column."""
    windows = value.find(ops.WindowFunction, filter=ops.Value)
    if value.find((ops.Subquery, *BEYOND), filter=outside_of_windows):
        return False
    return all(column in window.group_by for window in windows)


BEYOND = (ops.Analytic, ops.Reduction)


def outside_of_windows(node: ops.Node) -> bool:
    """Whether to look below a node: a reduction within a window is the window's."""
    return isinstance(node, ops.Value) and not isinstance(node, ops.WindowFunction)


def upon(op: ops.Relation, old: ops.Relation, lower: ops.Relation) -> ops.Relation:
    """The same step upon another table of the same columns."""
    if isinstance(op, ops.DropColumns):
        return op.copy(parent=lower)
    if isinstance(op, ops.Filter):
        return op.copy(parent=lower, predicates=[moved(one, old, lower) for one in op.predicates])
    fields = ("values",) if isinstance(op, ops.Project) else ("groups", "metrics")
    told = {field: {name: moved(one, old, lower) for name, one in getattr(op, field).items()} for field in fields}
    return op.copy(parent=lower, **told)


def in_parts(attempt: Callable[[Sequence[Part]], None], relieve: Callable[[], None]) -> None:
    """Call `attempt` with all parts: first with the whole as the only one, and with more where memory ran out.

    `relieve`: frees what it can before each further attempt.
    Raises duckdb.OutOfMemoryException where even the smallest parts are too large.
    """
    for size, stepwise in WAYS:
        try:
            return attempt([Part(number, size, stepwise) for number in range(size)])
        except duckdb.OutOfMemoryException:
            if (size, stepwise) == WAYS[-1]:
                raise
            relieve()

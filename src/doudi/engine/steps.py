"""A query taken step by step, where not even a part of it fits into memory at once.

DuckDB holds all tables of a chain of joins at the same time. What is joined and counted within a query is written
down first, each by itself, so that no more than one of them is held.
"""

from collections.abc import Callable
from dataclasses import dataclass

import ibis.expr.types as ir
from ibis.expr import operations as ops


@dataclass(frozen=True)
class Step:
    """A table to be written down: its name, its columns, the query that fills it."""

    name: str
    columns: str
    query: str


@dataclass(frozen=True)
class Asked:
    """A query, and the steps that are written down before it."""

    query: str
    steps: tuple[Step, ...] = ()


HELD = (ops.JoinChain, ops.Aggregate)


def in_steps(table: ir.Table, write: Callable[[ir.Table], ir.Table]) -> ir.Table:
    """The same table upon tables that are written down: `write` is given each, the innermost first."""
    op = table.op()
    while inner := innermost(op):
        written = write(inner.to_expr())
        op = op.replace({inner: written.select(*written.columns).op()})  # a value asked of a bare table is not compiled
    return op.to_expr()


def innermost(op: ops.Relation) -> ops.Relation | None:
    """A join or count within a query that itself rests on none; None where there is none within."""
    within = (one for one in op.find(HELD) if one != op)
    return next((one for one in within if len(one.find(HELD)) == 1), None)

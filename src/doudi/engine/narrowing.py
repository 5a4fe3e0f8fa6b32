"""Asks a table of few subjects only, from the bottom up: DuckDB leaves a semi-join above all that it could spare."""

from collections.abc import Iterable
from typing import Any

import ibis.expr.types as ir
from ibis.expr import operations as ops

COMMUTES = frozenset({"inner", "left", "semi", "anti"})


def only(rows: ir.Table, column: str, wanted: ir.Table) -> ir.Table:
    """The rows whose column is among the values of the column of the same name of `wanted`."""
    return _only(rows.op(), column, column, wanted).to_expr()


def _only(op: ops.Relation, column: str, among: str, wanted: ir.Table) -> ops.Relation:
    if isinstance(op, ops.Union):
        return op.copy(left=_only(op.left, column, among, wanted), right=_only(op.right, column, among, wanted))
    below = _origin(op, column)
    if below is None:
        table = op.to_expr()
        return table.semi_join(wanted, table[column] == wanted[among]).select(*table.columns).op()
    return _upon(op, _only(below.rel, below.name, among, wanted))


def _origin(op: ops.Relation, column: str) -> ops.Field | None:
    """The column of the next lower table that this one is, if to leave out rows there leaves out the same rows here."""
    if isinstance(op, ops.JoinChain):
        value = op.values[column]
        own = isinstance(value, ops.Field) and value.rel == op.first
        commutes = all(one.how in COMMUTES and not _rests_on(one.table, op.first.parent) for one in op.rest)
        return ops.Field(op.first.parent, value.name) if own and commutes else None
    if isinstance(op, ops.Filter):
        return ops.Field(op.parent, column) if row_by_row(op.predicates) else None
    if isinstance(op, ops.DropColumns):
        return ops.Field(op.parent, column)
    if isinstance(op, ops.Project) and row_by_row(op.values.values()):
        value = op.values[column]
        return value if isinstance(value, ops.Field) else None
    return None


def _rests_on(table: ops.Relation, other: ops.Relation) -> bool:
    """Whether the other table is reckoned for this one too: then it had better be reckoned once, as it is."""
    return bool(table.find(lambda node: node == other))


def row_by_row(values: Iterable[ops.Value]) -> bool:
    """Whether each value hangs on its own row alone."""
    beyond = (ops.WindowFunction, ops.Subquery, ops.Analytic, ops.Reduction)
    return not any(value.find(beyond, filter=ops.Value) for value in values)


def _upon(op: ops.Relation, lower: ops.Relation) -> ops.Relation:
    """The same step upon another table of the same columns."""
    if isinstance(op, ops.DropColumns):
        return op.copy(parent=lower)
    if isinstance(op, ops.Filter):
        return op.copy(parent=lower, predicates=[moved(one, op.parent, lower) for one in op.predicates])
    if isinstance(op, ops.Project):
        return op.copy(parent=lower, values={k: moved(one, op.parent, lower) for k, one in op.values.items()})
    first = ops.JoinReference(lower, op.first.identifier)
    rest = [one.copy(predicates=[moved(p, op.first, first) for p in one.predicates]) for one in op.rest]
    return op.copy(first=first, rest=rest, values={k: moved(one, op.first, first) for k, one in op.values.items()})


def moved(value: ops.Value, old: ops.Relation, new: ops.Relation) -> ops.Value:
    """The value with the columns of another table, looking no deeper than its own row."""

    def swapped(node: ops.Node, changed: dict[str, Any] | None) -> ops.Node:
        if isinstance(node, ops.Field):
            return ops.Field(new, node.name) if node.rel == old else node
        if isinstance(node, ops.CountStar) and node.arg == old:
            return ops.CountStar(new, where=(changed or {}).get("where", node.where))
        return node.__recreate__(changed) if changed else node

    return value.replace(swapped, filter=ops.Value)

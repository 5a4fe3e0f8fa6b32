"""Three-valued conditions: true, false, and not known (null)."""

from collections.abc import Callable, Sequence

import ibis
import ibis.expr.types as ir

UNKNOWN = ibis.null("boolean")


def stated(table: ir.Table, column: str) -> ir.BooleanValue:
    """Whether the cell holds a value; of a `-` column unknown where it is unreadable."""
    if f"{column}_blank" in table.columns:
        return ~table[f"{column}_blank"]
    return table[column].notnull()


def blank(table: ir.Table, column: str) -> ir.BooleanValue:
    """Whether the cell of a `-` column is empty; unknown where it is unreadable."""
    return table[f"{column}_blank"]


def blank_as(table: ir.Table, column: str, value: object) -> ir.Value:
    """The cell, a blank one read as that value; an unreadable one stays unknown."""
    cell = table[column]
    return ibis.cases((table[f"{column}_blank"], ibis.literal(value).cast(cell.type())), else_=cell)


def known(condition: ir.BooleanValue) -> ir.BooleanValue:
    """The condition, unknown counting as false."""
    return condition.fill_null(False)


def possible(condition: ir.BooleanValue) -> ir.BooleanValue:
    """The condition, unknown counting as true."""
    return condition.fill_null(True)


def when(condition: ir.BooleanValue, then: object, otherwise: object) -> ir.Value:
    """One of two, unknown where the condition is."""
    return ibis.cases((condition, then), (~condition, otherwise))


def degree(condition: ir.BooleanValue) -> ir.IntegerValue:
    """2 true, 1 unknown, 0 false: the largest of several is their *or*."""
    return ibis.cases((condition, 2), (~condition, 0), else_=1).cast("int8")


def truth(degree: ir.IntegerValue) -> ir.BooleanValue:
    """The condition of a degree; no degree (no row) is false."""
    return ibis.cases((degree == 2, True), (degree == 1, UNKNOWN), else_=False)


def with_some(
    table: ir.Table, name: str, among: ir.Table, condition: ir.BooleanValue, on: Sequence[str], *, keep: str = ""
) -> ir.Table:
    """Add the column `name`: whether a row of `among` with the same keys meets the condition.

    `on` names the keys, "a=b" where the table's column a is called b in the other. No such row: false. A row that
    meets it: true. Else unknown where one may meet it, or where a key of the table is unknown.
    """
    mine = [key.partition("=")[0] for key in on]
    theirs = [key.partition("=")[2] or key for key in on]
    found = among.mutate(_degree=degree(condition)).group_by(theirs).agg(_degree=ibis._["_degree"].max())
    found = found.rename({f"_their_{i}": key for i, key in enumerate(theirs)})
    joined = table.left_join(found, [table[key] == found[f"_their_{i}"] for i, key in enumerate(mine)])
    unkeyed = [joined[key].isnull() for key in mine]
    value = ibis.cases((ibis.or_(*unkeyed), UNKNOWN), else_=truth(joined["_degree"]))
    return joined.mutate(**{name: value}).select(*table.columns, name)


def with_related(
    table: ir.Table, name: str, among: ir.Table, on: Sequence[str], condition: Callable[[ir.Table], ir.BooleanValue]
) -> ir.Table:
    """Add the column `name`: whether a row of `among` with the same keys meets a condition on both rows.

    The condition sees the table's columns and those of the other as `its_…`. `on`, and what is unknown, as in
    `with_some`. Rows are told apart by row_id.
    """
    mine = [key.partition("=")[0] for key in on]
    theirs = [key.partition("=")[2] or key for key in on]
    others = among.select(**{f"its_{column}": among[column] for column in among.columns})
    met = table.inner_join(others, [table[a] == others[f"its_{b}"] for a, b in zip(mine, theirs, strict=True)])
    found = met.select(_row=met.row_id, _degree=degree(condition(met)))
    found = found.group_by("_row").agg(_degree=found["_degree"].max())
    joined = table.left_join(found, table.row_id == found["_row"])
    unkeyed = ibis.or_(*(joined[key].isnull() for key in mine))
    value = ibis.cases((unkeyed, UNKNOWN), else_=truth(joined["_degree"]))
    return joined.mutate(**{name: value}).select(*table.columns, name)


def with_any(table: ir.Table, name: str, among: ir.Table, on: Sequence[str]) -> ir.Table:
    """Add the column `name`: whether `among` has a row with the same keys."""
    return with_some(table, name, among, ibis.literal(True), on)


def with_columns(table: ir.Table, other: ir.Table, on: Sequence[str], columns: Sequence[str]) -> ir.Table:
    """Add columns of the one row of `other` with the same keys; null where there is none.

    `on` as in `with_some`; a column "a=b" takes the other's b under the name a. `other` has one row for each key.
    """
    mine = [key.partition("=")[0] for key in on]
    theirs = [key.partition("=")[2] or key for key in on]
    wanted = {column.partition("=")[0]: column.partition("=")[2] or column for column in columns}
    taken = other.select(
        **{f"_their_{i}": other[key] for i, key in enumerate(theirs)},
        **{f"_take_{i}": other[column] for i, column in enumerate(wanted.values())},
    )
    joined = table.left_join(taken, [table[key] == taken[f"_their_{i}"] for i, key in enumerate(mine)])
    return joined.select(*table.columns, **{name: joined[f"_take_{i}"] for i, name in enumerate(wanted)})

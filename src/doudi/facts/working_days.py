"""Working days by the State Council's yearly arrangement."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import with_columns
from doudi.policy.working_days import working_day_numbers


def working_days(_case: Case) -> ir.Table:
    """day, number: working days counted up to and including each day of the known calendar."""
    return ibis.memtable(working_day_numbers())


def with_working_days(rows: ir.Table, case: Case, name: str, start: str, end: str) -> ir.Table:
    """Add the column `name`: working days d with start < d ≤ end; 0 if end ≤ start.

    Unknown where a day is unknown or outside the calendar.
    """
    numbers = case.fact(working_days)
    rows = with_columns(rows, numbers, [f"{start}=day"], ["_from=number"])
    rows = with_columns(rows, numbers.view(), [f"{end}=day"], ["_to=number"])
    count = ibis.cases((rows[end] <= rows[start], ibis.literal(0, "int64")), else_=(rows["_to"] - rows["_from"]))
    return rows.mutate(**{name: count.cast("int64")}).drop("_from", "_to")

"""Which unit handed in which month: a missing file never makes people "dropped"."""

from datetime import date

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import month_text
from doudi.facts.case import Case
from doudi.facts.logic import with_any


def rolls(case: Case, roster: str) -> ir.Table:
    """unit, month: the units that have at least one row of a snapshot roster in the month.

    Where the roster was not supplied its rows are out of scope: no finding rests on its absence.
    """
    rows = case.roster(roster, beside=True)
    return rows.select("unit", "month").filter(rows.unit.notnull()).distinct()


def with_roll(rows: ir.Table, case: Case, roster: str, *, month: date | str | None = None) -> ir.Table:
    """Add `supplied` (the roll of that month from the unit of the row) and `gap` (what is missing, else null).

    `month`: a day, or the name of a column of the rows; M by default. Unknown unit: unknown.
    """
    fixed = not isinstance(month, str)
    rows = rows.mutate(_month=ibis.literal(month or case.month) if fixed else rows[str(month)])
    rows = with_any(rows, "supplied", case.fact(rolls, roster), ["unit", "_month=month"])
    return rows.mutate(gap=gap(rows, roster, rows["_month"])).drop("_month")


def gap(rows: ir.Table, what: str, month: ir.DateValue) -> ir.StringValue:
    """`unit|programme or roster|YYYY-MM` where it was not supplied, else null."""
    text = rows.unit + f"|{what}|" + month_text(month)
    return ibis.cases((~rows.supplied, text), else_=ibis.null("string"))

"""Steps that have to be taken within so many working days (checks, LS and CX)."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.holdings import law_for
from doudi.facts.logic import blank_as
from doudi.facts.working_days import with_working_days


def with_working_time(
    rows: ir.Table, case: Case, start: str, end: str, parameter: str, *, on: str | None = None
) -> ir.Table:
    """Add how many working days a step took from the column `start` to `end`, and how many it may.

    until: the end, where blank means "not yet" D. spent: working days start → until. allowed: the parameter on the day
    of the column `on` (of `start` by default). What a finding lacks, null where it does: asked_law (there is no law
    on that day), calendar (a known day lies outside the calendar).
    """
    dated = on or start
    rows = rows.mutate(until=blank_as(rows, end, case.day) if f"{end}_blank" in rows.columns else rows[end])
    rows = with_working_days(rows, case, "spent", start, "until")
    rows = rows.mutate(allowed=case.value(parameter, on=rows[dated], place=rows.area_code))
    return rows.mutate(
        asked_law=law_for(rows.allowed, rows[dated]), calendar=law_for(rows.spent, rows[start], rows.until)
    )

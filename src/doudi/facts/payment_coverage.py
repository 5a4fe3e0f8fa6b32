"""Which unit handed in which payment month of which programme (checks, "covered")."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import month_text
from doudi.facts.case import Case
from doudi.facts.logic import with_any, with_columns
from doudi.facts.payees import paid_months
from doudi.facts.payments import line_months


def payment_coverage(case: Case) -> ir.Table:
    """unit, programme, month: at least one line among whose months it is, whatever its result."""
    lines = line_months(case)
    return lines.select("unit", "programme", "month").filter(lines.unit.notnull()).distinct()


def with_paid_programme(rows: ir.Table, case: Case, programme: ir.StringValue | str, name: str = "covered") -> ir.Table:
    """Add `<name>` (the programme's payments of the row's month are supplied by its unit) and `<name>_gap`.

    Rows carry unit and month. Unit or programme unknown: unknown. The gap is `unit|programme|YYYY-MM` where false.
    """
    rows = rows.mutate(_programme=ibis.literal(programme) if isinstance(programme, str) else programme)
    rows = with_any(rows, name, case.fact(payment_coverage), ["unit", "_programme=programme", "month"])
    missing = rows.unit + "|" + rows["_programme"] + "|" + month_text(rows.month)
    gap = (~rows[name]).ifelse(missing, ibis.null("string"))
    return rows.mutate(**{f"{name}_gap": gap}).drop("_programme")


PAID_COLUMNS = ("paid", "open", "n_paid", "n_open", "first_line", "last_line")


def with_payments(
    rows: ir.Table, case: Case, kind: str, programmes: tuple[str, ...], *, payee: str, prefix: str = "line_"
) -> ir.Table:
    """Add `<prefix>paid`, `open`, `n_paid`, `n_open`, `first_line`, `last_line` (paid_months) of the row's payee.

    kind: "family" or "person"; payee: the column with its family_no or id_no; rows carry month. Several programmes
    are taken together; sums and counts are 0 where there is no line. Whether one is paid: `is_paid`.
    """
    lines = case.fact(paid_months, kind, *programmes)
    taken = [f"{prefix}{name}={name}" for name in PAID_COLUMNS]
    rows = with_columns(rows, lines, [f"{payee}=payee", "month"], taken)
    return rows.mutate(**{f"{prefix}{name}": rows[f"{prefix}{name}"].fill_null(0) for name in PAID_COLUMNS[:4]})


def is_paid(rows: ir.Table, prefix: str = "line_") -> ir.BooleanValue:
    """Whether the payee has a paid line in the month; unknown where only lines of unknown result may be it."""
    paid, perhaps = rows[f"{prefix}n_paid"] > 0, rows[f"{prefix}n_open"] > 0
    return ibis.cases((paid, True), (perhaps, ibis.null("boolean")), else_=False)

"""The day by which a month's money is due (checks, "Due day of m")."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case


def due_day(case: Case, month: ir.DateValue, *, place: ir.StringValue, kind: ir.StringValue | None = None) -> ir.Value:
    """payments.payday in the month, or, paid by the quarter, in its quarter's first; at the latest the last day of it.

    kind: 农村, 城市, or unknown or none for tekun, which has only the entries without one. Unknown without a value.
    """
    cycle = case.value("payments.cycle", on=month, place=place, kind=kind)
    begins = month.month() - (month.month() - 1) % 3
    quarter = ibis.date(month.year(), begins.cast("int32"), 1)
    paid_in = ibis.cases((cycle == "按季", quarter), (cycle == "按月", month), else_=ibis.null("date"))
    payday = case.value("payments.payday", on=paid_in, place=place)
    length = days_in_month(paid_in)
    day = ibis.cases((payday <= length, payday), (payday > length, length))
    return ibis.date(paid_in.year(), paid_in.month(), day.cast("int32"))


def days_in_month(month: ir.DateValue) -> ir.IntegerValue:
    """28 to 31."""
    year = month.year()
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    length = leap.ifelse(29, 28)
    number = month.month()
    return ibis.cases((number == 2, length), (number.isin([4, 6, 9, 11]), 30), else_=31).cast("int64")


def is_due(due: ir.DateValue, case: Case) -> ir.BooleanValue:
    """Whether the due day lies before D."""
    return due < case.day


def kind_of_programme(programme: ir.StringValue) -> ir.StringValue:
    """农村低保 → 农村, 城市低保 → 城市; any other has none."""
    return ibis.cases((programme == "农村低保", "农村"), (programme == "城市低保", "城市"), else_=ibis.null("string"))


def programme_of_kind(kind: ir.StringValue) -> ir.StringValue:
    """农村 → 农村低保, 城市 → 城市低保; unknown stays unknown."""
    return ibis.cases((kind == "农村", "农村低保"), (kind == "城市", "城市低保"), else_=ibis.null("string"))

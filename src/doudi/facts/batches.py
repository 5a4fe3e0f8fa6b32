"""Batches of payment lines: one unit, one programme, one month of the column 所属月份 (checks, ZJ-09, ZJ-10)."""

import ibis.expr.types as ir

from doudi.facts.calendar import month_text
from doudi.facts.case import Case
from doudi.facts.due_days import due_day, kind_of_programme
from doudi.facts.logic import with_some
from doudi.facts.payees import payment_parts
from doudi.facts.payments import DIBAO_PROGRAMMES, TEKUN_PROGRAMMES, payment_lines


def batch_key(rows: ir.Table, month: str = "month") -> ir.StringValue:
    """`unit|programme|month`, an unknown unit as 不明."""
    return rows.unit.fill_null("不明") + "|" + rows.programme + "|" + month_text(rows[month])


def batch_lines(case: Case) -> ir.Table:
    """`payment_lines` of every programme, with `batch`."""
    rows = payment_lines(case)
    return rows.mutate(batch=batch_key(rows))


def timed_lines(case: Case) -> ir.Table:
    """One row per dibao or tekun line: `batch`, `due` (due day of the column 所属月份), `repeats` (three-valued).

    repeats: there is a returned line of the same batch and payee, paid no later or one of both without a day. The
    payee of a line of several months is that of the first of them.
    """
    rows = payment_parts(case)
    rows = rows.filter(rows.programme.isin([*DIBAO_PROGRAMMES, *TEKUN_PROGRAMMES]) & (rows.month == rows.first_month))
    kind = kind_of_programme(rows.programme)
    due = due_day(case, rows.batch_month, place=rows.area_code, kind=kind)
    rows = rows.mutate(batch=batch_key(rows, "batch_month"), due=due)
    back = rows.filter(rows.returned.fill_null(True)).select(
        "batch", "payee_kind", "payee", back_on=rows.paid_on, back_blank=rows.paid_on_blank, back_row=rows.row_id,
        back=rows.returned & rows.payee_sure,
    )  # fmt: skip
    mine = rows.select("batch", "payee_kind", "payee", "row_id", "paid_on", "paid_on_blank", "payee_sure")
    met = mine.inner_join(back, ["batch", "payee_kind", "payee"])
    met = met.filter(met.row_id != met.back_row)
    earlier = (met.back_on <= met.paid_on) | met.back_blank | met.paid_on_blank
    return with_some(rows, "repeats", met, met.back & met.payee_sure & earlier, ["row_id"])

"""Money that came back, and whether it was paid again in time (checks, ZJ-11)."""

import ibis.expr.types as ir

from doudi.facts.calendar import days_between
from doudi.facts.case import Case
from doudi.facts.logic import with_some
from doudi.facts.payees import payment_parts

KEY = ["programme", "payee_kind", "payee", "month"]


def returned_parts(case: Case) -> ir.Table:
    """`payment_parts` of lines that are returned, or may be, with `reissue_days` and two three-valued columns.

    reissued: another paid line of the same programme, payee and month follows within reissue_days; a day that is not
    stated on either line, an unknown result or payee: unknown. overdue: more than reissue_days have gone by at D.
    """
    rows = payment_parts(case)
    rows = rows.filter(rows.returned.fill_null(True))
    rows = rows.mutate(reissue_days=case.value("payments.reissue_days", on=rows.month, place=rows.area_code))
    other = payment_parts(case)
    other = other.filter(other.paid.fill_null(True)).select(
        *KEY, again=other.paid & other.payee_sure, again_on=other.paid_on, again_row=other.row_id
    )
    met = rows.select("row_id", "paid_on", "reissue_days", *KEY).inner_join(other, KEY)
    met = met.filter(met.row_id != met.again_row)
    days = days_between(met.paid_on, met.again_on)
    within = (days >= 0) & (days <= met.reissue_days)
    rows = with_some(rows, "reissued", met, met.again & within, ["row_id", "month"])
    return rows.mutate(overdue=days_between(rows.paid_on, case.day) > rows.reissue_days)

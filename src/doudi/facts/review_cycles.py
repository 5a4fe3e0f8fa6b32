"""When a family was reviewed last and when it is due again (DB-17)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month
from doudi.facts.holdings import law_for


def review_cycles(case: Case) -> ir.Table:
    """The families of M with last_review (reviewed_on, else approved_on) and months (till the next review).

    months is unknown where tier or kind is, even if the law needs only one of them; asked_months: null only where the
    law is silent.
    """
    rows = case.fact(families_of_month)
    months = case.value("dibao.review_months", place=rows.area_code, tier=rows.tier, kind=rows.kind)
    told = rows.tier.notnull() & rows.kind.notnull()
    return rows.mutate(
        last_review=ibis.coalesce(rows.reviewed_on, rows.approved_on),
        months=told.ifelse(months, ibis.null("int64")),
        asked_months=law_for(months, rows.tier, rows.kind),
    )

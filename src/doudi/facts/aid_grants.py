"""Grants of temporary aid, with the law of their day (checks, LS)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, with_columns


def aid_grants(case: Case) -> ir.Table:
    """`temporary_aid_grants` with what the checks ask of each.

    asked_on: applied_on, unknown: decided_on. given_on: decided_on, unknown: applied_on. town_limit: yuan, on the day
    of the decision. limited: whether there was one on that day (three-valued). first_place: that of his earliest grant.
    """
    rows = case.roster("temporary_aid_grants")
    rows = rows.mutate(
        asked_on=rows.applied_on.coalesce(rows.decided_on),
        given_on=rows.decided_on.coalesce(rows.applied_on),
        town_limit=case.value("temporary_aid.town_limit", on=rows.decided_on, place=rows.area_code),
    )
    limited = ibis.cases((rows.decided_on.isnull(), UNKNOWN), else_=rows.town_limit.notnull())
    return with_first_place(rows.mutate(limited=limited))


def with_first_place(rows: ir.Table) -> ir.Table:
    """Add `first_place`: where the applicant had his earliest grant, of several the smallest code."""
    order = [rows.given_on.asc(), rows.area_code.asc(), rows.row_id]
    numbered = rows.mutate(_n=ibis.row_number().over(ibis.window(group_by=rows.applicant_id, order_by=order)))
    return with_columns(rows, numbered.filter(numbered["_n"] == 0), ["applicant_id"], ["first_place=area_code"])

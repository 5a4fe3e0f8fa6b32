"""Cadres and their near relatives on dibao (DB-12)."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import members_of_month
from doudi.facts.logic import with_any


def relatives_on_dibao(case: Case) -> ir.Table:
    """Member rows of M, insured or perhaps, with relative (of a cadre), cadre (is one) and filed (by any filing).

    `cadres` stands beside: where it is missing, what is found of relatives holds all the same.
    """
    rows = case.fact(members_of_month)
    rows = rows.filter(rows.insured.fill_null(True))
    rows = with_any(rows, "relative", case.roster("cadre_relatives"), ["id_no=relative_id"])
    rows = with_any(rows, "cadre", case.roster("cadres", beside=True), ["id_no"])
    return with_any(rows, "filed", case.roster("relative_filings"), ["id_no=beneficiary_id"])

"""What banks answered about the members of a family (DB-10)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.holdings import family_holdings
from doudi.facts.logic import UNKNOWN, degree, truth


def family_deposits(case: Case) -> ir.Table:
    """`family_holdings` of `deposits` with deposited (Σ of the stated amounts) and over_limit of the whole family.

    A row that states neither flag nor amount is unknown; one that states an amount is judged by the sum.
    """
    rows = case.fact(family_holdings, "deposits")
    silent = rows.held_over_limit.isnull() & rows.held_amount.isnull()
    rows = rows.mutate(
        _degree=degree(ibis.cases((silent & rows.held, UNKNOWN), else_=rows.held_over_limit.fill_null(False)))
    )
    family = ibis.window(group_by=rows.family_no)
    return rows.mutate(
        deposited=rows.held_amount.sum().over(family).fill_null(0).cast("decimal(18, 4)"),
        over_limit=truth(rows["_degree"].max().over(family)),
    ).drop("_degree")

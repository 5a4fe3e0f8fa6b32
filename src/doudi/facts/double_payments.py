"""Payees with the lines of a programme in a month, where there may be more than one (checks, ZJ-04)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, truth
from doudi.facts.payees import payee_months, payment_parts
from doudi.facts.payments import DIBAO_PROGRAMMES, PRICE_SUBSIDY, TEKUN_PROGRAMMES

KEY = ("payee_kind", "payee", "programme", "month")
OF_LINE = {
    "row_id": "int64", "name": "string", "result": "string", "family_no": "string",
    "amount": "decimal(14, 2)", "n_months": "int32", "excess": "decimal(20, 2)",
}  # fmt: skip


def double_payments(case: Case) -> ir.Table:
    """One row per payee, programme and month with `applies`, `doubled` (three-valued); of several lines one row each.

    Its lines are those that may be a second payment, with their OF_LINE: `excess` is the line's part (over
    PARTS_OVER), nothing for the largest of the lines paid. A payee with one line has none of these. area_code: the
    smallest of all lines of the row, for the place of a payee is that of his latest month, whatever its verdict.
    """
    rows = case.fact(payee_months)
    rows = rows.filter(rows.programme.isin([*DIBAO_PROGRAMMES, *TEKUN_PROGRAMMES, PRICE_SUBSIDY]))
    several = rows.n_regular + rows.n_regular_open > 1
    rows = rows.select(
        *KEY,
        "area_code",
        applies=truth(rows.regular),
        doubled=ibis.cases((rows.n_regular > 1, True), (several, UNKNOWN), else_=False),
        several=several,
    )
    single = rows.filter(~rows.several)
    single = single.select(
        *KEY, "area_code", "applies", "doubled", **{name: ibis.null(t) for name, t in OF_LINE.items()}
    )
    crowd = rows.filter(rows.several)
    lines = regular_lines(payment_parts(case).semi_join(crowd, KEY)).drop("area_code")
    met = crowd.inner_join(lines, KEY)
    return single.union(met.select(*single.columns))


def regular_lines(lines: ir.Table) -> ir.Table:
    """Parts of lines that are or may be paid and not marked 补发, with `excess`."""
    regular = lines.paid & ~lines.arrears & lines.payee_sure
    lines = lines.mutate(_surely=regular.fill_null(False)).filter(regular.fill_null(True))
    place = ibis.row_number().over(
        ibis.window(group_by=[*KEY, "_surely"], order_by=[lines.part.desc(), lines.row_id.asc()])
    )
    lines = lines.mutate(_place=place)
    excess = ibis.cases((lines["_place"] > 0, lines.part), else_=ibis.literal(0).cast("decimal(20, 2)"))
    return lines.mutate(excess=lines["_surely"].ifelse(excess, ibis.null("decimal(20, 2)"))).drop("_surely", "_place")

"""People insured in several families of one month (DB-02)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import insured_members, with_n_insured
from doudi.facts.logic import UNKNOWN, with_columns


def months_in_families(case: Case) -> ir.Table:
    """id_no, month, n_known and n_possible (families that surely, that perhaps insure him), two (three-valued: two or
    more do), across_units, across_kinds (then: families of different units; 农村 and 城市).
    """
    rows = case.fact(insured_members)
    months = rows.group_by("id_no", "month").agg(
        n_known=rows.family_no.nunique(where=rows.insured.fill_null(False)),
        n_possible=rows.family_no.nunique(),
        n_units=rows.unit.nunique(),
        n_kinds=rows.kind.nunique(),
    )
    two = ibis.cases((months.n_known > 1, True), (months.n_possible > 1, UNKNOWN), else_=False)
    months = months.mutate(two=two)
    both = months.two.fill_null(False)
    return months.mutate(across_units=both & (months.n_units > 1), across_kinds=both & (months.n_kinds > 1))


def insured_rows(case: Case) -> ir.Table:
    """Insured member rows of all months with what `months_in_families` says of person and month.

    across_units, across_kinds: in any such month of the person. extra: the family's total_amount, null on the row of
    the month's largest share (shares are ordered as doubles; which of equal ones is left out changes no sum).
    """
    people = case.fact(months_in_families)
    rows = with_columns(case.fact(insured_members), people, ["id_no", "month"], ["n_known", "two"])
    across = people.group_by("id_no").agg(
        **{name: people[name].ifelse(1, 0).max() == 1 for name in ("across_units", "across_kinds")}
    )
    rows = with_columns(rows, across, ["id_no"], ["across_units", "across_kinds"])
    rows = with_n_insured(rows, case)
    share = rows.total_amount.cast("float64") / rows.n_insured.nullif(0).cast("float64")
    month = ibis.window(group_by=[rows.id_no, rows.month], order_by=[ibis.desc(share), rows.family_no])
    rows = rows.mutate(_rank=ibis.row_number().over(month))
    extra = (rows["_rank"] > 0).ifelse(rows.total_amount, ibis.null("decimal(14, 2)"))
    return rows.mutate(extra=extra).drop("_rank")

"""People insured in several families of one month (DB-02)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import insured_members, with_n_insured
from doudi.facts.logic import UNKNOWN, with_columns


def months_in_families(case: Case) -> ir.Table:
    """id_no and month of who is or may be insured in several families of it: n_known (families that surely insure him),
    two (two do; else unknown), across_units, across_kinds (two do, of different units; 农村 and 城市).
    """
    rows = case.fact(in_several)
    months = rows.group_by("id_no", "month").agg(
        n_known=rows.family_no.nunique(where=rows.insured.fill_null(False)),
        n_units=rows.unit.nunique(),
        n_kinds=rows.kind.nunique(),
    )
    two = months.n_known > 1
    return months.mutate(
        two=two.ifelse(True, UNKNOWN), across_units=two & (months.n_units > 1), across_kinds=two & (months.n_kinds > 1)
    )


def in_several(case: Case) -> ir.Table:
    """The rows of `insured_members` whose person has another in the month, of another family: few, so that only they
    are counted, ranked and explained."""
    rows = case.fact(insured_members)
    months = rows.group_by("id_no", "month").agg(one=rows.family_no.min(), other=rows.family_no.max())
    return rows.semi_join(months.filter(months.one != months.other), ["id_no", "month"])


def insured_rows(case: Case) -> ir.Table:
    """Insured member rows of all months with what `rows_in_several` says of them; `two`: false of all others."""
    told = case.fact(rows_in_several)
    rows = with_columns(case.fact(insured_members), told, ["row_id"], ["_told=row_id", *TOLD])
    return rows.mutate(two=rows["_told"].isnull().ifelse(False, rows.two)).drop("_told")


TOLD = ("n_known", "two", "across_units", "across_kinds", "n_insured", "extra")


def rows_in_several(case: Case) -> ir.Table:
    """row_id with TOLD: n_known, two (months_in_families), n_insured of the family.

    across_units, across_kinds: in any such month of the person. extra: the family's total_amount, null on the row of
    the month's largest share (shares are ordered as doubles; which of equal ones is left out changes no sum).
    """
    people = case.fact(months_in_families)
    rows = with_columns(case.fact(in_several), people, ["id_no", "month"], ["n_known", "two"])
    across = people.group_by("id_no").agg(
        **{name: people[name].ifelse(1, 0).max() == 1 for name in ("across_units", "across_kinds")}
    )
    rows = with_columns(rows, across, ["id_no"], ["across_units", "across_kinds"])
    rows = with_n_insured(rows, case)
    share = rows.total_amount.cast("float64") / rows.n_insured.nullif(0).cast("float64")
    month = ibis.window(group_by=[rows.id_no, rows.month], order_by=[ibis.desc(share), rows.family_no])
    rows = rows.mutate(_rank=ibis.row_number().over(month))
    extra = (rows["_rank"] > 0).ifelse(rows.total_amount, ibis.null("decimal(14, 2)"))
    return rows.mutate(extra=extra).select("row_id", *TOLD)

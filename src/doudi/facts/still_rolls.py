"""Villages whose roll does not change from month to month (GL-02)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import month_before, month_no
from doudi.facts.case import Case
from doudi.facts.dibao import families
from doudi.facts.logic import UNKNOWN, degree, truth, with_columns
from doudi.facts.supply import with_roll
from doudi.facts.villages import villages

STILL_MONTHS = "outliers.still_months"


def still_rolls(case: Case) -> ir.Table:
    """Each of `villages` in each of its last n months up to M, with month.

    n; n_families (in M); enough (families in M), same (the set of family_no in all of these months), supplied (all
    of these months from the unit): three-valued, alike in all rows of a village. gap: of the row's own month.
    """
    rows = with_roll(case.fact(villages), case, "dibao_families").drop("gap")
    rows = rows.mutate(
        _of_m=rows.supplied,
        n=case.value(STILL_MONTHS, place=rows.area_code),
        limit=case.value("outliers.min_families", place=rows.area_code),
    ).drop("supplied")
    rows = with_columns(rows, family_sets(case), ["area_code"], ["n_families=n_sure", "_possible=n_possible", "_same"])
    rows = rows.mutate(n_families=rows.n_families.fill_null(0), _possible=rows["_possible"].fill_null(0))
    enough = ibis.cases(
        (~rows["_of_m"], UNKNOWN),  # how many there are is not known
        (rows.n_families >= rows["limit"], True),
        (rows["_possible"] < rows["limit"], False),
        else_=UNKNOWN,
    )
    rows = rows.mutate(enough=enough, same=truth(rows["_same"])).drop("_of_m", "_possible", "_same")
    rows = with_roll(months_up_to(rows, case), case, "dibao_families", month="month")
    lowest = degree(rows.supplied).min().over(ibis.window(group_by="area_code"))
    return rows.mutate(supplied=truth(lowest))


def months_up_to(rows: ir.Table, case: Case) -> ir.Table:
    """The rows in each of the last n months up to M; in M alone where n is unknown."""
    longest = max(int(str(entry.value)) for entry in case.setting.book[STILL_MONTHS].entries)
    months = [ibis.literal(month_before(case.month, back)) for back in range(longest)]
    return within(ibis.union(*(rows.mutate(month=month) for month in months)), case)


def within(rows: ir.Table, case: Case) -> ir.Table:
    """Rows of the last n months up to M."""
    recent = month_no(rows.month) > month_no(case.month) - rows.n
    return rows.filter(recent.fill_null(rows.month == case.month))


def family_sets(case: Case) -> ir.Table:
    """area_code, n_sure and n_possible (families in M), _same (degree: the same families in all of its n months).

    A family that stands in the village in one month and without a place in another may be there in both.
    """
    roll = families(case).select("month", "family_no", "area_code")
    places = case.fact(villages)
    places = places.select("area_code", n=case.value(STILL_MONTHS, place=places.area_code))
    there = within(roll.inner_join(places, "area_code"), case)
    seen = there.group_by("area_code", "family_no", "n").agg(
        n_there=there.count(), in_m=(there.month == case.month).ifelse(1, 0).max()
    )
    lost = roll.filter(roll.area_code.isnull()).select("month", _family="family_no")
    lost = within(seen.select("area_code", "family_no", "n").inner_join(lost, [("family_no", "_family")]), case)
    lost = lost.group_by("area_code", "family_no").agg(
        n_lost=lost.count(), lost_in_m=(lost.month == case.month).ifelse(1, 0).max()
    )
    seen = with_columns(seen, lost, ["area_code", "family_no"], ["n_lost", "lost_in_m"])
    seen = seen.mutate(n_lost=seen.n_lost.fill_null(0), lost_in_m=seen.lost_in_m.fill_null(0))
    always = ibis.cases((seen.n_there == seen.n, True), (seen.n_there + seen.n_lost < seen.n, False), else_=UNKNOWN)
    seen = seen.mutate(_same=degree(always), _perhaps=seen.in_m + seen.lost_in_m)
    return seen.group_by("area_code").agg(
        n_sure=seen.in_m.sum().cast("int64"), n_possible=seen["_perhaps"].sum().cast("int64"), _same=seen["_same"].min()
    )

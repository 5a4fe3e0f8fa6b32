"""Families and members on dibao, month by month (checks, "People")."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import with_columns

OF_ALL_MONTHS = (
    "month", "family_no", "area_code", "unit", "kind", "tier", "total_amount", "applicant_id", "applicant_name",
    "row_id",
)  # fmt: skip


def families(case: Case) -> ir.Table:
    """`dibao_families` (OF_ALL_MONTHS) of all months ≤ M, one row per family and month, with `n_members`, `n_insured`.

    `n_insured`: number of its insured member rows of that month; unknown where one of them is; 0 without any.
    """
    roll = case.roster("dibao_families").select(*OF_ALL_MONTHS)
    counted = (
        case.roster("dibao_members")
        .group_by(["month", "family_no"])
        .agg(n_rows=ibis._.count(), n_known=ibis._.insured.count(), n_true=ibis._.insured.ifelse(1, 0).sum())
    )
    roll = with_columns(roll, counted, ["month", "family_no"], ["n_members=n_rows", "n_known", "n_true"])
    unclear = roll.n_known < roll.n_members
    return roll.mutate(
        n_members=roll.n_members.fill_null(0),
        n_insured=ibis.cases((unclear, ibis.null("int64")), else_=roll.n_true.fill_null(0).cast("int64")),
    ).drop("n_known", "n_true")


FAMILY_COLUMNS = ("area_code", "unit", "kind", "tier", "total_amount", "n_insured", "applicant_id", "family_row=row_id")


def members(case: Case) -> ir.Table:
    """A member in m: each `dibao_members` row whose family is in `dibao_families` of the same month.

    Carries of its family: area_code, unit, kind, tier, total_amount, n_insured, applicant_id, family_row.
    """
    roll = case.fact(families)
    own = ["month", "family_no", "id_no", "name", "relation", "insured", "health", "labour", "row_id"]
    rows = with_columns(case.roster("dibao_members").select(*own), roll, ["month", "family_no"], FAMILY_COLUMNS)
    return rows.filter(rows.family_row.notnull())


def insured_members(case: Case) -> ir.Table:
    """Members of any month ≤ M who are insured or may be (insured unknown); rows of known 否 are left out."""
    rows = case.fact(members)
    return rows.filter(rows.insured.fill_null(True))


def families_of_month(case: Case) -> ir.Table:
    """The families of M, with `n_members` and `n_insured`."""
    rows = case.roster("dibao_families")
    rows = rows.filter(rows.month == case.month)
    return with_columns(rows, case.fact(families), ["month", "family_no"], ["n_members", "n_insured"])


def members_of_month(case: Case) -> ir.Table:
    """The members of M, insured or not, alive or dead."""
    rows = case.fact(members)
    return rows.filter(rows.month == case.month)


def family_ids(case: Case) -> ir.Table:
    """family_no, id_no: the ids of a family, of all months ≤ M, insured or not, with every applicant."""
    return _of_all_months(case, "id_no", "applicant_id")


def family_names(case: Case) -> ir.Table:
    """family_no, name: the names of a family, of all months ≤ M, insured or not, with every applicant."""
    return _of_all_months(case, "name", "applicant_name")


def _of_all_months(case: Case, of_member: str, of_applicant: str) -> ir.Table:
    people = case.roster("dibao_members").select("family_no", of_member)
    heads = case.roster("dibao_families")
    heads = heads.select("family_no", **{of_member: heads[of_applicant]})
    both = people.union(heads)
    return both.filter(both[of_member].notnull()).distinct()

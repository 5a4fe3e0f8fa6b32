"""Families and members on dibao, month by month (checks, "People")."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import with_columns
from doudi.facts.people import deaths, with_death

OF_ALL_MONTHS = (
    "month", "family_no", "area_code", "unit", "kind", "tier", "total_amount", "applicant_id", "applicant_name",
    "row_id",
)  # fmt: skip


def families(case: Case) -> ir.Table:
    """`dibao_families` (OF_ALL_MONTHS) of all months ≤ M, one row per family and month."""
    return case.roster("dibao_families").select(*OF_ALL_MONTHS)


def family_sizes(case: Case) -> ir.Table:
    """month, family_no, n_members, n_insured: of each family with a member row in the month.

    `n_insured`: number of its insured member rows of that month; unknown where one of them is.
    """
    return sizes(case.roster("dibao_members"))


def sizes(rows: ir.Table) -> ir.Table:
    """The sizes of the families of these member rows."""
    rows = rows.group_by(["month", "family_no"]).agg(
        n_members=ibis._.count(), n_known=ibis._.insured.count(), n_true=ibis._.count(where=ibis._.insured)
    )
    sure = rows.n_known == rows.n_members
    return rows.mutate(n_insured=sure.ifelse(rows.n_true, ibis.null("int64"))).drop("n_known", "n_true")


def with_n_insured(rows: ir.Table, case: Case) -> ir.Table:
    """Add `n_insured` (family_sizes) of the row's month and family_no, of which it is a member."""
    return with_columns(rows, case.fact(family_sizes), ["month", "family_no"], ["n_insured"])


def members_with_death(case: Case) -> ir.Table:
    """`insured_members` with their death (facts.people), and `n_insured` of the family in the month where one of it is
    dead; else null."""
    rows = with_death(insured_members(case), case)
    return with_columns(rows, case.fact(sizes_with_dead), ["month", "family_no"], ["n_insured"])


def sizes_with_dead(case: Case) -> ir.Table:
    """`family_sizes` of the families, month by month, in which a member is dead at D."""
    rows = case.roster("dibao_members").select("month", "family_no", "id_no", "insured")
    met = rows.semi_join(case.fact(deaths), "id_no").select("month", "family_no").distinct()
    return sizes(rows.semi_join(met, ["month", "family_no"]))


OF_MEMBER = ("month", "family_no", "id_no", "name", "insured", "row_id")
OF_FAMILY = ("area_code", "unit", "kind", "total_amount", "family_row=row_id")


def insured_members(case: Case) -> ir.Table:
    """Members (OF_MEMBER) of any month ≤ M who are insured or may be (insured unknown), with OF_FAMILY.

    A member in m: a `dibao_members` row whose family is in `dibao_families` of the same month.
    """
    rows = case.roster("dibao_members").select(*OF_MEMBER)
    rows = rows.filter(rows.insured.fill_null(True))
    rows = with_columns(rows, families(case), ["month", "family_no"], OF_FAMILY)
    return rows.filter(rows.family_row.notnull())


def families_of_month(case: Case) -> ir.Table:
    """The families of M, with `n_members` and `n_insured`."""
    rows = case.roster("dibao_families")
    rows = rows.filter(rows.month == case.month)
    members = case.roster("dibao_members")
    counted = sizes(members.filter(members.month == case.month))
    rows = with_columns(rows, counted, ["month", "family_no"], ["n_members", "n_insured", "_sized=month"])
    nobody = rows["_sized"].isnull()
    return rows.mutate(n_members=nobody.ifelse(0, rows.n_members), n_insured=nobody.ifelse(0, rows.n_insured)).drop(
        "_sized"
    )


def members_of_month(case: Case) -> ir.Table:
    """The members of M, insured or not, alive or dead, with OF_FAMILY and the family's tier and applicant_id."""
    rows = case.roster("dibao_members")
    rows = rows.filter(rows.month == case.month).select(*OF_MEMBER, "relation", "health", "labour")
    of_family = [*OF_FAMILY, "tier", "applicant_id"]
    rows = with_columns(rows, families(case), ["month", "family_no"], of_family)
    return rows.filter(rows.family_row.notnull())


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

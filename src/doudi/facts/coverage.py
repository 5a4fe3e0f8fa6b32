"""Who is covered in M, by dibao or tekun, wherever (checks, "People")."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import members_of_month
from doudi.facts.logic import with_any, with_some


def tekun(case: Case) -> ir.Table:
    """`tekun_people` rows of all months ≤ M."""
    return case.roster("tekun_people")


def tekun_of_month(case: Case) -> ir.Table:
    """`tekun_people` rows of M."""
    rows = case.roster("tekun_people")
    return rows.filter(rows.month == case.month)


def with_covered(rows: ir.Table, case: Case, id_no: str = "id_no") -> ir.Table:
    """Add `covered`: insured in M or on tekun in M."""
    members = case.fact(members_of_month)
    insured = members.filter(members.insured.fill_null(True))
    rows = with_some(rows, "_insured", insured, insured.insured, [f"{id_no}=id_no"])
    rows = with_any(rows, "_tekun", case.fact(tekun_of_month), [f"{id_no}=id_no"])
    return rows.mutate(covered=rows["_insured"] | rows["_tekun"]).drop("_insured", "_tekun")

"""Households of the household register (checks, "hukou of a person")."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import with_columns


def hukou_of_person(case: Case, people: ir.Table) -> ir.Table:
    """id_no, hukou_no, name, relation, status, area_code, row_id: each of these people who counts as registered.

    people: a table with id_no, for the register is many times as large. Of several rows of a person the one with status
    正常; if that leaves none or several he counts as not registered.
    """
    rows = case.roster("households").semi_join(people, "id_no")
    rows = rows.select("id_no", "hukou_no", "name", "relation", "status", "area_code", "row_id")
    rows = rows.mutate(_normal=(rows.status == "正常").fill_null(False))
    person = ibis.window(group_by=rows.id_no)
    rows = rows.mutate(_n=rows.count().over(person), _n_normal=rows["_normal"].sum().over(person))
    single = (rows["_n"] == 1) | ((rows["_n_normal"] == 1) & rows["_normal"])
    return rows.filter(single).drop("_normal", "_n", "_n_normal")


def with_hukou(rows: ir.Table, case: Case, id_no: str = "id_no") -> ir.Table:
    """Add `hukou_no` and `hukou_relation` of the person; null: not in the register."""
    registered = hukou_of_person(case, rows.select(id_no=rows[id_no]))
    return with_columns(rows, registered, [f"{id_no}=id_no"], ["hukou_no", "hukou_relation=relation"])


def people_of_hukou(case: Case) -> ir.Table:
    """hukou_no, id_no, name, relation, status: every row of the register, whatever the status."""
    return case.roster("households").select("hukou_no", "id_no", "name", "relation", "status", "row_id")

"""Families that left the dibao roll, with and without a record (LB-05, LB-06)."""

import ibis.expr.types as ir

from doudi.facts.calendar import month_before, month_no
from doudi.facts.case import Case
from doudi.facts.dibao import families, families_of_month, family_ids, insured_members
from doudi.facts.logic import with_any, with_columns, with_some
from doudi.facts.people import with_death
from doudi.facts.supply import with_roll


def dropped_families(case: Case) -> ir.Table:
    """The families of M−1 with what became of them.

    Adds somebody_alive (an insured member of M−1 is), still_there (in M), exit_recorded (in M−1 or M), supplied, gap.
    """
    before = month_before(case.month)
    rows = families(case)
    rows = rows.filter(rows.month == before).select(
        "month", "family_no", "area_code", "unit", "applicant_name", "total_amount", "row_id"
    )
    people = with_death(case.fact(insured_members), case)
    people = people.filter(people.month == before)
    rows = with_some(rows, "somebody_alive", people, people.insured & people.died_on.isnull(), ["family_no"])
    rows = with_any(rows, "still_there", case.fact(families_of_month), ["family_no"])
    exits = case.roster("dibao_exits")
    rows = with_any(rows, "exit_recorded", exits.filter(exits.stopped_month >= before), ["family_no"])
    return with_roll(rows, case, "dibao_families")


def poor_family_exits(case: Case) -> ir.Table:
    """`dibao_exits` rows with recent (within the look-back before M), registered (somebody of the family or the
    applicant is in `registered_poor`) and poor_id (one of those people).
    """
    rows = case.roster("dibao_exits")
    months = case.value("coverage.exit_months", place=rows.area_code)
    rows = rows.mutate(recent=month_no(rows.stopped_month) >= month_no(case.month) - months)
    poor = case.roster("registered_poor").select("id_no").distinct()
    people = case.fact(family_ids)
    people = people.inner_join(poor, "id_no").group_by("family_no").agg(poor_member=people.id_no.min())
    rows = with_columns(rows, people, ["family_no"], ["poor_member"])
    rows = with_any(rows, "applicant_poor", poor, ["applicant_id=id_no"])
    return rows.mutate(
        registered=rows.poor_member.notnull() | rows.applicant_poor,
        poor_id=rows.poor_member.fill_null(rows.applicant_id),
    ).drop("poor_member", "applicant_poor")

"""What is known of a person from other departments: dead, severely disabled, seriously ill, unable to work."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import age_of, born_on
from doudi.facts.case import Case
from doudi.facts.logic import degree, known, truth, with_columns, with_some


def deaths(case: Case) -> ir.Table:
    """id_no, died_on: the dead at D, by the earliest date reported, with the row that says so."""
    reports = case.roster("deaths")
    return reports.group_by("id_no").agg(died_on=reports.died_on.min())


def with_death(rows: ir.Table, case: Case, id_no: str = "id_no") -> ir.Table:
    """Add `died_on` (null: alive, or no id to ask by)."""
    return with_columns(rows, case.fact(deaths), [f"{id_no}=id_no"], ["died_on"])


def with_severe(rows: ir.Table, case: Case, id_no: str = "id_no") -> ir.Table:
    """Add `severe`: severely disabled at D, by the person's certificates; rows carry area_code.

    asked_grade, asked_category: null where that cell of a certificate leaves `severe` unknown, else empty.
    """
    people = rows.select(_person=rows[id_no], _place=rows.area_code)
    papers = case.roster("disabled_people").select("id_no", "grade", "category")
    met = people.inner_join(papers, people["_person"] == papers.id_no)
    place = met["_place"]
    by_grade = case.among("coverage.severe_grades", met.grade, place=place)
    at_three = (met.grade == "3") & case.among("coverage.severe_at_grade_3", met.category, place=place)
    met = met.mutate(_degree=degree(by_grade | at_three))
    open_ = met["_degree"] == 1
    severe = met.group_by("_person").agg(
        _degree=met["_degree"].max(),
        _grade=(open_ & met.grade.isnull()).ifelse(1, 0).max(),
        _category=(open_ & met.grade.notnull()).ifelse(1, 0).max(),
    )
    rows = with_columns(rows, severe, [f"{id_no}=_person"], ["_degree", "_grade", "_category"])
    rows = rows.mutate(severe=truth(rows["_degree"]))
    asked = {name: asked_where(rows.severe.isnull() & (rows[f"_{name}"] == 1)) for name in ("grade", "category")}
    return rows.mutate(asked_grade=asked["grade"], asked_category=asked["category"]).drop(
        "_degree", "_grade", "_category"
    )


def with_illness(rows: ir.Table, case: Case, health: str = "health", id_no: str = "id_no") -> ir.Table:
    """Add `ill`: seriously ill at D, by health of the roster at hand or (`stayed`) by a stay within the look-back.

    Rows carry area_code: the look-back is that of their place. asked_serious, asked_admitted: null where that cell of a
    stay leaves `stayed` unknown, else empty.
    """
    rows = rows.mutate(_since=case.day_before("coverage.illness_months", place=rows.area_code))
    stays = case.roster("serious_illness").select("id_no", "serious", "admitted_on")
    limits = rows.select(_person=rows[id_no], _from=rows["_since"])
    met = limits.inner_join(stays, limits["_person"] == stays.id_no)
    recent = met.serious & (met.admitted_on >= met["_from"])
    on = [f"{id_no}=_person", "_since=_from"]
    rows = with_some(rows, "stayed", met, recent, on)
    rows = with_some(rows, "_serious", met, recent.isnull() & met.serious.isnull(), on)
    rows = with_some(rows, "_admitted", met, recent.isnull() & met.admitted_on.isnull(), on)
    return rows.mutate(
        ill=(rows[health] == "重病") | rows.stayed,
        asked_serious=asked_where(rows.stayed.isnull() & rows["_serious"]),
        asked_admitted=asked_where(rows.stayed.isnull() & rows["_admitted"]),
    ).drop("_since", "_serious", "_admitted")


def asked_where(missing: ir.BooleanValue) -> ir.StringValue:
    """What a finding names as missing where it is; empty elsewhere, so that its reckoning does not tell it."""
    return known(missing).ifelse(ibis.null("string"), "")


def with_unable(rows: ir.Table, case: Case) -> ir.Table:
    """Add `severe`, `ill` and `unable` (unable to work); rows carry id_no, health, labour and area_code."""
    rows = with_illness(with_severe(rows, case), case)
    rows = rows.mutate(_born=born_on(rows.id_no))
    rows = rows.mutate(_age=age_of(rows["_born"], case.day))
    of_age = case.among("coverage.working_age", rows["_age"], place=rows.area_code)
    idle = (rows.labour == "无") & of_age
    return rows.mutate(unable=rows.severe | rows.ill | rows.labour.isin(["部分丧失", "完全丧失"]) | idle).drop(
        "_born", "_age"
    )


def prison_terms(case: Case) -> ir.Table:
    """`prisoners` rows with `ends_known`: to_on blank or readable."""
    return case.roster("prisoners").select("id_no", "from_on", "to_on", "to_on_blank", "row_id")


def in_prison(term: ir.Table, day: object) -> ir.BooleanValue:
    """Whether a term covers the day: out on to_on itself."""
    return (term.from_on <= day) & (term.to_on_blank | (term.to_on > day))

"""Who looked after people on tekun, and when (TK-06, TK-07)."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.coverage import tekun_of_month
from doudi.facts.logic import blank_as, with_columns, with_some


def last_visits(case: Case) -> ir.Table:
    """The people on tekun in M with visited_on: their last visit of any kind, null where there is none."""
    visits = case.roster("care_visits")
    last = visits.group_by("tekun_id").agg(visited_on=visits.visited_on.max())
    return with_columns(case.fact(tekun_of_month), last, ["id_no=tekun_id"], ["visited_on"])


def hospital_stays(case: Case) -> ir.Table:
    """`serious_illness` rows of people on tekun in M.

    name, area_code, tekun_row: of the roll; until: discharged_on, D where it is blank; attended (three-valued): a
    visit of kind 住院陪护 from admission to then. asked_visit: null where the kind of such a visit is unknown.
    """
    people = case.fact(tekun_of_month).select(_person="id_no", name="name", area_code="area_code", tekun_row="row_id")
    stays = case.roster("serious_illness")
    stays = stays.select("id_no", "disease", "admitted_on", "row_id", until=blank_as(stays, "discharged_on", case.day))
    rows = stays.inner_join(people, stays.id_no == people["_person"]).drop("_person")
    visits = case.roster("care_visits").select("tekun_id", "visited_on", "kind")
    met = rows.select("row_id", "id_no", "admitted_on", "until")
    met = met.inner_join(visits, met.id_no == visits.tekun_id)
    during = (met.admitted_on <= met.visited_on) & (met.visited_on <= met.until)
    rows = with_some(rows, "attended", met, (met.kind == "住院陪护") & during, ["row_id"])
    rows = with_some(rows, "_unclear", met, during & met.kind.isnull(), ["row_id"])
    return rows.mutate(asked_visit=rows["_unclear"].ifelse(rows.attended, False)).drop("_unclear")

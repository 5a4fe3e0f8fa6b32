"""Whether the carer of a person on tekun can care for him (TK-04)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.agreements import agreements
from doudi.facts.case import Case
from doudi.facts.coverage import tekun_of_month
from doudi.facts.logic import UNKNOWN, degree, known, possible, with_any, with_columns, with_some
from doudi.facts.people import in_prison, prison_terms, with_death, with_severe

OF_AGREEMENT = (
    "agreement", "carer_id", "carer_name", "signed_on", "valid_until", "valid", "unfit", "died_on", "carer_on_tekun",
    "severe", "asked_grade", "asked_category", "inside",
)  # fmt: skip


def agreements_in_question(case: Case) -> ir.Table:
    """The people on tekun in M with OF_AGREEMENT of the agreement in question; nulls where there is none.

    valid, unfit: three-valued. An agreement with an unreadable signed_on may or may not be the one in question:
    what it would change is unknown.
    """
    rows = candidates(case)
    one, per = ibis.literal(1), ibis.window(group_by="person_row")
    sure = known(rows.signed).ifelse(one, 0)
    day_signed = rows.signed_on.fill_null(case.day)
    until = rows.valid_until.fill_null(case.day)  # unknown counts as D
    carer = rows.carer_id.fill_null("")
    order = [sure.desc(), day_signed.desc(), until.desc(), carer.desc(), rows.carer_name.asc(), rows.agreement.asc()]
    place = ibis.row_number().over(ibis.window(group_by="person_row", order_by=order))
    rows = rows.mutate(_place=place, _sure=sure, _unfit=degree(rows.unfit), _valid=degree(rows.in_time))
    rows = rows.filter((rows["_place"] == 0) | (rows["_sure"] == 0))
    rows = rows.mutate(
        _worst=rows["_unfit"].max().over(per),
        _best=rows["_unfit"].min().over(per),
        _lasting=rows["_valid"].min().over(per),
    )
    rows = rows.filter(rows["_place"] == 0)
    lasting = (rows["_sure"] == 1) & (rows["_lasting"] == 2)
    rows = rows.mutate(
        valid=lasting.ifelse(True, UNKNOWN),
        unfit=ibis.cases((rows["_best"] == 2, True), (rows["_worst"] == 0, False), else_=UNKNOWN),
    )
    return with_columns(case.fact(tekun_of_month), rows, ["row_id=person_row"], OF_AGREEMENT)


def candidates(case: Case) -> ir.Table:
    """Each person on tekun in M (person_row, area_code) with each agreement that is or may be signed and in time.

    unfit: its carer is dead, on tekun in M, severely disabled or in prison on D; unknown without his id.
    """
    people = case.fact(tekun_of_month).select(person_row="row_id", _person="id_no", area_code="area_code")
    papers = case.fact(agreements)
    papers = papers.filter(possible(papers.valid)).select(
        "tekun_id", "carer_id", "carer_name", "signed_on", "valid_until", "signed", "in_time", agreement="row_id"
    )
    rows = people.inner_join(papers, people["_person"] == papers.tekun_id).drop("_person", "tekun_id")
    rows = with_severe(with_death(rows, case, "carer_id"), case, "carer_id")
    rows = with_any(rows, "carer_on_tekun", case.fact(tekun_of_month), ["carer_id=id_no"])
    terms = case.fact(prison_terms)
    rows = with_some(rows, "inside", terms, in_prison(terms, case.day), ["carer_id=id_no"])
    return rows.mutate(unfit=rows.died_on.notnull() | rows.carer_on_tekun | rows.severe | rows.inside)

"""Who cares for people on tekun, by the agreements signed (checks, "People": signed, valid agreement)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.coverage import tekun_of_month
from doudi.facts.logic import possible, stated, with_columns, with_some


def agreements(case: Case) -> ir.Table:
    """`care_agreements` with signed and valid at D, three-valued, and in_time (valid_until ≥ D)."""
    rows = case.roster("care_agreements")  # without those signed after D
    rows = rows.mutate(signed=stated(rows, "signed_on"), in_time=rows.valid_until >= case.day)
    return rows.mutate(valid=rows.signed & rows.in_time)


def tekun_agreements(case: Case) -> ir.Table:
    """The people on tekun in M with signed, valid: whether they have such an agreement.

    last_until: the latest valid_until. asked_signed, asked_until: the latest day, null where a cell is unknown.
    """
    papers = case.fact(agreements)
    rows = with_some(case.fact(tekun_of_month), "signed", papers, papers.signed, ["id_no=tekun_id"])
    rows = with_some(rows, "valid", papers, papers.valid, ["id_no=tekun_id"])
    papers = papers.filter(possible(papers.signed))
    told = papers.group_by("tekun_id").agg(
        last_until=papers.valid_until.max(),
        asked_signed=all_known(papers.signed_on),
        asked_until=all_known(papers.valid_until),
    )
    return with_columns(rows, told, ["id_no=tekun_id"], ["last_until", "asked_signed", "asked_until"])


def carer_loads(case: Case) -> ir.Table:
    """One row per carer_id of the agreements: for how many people on tekun in M he has a valid one.

    n: of these the certain ones; n_possible: with those whose validity is unknown; carer_name: the smallest.
    area_code: the place of the one with the smallest id. asked_signed, asked_until: null where a cell is unknown.
    """
    papers = case.fact(agreements)
    papers = papers.filter(papers.carer_id.notnull())
    people = case.fact(tekun_of_month).select(_person="id_no", area_code="area_code")
    pairs = papers.filter(possible(papers.valid)).inner_join(people, papers.tekun_id == people["_person"])
    wards = pairs.group_by("carer_id", "tekun_id", "area_code").agg(
        sure=pairs.valid.fill_null(False).ifelse(1, 0).max(),
        signed_open=pairs.signed_on.isnull().ifelse(1, 0).max(),
        until_open=pairs.valid_until.isnull().ifelse(1, 0).max(),
    )
    loads = wards.group_by("carer_id").agg(
        n=wards.sure.sum().cast("int64"),
        n_possible=wards.count(),
        smallest=wards.tekun_id.min(),
        signed_open=wards.signed_open.max(),
        until_open=wards.until_open.max(),
    )
    rows = papers.group_by("carer_id").agg(carer_name=papers.carer_name.min())
    rows = with_columns(rows, loads, ["carer_id"], ["n", "n_possible", "smallest", "signed_open", "until_open"])
    rows = with_columns(rows, wards, ["carer_id", "smallest=tekun_id"], ["area_code"])
    return rows.mutate(
        n=rows.n.fill_null(0),
        n_possible=rows.n_possible.fill_null(0),
        asked_signed=(rows.signed_open == 1).ifelse(ibis.null("int64"), 0),
        asked_until=(rows.until_open == 1).ifelse(ibis.null("int64"), 0),
    )


def all_known(day: ir.DateValue) -> ir.DateValue:
    """The latest of a group; null where one of them is unknown."""
    return (day.isnull().ifelse(1, 0).max() == 1).ifelse(ibis.null("date"), day.max())

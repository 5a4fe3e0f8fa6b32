"""Medical bills of registered poor people, and whether their household was helped (checks, LS-09)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.aid_grants import aid_grants
from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, with_columns, with_related


def hardships(case: Case) -> ir.Table:
    """`registered_poor` with since (the first day of the look-back), threshold (yuan) and three more columns.

    spent: yuan he paid himself for stays since then, as far as known; hardship: more than the threshold, unknown where
    the known sum is not and an admitted_on, or a self_paid since then, is unknown; helped: a grant of anyone of his
    household was asked for since then (three-valued).
    """
    rows = case.roster("registered_poor")
    rows = rows.mutate(
        since=case.day_before("temporary_aid.lookback_months", place=rows.area_code),
        threshold=case.value("temporary_aid.hardship_self_paid", place=rows.area_code),
    )
    rows = with_columns(rows, bills(rows, case), ["id_no", "since"], ["spent", "n_undated", "n_unstated"])
    rows = rows.mutate(spent=rows.spent.fill_null(0))
    unsure = rows.since.isnull() | (rows.n_undated.fill_null(0) + rows.n_unstated.fill_null(0) > 0)
    over = rows.spent > rows.threshold
    rows = rows.mutate(hardship=ibis.cases((over, True), (unsure, UNKNOWN), else_=over))
    return with_related(
        rows, "helped", household_grants(case), ["household_no"], lambda met: met.its_asked_on >= met.since
    )


def bills(people: ir.Table, case: Case) -> ir.Table:
    """id_no, since, spent, n_undated (stays without admitted_on), n_unstated (since then, without self_paid)."""
    stays = case.roster("serious_illness").select("admitted_on", "self_paid", _ill="id_no")
    asked = people.select("id_no", "since").distinct()
    met = asked.inner_join(stays, asked.id_no == stays["_ill"])
    recent = (met.admitted_on >= met.since).fill_null(False)
    return met.group_by("id_no", "since").agg(
        spent=recent.ifelse(met.self_paid, ibis.null("decimal(14, 2)")).sum().cast("decimal(18, 4)"),
        n_undated=met.admitted_on.isnull().ifelse(1, 0).sum(),
        n_unstated=(recent & met.self_paid.isnull()).ifelse(1, 0).sum(),
    )


def household_grants(case: Case) -> ir.Table:
    """household_no, asked_on: the grants of the people of each registered household."""
    people = case.roster("registered_poor").select("household_no", "id_no").distinct()
    grants = case.fact(aid_grants).select("applicant_id", "asked_on")
    return people.inner_join(grants, people.id_no == grants.applicant_id).select("household_no", "asked_on")

"""Grants of a town that stay under its limit one by one and not together (checks, LS-07)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.aid_grants import aid_grants
from doudi.facts.calendar import days_between
from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, possible, with_columns

WINDOW = ["applicant_id", "opens"]


def split_grants(case: Case) -> ir.Table:
    """`aid_grants` with linked and split: how each grant stands in the windows of its applicant, three-valued.

    linked: it is a small town grant with another one in a window. split: such a window exceeds the limit of its last
    grant. Of the applicant's window with the largest such sum: opens, n_grants, last_limit, and counted (yuan: the
    grant's amount if it lies in that window, else null).
    """
    met = case.fact(grants_in_windows)
    largest = largest_windows(met)
    met = with_columns(met, largest, ["applicant_id"], ["largest=opens"])
    paired = met.counts & (met.n_sure > 1)
    found = met.group_by("row_id").agg(
        paired=paired.ifelse(1, 0).max(),
        split=(paired & met.exceeds).ifelse(1, 0).max(),
        doubtful=met.doubtful.ifelse(1, 0).max(),
        in_largest=(met.counts & (met.opens == met.largest)).fill_null(False).ifelse(1, 0).max(),
    )
    rows = with_columns(case.fact(aid_grants), found, ["row_id"], ["paired", "split", "doubtful", "in_largest"])
    rows = with_columns(rows, largest, ["applicant_id"], ["opens", "n_grants", "last_limit"])
    return rows.mutate(
        linked=ibis.cases((rows.paired == 1, True), (rows.doubtful == 1, UNKNOWN), else_=False),
        split=ibis.cases((rows.split == 1, True), (rows.doubtful == 1, UNKNOWN), else_=False),
        counted=(rows.in_largest == 1).ifelse(rows.amount, ibis.null("decimal(14, 2)")),
    )


def largest_windows(met: ir.Table) -> ir.Table:
    """applicant_id, opens, n_grants, last_limit: of each applicant's windows above the limit the largest, first one."""
    windows = met.filter(met.exceeds).group_by(*WINDOW).agg(
        n_grants=met.n_sure.max(), last_limit=met.last_limit.max(), total=met.sure_sum.max()
    )  # fmt: skip
    order = [windows.total.desc(), windows.opens]
    windows = windows.mutate(_n=ibis.row_number().over(ibis.window(group_by=windows.applicant_id, order_by=order)))
    return windows.filter(windows["_n"] == 0).drop("_n", "total")


def small_town_grants(case: Case) -> ir.Table:
    """Grants that are small town grants or may be (not sure), of applicants who have two of them.

    applicant_id, row_id, decided_on, split_days, sure, town_limit (that of D where decided_on is unknown), amount (an
    unknown one read as the limit).
    """
    rows = case.fact(aid_grants)
    limit = case.value("temporary_aid.town_limit", on=rows.decided_on.fill_null(case.day), place=rows.area_code)
    rows = rows.mutate(town_limit=limit, split_days=case.value("temporary_aid.split_days", place=rows.first_place))
    small = rows.town_limit.notnull() & possible(rows.approved_by == "镇街") & possible(rows.amount <= rows.town_limit)
    rows = rows.filter(small)
    rows = rows.select(
        "applicant_id", "row_id", "decided_on", "split_days", "town_limit",
        sure=rows.approved_by.notnull() & rows.amount.notnull() & rows.decided_on.notnull(),
        amount=rows.amount.cast("decimal(18, 4)").fill_null(rows.town_limit),
    )  # fmt: skip
    rows = rows.mutate(_n=rows.row_id.count().over(ibis.window(group_by=rows.applicant_id)))
    return rows.filter(rows["_n"] > 1).drop("_n")


def openings(grants: ir.Table) -> ir.Table:
    """applicant_id, split_days, opens, opened (a sure grant opens it): each window; opens is null if none is dated."""
    dated = grants.filter(grants.decided_on.notnull())
    opened = dated.group_by("applicant_id", "split_days", opens=dated.decided_on).agg(
        opened=dated.sure.ifelse(1, 0).max().cast("int8")
    )
    undated = grants.anti_join(dated, "applicant_id").select("applicant_id", "split_days").distinct()
    return opened.union(undated.mutate(opens=ibis.null("date"), opened=ibis.literal(0, "int8")))


def grants_in_windows(case: Case) -> ir.Table:
    """Each window (WINDOW) with each grant that lies in it, an undated one in every window.

    counts: a sure grant in a window that a sure one opens. n_sure, sure_sum and last_limit (of the grant decided last,
    of several the smallest) are of these. exceeds: two or more of them above last_limit. doubtful: two or more, one of
    them not sure, above the largest limit.
    """
    grants = case.fact(small_town_grants)
    other = grants.drop("split_days").rename(_whose="applicant_id")
    windows = openings(grants)
    met = windows.inner_join(other, windows.applicant_id == other["_whose"]).drop("_whose")
    met = met.filter(met.decided_on.isnull() | days_between(met.opens, met.decided_on).between(0, met.split_days))
    met = met.mutate(counts=met.sure & (met.opened == 1))
    window = ibis.window(group_by=[met.applicant_id, met.opens])
    nothing = ibis.null("decimal(18, 4)")
    met = met.mutate(
        last_on=met.counts.ifelse(met.decided_on, ibis.null("date")).max().over(window),
        n_sure=met.counts.ifelse(1, 0).sum().over(window),
        n_all=met.row_id.count().over(window),
        n_unsure=met.sure.ifelse(0, 1).sum().over(window),
        sure_sum=met.counts.ifelse(met.amount, nothing).sum().over(window),
        all_sum=met.amount.sum().over(window),
        top_limit=met.town_limit.max().over(window),
    )
    last = met.counts & (met.decided_on == met.last_on)
    met = met.mutate(
        last_limit=last.fill_null(False).ifelse(met.town_limit, nothing).min().over(
            ibis.window(group_by=[met.applicant_id, met.opens])
        )
    )  # fmt: skip
    return met.mutate(
        exceeds=((met.n_sure > 1) & (met.sure_sum > met.last_limit)).fill_null(False),
        doubtful=(met.n_all > 1) & (met.n_unsure > 0) & (met.all_sum > met.top_limit),
    )

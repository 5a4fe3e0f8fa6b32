"""Applications for dibao as the county decides them (checks, CX)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import days_between, month_text
from doudi.facts.case import Case
from doudi.facts.holdings import law_for
from doudi.facts.logic import UNKNOWN, blank_as, known, possible, with_columns
from doudi.facts.time_limits import with_working_time


def applications(case: Case) -> ir.Table:
    """`dibao_applications` with outcome: decision, a blank one as ''; unreadable: unknown."""
    rows = case.roster("dibao_applications")
    return rows.mutate(outcome=blank_as(rows, "decision", ""))


def reviews(case: Case) -> ir.Table:
    """`applications` with the working time from the investigation to the review, and ruled: whether the law in force
    on accepted_on set a limit (three-valued).
    """
    rows = with_working_time(
        applications(case), case, "investigated_on", "reviewed_on", "dibao.review_days", on="accepted_on"
    )
    return rows.mutate(ruled=rows.accepted_on.notnull().ifelse(rows.allowed.notnull(), UNKNOWN))


def notices(case: Case) -> ir.Table:
    """`applications` with days (of the notice, the first and the last included) and allowed, that of notice_from.

    asked_law: null where the law is silent on that day; needed: allowed, or that of D where notice_from is unknown.
    """
    rows = applications(case)
    limit = case.value("dibao.notice_days", on=rows.notice_from, place=rows.area_code)
    return rows.mutate(
        days=days_between(rows.notice_from, rows.notice_to) + 1,
        allowed=limit,
        asked_law=law_for(limit, rows.notice_from),
        needed=limit.coalesce(case.value("dibao.notice_days", place=rows.area_code)),
    )


def refusals(case: Case) -> ir.Table:
    """`applications` with how long it took to tell the decision: until, spent, allowed, asked_law and calendar.

    In working days where the law in force on decided_on counts so, else in days.
    """
    rows = with_working_time(applications(case), case, "decided_on", "informed_on", "dibao.inform_working_days")
    in_days = case.value("dibao.inform_days", on=rows.decided_on, place=rows.area_code)
    working = rows.allowed.notnull()
    rows = rows.mutate(
        spent=working.ifelse(rows.spent, days_between(rows.decided_on, rows.until)),
        allowed=working.ifelse(rows.allowed, in_days),
    )
    return rows.mutate(
        asked_law=law_for(rows.allowed, rows.decided_on), calendar=law_for(rows.spent, rows.decided_on, rows.until)
    )


def monthly_decisions(case: Case) -> ir.Table:
    """The applications with decided_on ≤ D, each with what is known of its unit and month.

    subject (`unit|month`), month, unit_name, place (the smallest area_code), n_all, n_visited (surely visited by the
    county), county_visit_share (at that place, on the month's first day), short: n_visited ÷ n_all is less
    (three-valued). An unreadable decided_on belongs to no month.
    """
    rows = applications(case)
    rows = rows.filter(rows.decided_on <= case.day)
    rows = rows.mutate(
        month=ibis.date(rows.decided_on.year(), rows.decided_on.month(), 1), held=rows.unit.fill_null("不明")
    )
    group = ibis.window(group_by=[rows.held, rows.month])
    rows = rows.mutate(
        place=rows.area_code.min().over(group),
        n_all=rows.row_id.count().over(group),
        n_visited=known(rows.county_visited).ifelse(1, 0).sum().over(group),
        n_possible=possible(rows.county_visited).ifelse(1, 0).sum().over(group),
    )
    share = case.value("dibao.county_visit_share", on=rows.month, place=rows.place)
    # Cross-multiplied: no division, so exact.
    needed = rows.n_all.cast("decimal(12, 0)") * share
    short = ibis.cases((rows.n_possible < needed, True), (rows.n_visited >= needed, False), else_=UNKNOWN)
    rows = rows.mutate(short=short, county_visit_share=share, subject=rows.held + "|" + month_text(rows.month))
    return with_unit_name(rows, case).drop("n_possible", "held")


def with_unit_name(rows: ir.Table, case: Case) -> ir.Table:
    """Add `unit_name`: of a county its name, where known, else the unit as it is called."""
    # A name decides nothing: a finding does not rest on `areas` for it.
    named = case.setting.table("areas").select("area_code", "name")
    rows = with_columns(rows, named, ["unit=area_code"], ["_named=name"])
    return rows.mutate(unit_name=rows["_named"].coalesce(rows.held)).drop("_named")

"""Visits at home during the epidemic, and what was done about the needs found (YQ)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import days_between, month_no
from doudi.facts.case import Case
from doudi.facts.coverage import tekun
from doudi.facts.dibao import insured_members
from doudi.facts.hukou import with_hukou
from doudi.facts.logic import UNKNOWN, with_related


def patients(case: Case) -> ir.Table:
    """`epidemic_cases` rows with visited: anyone of his hukou was, on or after confirmed_on.

    Of a patient who is not in the register only visits to himself are known. confirmed_on unknown: unknown.
    """
    rows = with_hukou(case.roster("epidemic_cases"), case)
    visits = case.roster("home_visits").select("id_no", "visited_on")
    at_home = housemates(case).inner_join(visits, "id_no").select("hukou_no", "visited_on")
    rows = with_related(rows, "to_home", at_home, ["hukou_no"], _after_confirmation)
    rows = with_related(rows, "to_himself", visits, ["id_no"], _after_confirmation)
    visited = ibis.cases((rows.confirmed_on.isnull(), UNKNOWN), else_=rows.to_home | rows.to_himself)
    return rows.mutate(visited=visited)


def _after_confirmation(met: ir.Table) -> ir.BooleanValue:
    return met.its_visited_on >= met.confirmed_on


def vulnerable_people(case: Case) -> ir.Table:
    """`vulnerable_people` rows with from_day (the parameter) and visited: he himself was, from that day on."""
    rows = case.roster("vulnerable_people")
    rows = rows.mutate(from_day=case.value("epidemic.from_day", place=rows.area_code))
    visits = case.roster("home_visits").select("id_no", "visited_on")
    rows = with_related(rows, "_visited", visits, ["id_no"], lambda met: met.its_visited_on >= met.from_day)
    visited = ibis.cases((rows.from_day.isnull(), UNKNOWN), else_=rows["_visited"])
    return rows.mutate(visited=visited).drop("_visited")


def needs_found(case: Case) -> ir.Table:
    """`home_visits` rows old enough to have been acted upon (old_enough: true or unknown), with met.

    met: an application or grant of anyone of his hukou (not in the register: his own) on or after the visit, or he
    himself insured or on tekun in a month from that of the visit to M.
    """
    rows = with_hukou(case.roster("home_visits"), case)
    days = case.value("epidemic.need_days", place=rows.area_code)
    rows = rows.mutate(old_enough=days_between(rows.visited_on, case.day) >= days)
    rows = rows.filter(rows.old_enough.fill_null(True))
    asked = requests(case)
    at_home = housemates(case).inner_join(asked, "id_no").select("hukou_no", "made_on")
    rows = with_related(rows, "at_home", at_home, ["hukou_no"], lambda met: met.its_made_on >= met.visited_on)
    rows = with_related(rows, "himself", asked, ["id_no"], lambda met: met.its_made_on >= met.visited_on)
    rows = with_related(rows, "on_roll", months_on_roll(case), ["id_no"], _from_the_visit_on)
    return rows.mutate(met=(rows.at_home & rows.hukou_no.notnull()) | rows.himself | rows.on_roll)


def _from_the_visit_on(met: ir.Table) -> ir.BooleanValue:
    return met.its_insured & (month_no(met.its_month) >= month_no(met.visited_on))


def housemates(case: Case) -> ir.Table:
    """hukou_no, id_no of every registered person, whatever his status."""
    return case.roster("households").select("hukou_no", "id_no").distinct()


def requests(case: Case) -> ir.Table:
    """id_no, made_on: each application and grant, by the day it was asked for (grants else: decided)."""
    applications = case.roster("dibao_applications")
    grants = case.roster("temporary_aid_grants")
    return applications.select(id_no=applications.applicant_id, made_on=applications.accepted_on).union(
        grants.select(id_no=grants.applicant_id, made_on=grants.applied_on.coalesce(grants.decided_on))
    )


def months_on_roll(case: Case) -> ir.Table:
    """id_no, month, insured (true or unknown): each month on dibao or tekun."""
    on_dibao = case.fact(insured_members).select("id_no", "month", "insured")
    on_tekun = case.fact(tekun)
    return on_dibao.union(on_tekun.select("id_no", "month", insured=ibis.literal(True)))

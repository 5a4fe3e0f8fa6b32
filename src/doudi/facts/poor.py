"""Registered poor people and their households (checks, "poor household" and LB)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.coverage import tekun_of_month, with_covered
from doudi.facts.dibao import members_of_month
from doudi.facts.hukou import hukou_of_person
from doudi.facts.logic import UNKNOWN, degree, possible, truth, with_any, with_columns
from doudi.facts.people import with_death, with_severe, with_unable
from doudi.facts.supply import gap, with_roll


def registered_people(case: Case) -> ir.Table:
    """`registered_poor` with month (M), died_on, covered, supplied, gap (the dibao roll of M)."""
    return _registered(case.roster("registered_poor"), case)


def poor_people(case: Case) -> ir.Table:
    """`registered_people` with severe, ill, unable."""
    return _registered(with_unable(case.roster("registered_poor"), case), case)  # which asks twice who they are


def _registered(rows: ir.Table, case: Case) -> ir.Table:
    rows = with_covered(with_death(rows, case), case)
    return with_roll(rows.mutate(month=ibis.literal(case.month)), case, "dibao_families")


def yearly_standard(case: Case, rows: ir.Table) -> ir.Value:
    """S: twelve times the rural dibao standard at D, at the place of the row (LB)."""
    return case.value("dibao.standard", place=rows.area_code, kind="农村") * 12


def poor_households(case: Case) -> ir.Table:
    """household_no, area_code, unit, name, income, alive, covered, supplied, gap: one row per poor household.

    Place: the one its rows agree on, else that of the 户主, else the smallest. Income: the largest stated.
    alive: a member is; covered: a member is, three-valued. name: the 户主's, else the smallest.
    """
    people = case.fact(registered_people)
    head = (people.relation == "户主").fill_null(False)
    grouped = people.group_by("household_no").agg(
        n_places=people.area_code.nunique(),
        smallest=people.area_code.min(),
        n_head_places=people.area_code.nunique(where=head),
        head_place=people.area_code.min(where=head),
        head_name=people.name.min(where=head),
        any_name=people.name.min(),
        income=people.income_per_head.max(),
        _alive=people.died_on.isnull().ifelse(1, 0).max(),
        _covered=degree(people.covered).max(),
    )
    headed = (grouped.n_places > 1) & (grouped.n_head_places == 1)
    placed = grouped.mutate(
        area_code=headed.ifelse(grouped.head_place, grouped.smallest),
        name=ibis.coalesce(grouped.head_name, grouped.any_name),
        alive=grouped["_alive"] == 1,
        covered=truth(grouped["_covered"]),
    )
    placed = with_columns(placed, people.select("area_code", "unit").distinct(), ["area_code"], ["unit"])
    wanted = ["household_no", "area_code", "unit", "name", "income", "alive", "covered"]
    return with_roll(placed.select(wanted), case, "dibao_families")


def marginal_people(case: Case) -> ir.Table:
    """`registered_people` with severe and the income of their household."""
    people = with_severe(case.fact(registered_people), case)
    return with_columns(people, case.fact(poor_households), ["household_no"], ["income"])


def alone_in_hukou(case: Case, people: ir.Table) -> ir.Table:
    """id_no, hukou_no, alone: of these people (id_no) each who is registered: is only he of his hukou 正常."""
    rows = hukou_of_person(case, people)
    people = case.roster("households").select("hukou_no", "id_no", "status").semi_join(rows, "hukou_no")
    totals = people.group_by("hukou_no").agg(
        n_normal=(people.status == "正常").fill_null(False).ifelse(1, 0).sum(),
        n_unknown=people.status.isnull().ifelse(1, 0).sum(),
    )
    rows = with_columns(rows, totals, ["hukou_no"], ["n_normal", "n_unknown"])
    himself = (rows.status == "正常").fill_null(False)
    others = rows.n_normal - himself.ifelse(1, 0)
    alone = ibis.cases(
        (rows.status.isin(["注销", "迁出"]).fill_null(False) | (others > 0), False),
        (rows.n_unknown > 0, UNKNOWN),
        else_=True,
    )
    return rows.select("id_no", "hukou_no", alone=alone)


def tekun_candidates(case: Case) -> ir.Table:
    """Each person insured in M or in `registered_poor`, as LB-07 looks at him.

    id_no, month (M), name, area_code, unit, insured (in M), listed (未脱贫 or 返贫), died_on, severe, hukou_no, alone,
    on_tekun, supplied, gap; some_tekun (some unit's tekun roll of M), tekun_gap. Place: his family of M, else his
    `registered_poor` row, of several the smallest. on_roll: he has a family of M.
    """
    poor = case.roster("registered_poor")
    roll = with_any(case.fact(members_of_month), "_poor", poor, ["id_no"])
    roll = roll.filter(possible(roll.insured) | roll["_poor"])  # one who is not insured has a family too
    neither, of_roll, of_poor = ibis.literal(False), ibis.literal(1), ibis.literal(2)
    told, listed = ("id_no", "name", "area_code", "unit"), poor.status.isin(["未脱贫", "返贫"])
    both = roll.select(*told, insured=roll.insured, listed=neither, first=of_roll).union(
        poor.select(*told, insured=neither, listed=listed, first=of_poor)
    )
    both = both.mutate(_at=both["first"].cast("string") + both.area_code)
    people = both.group_by("id_no").agg(
        name=both.name.min(), _at=both["_at"].min(), unit=both.unit.argmin(both["_at"]),
        _insured=degree(both.insured).max(), _listed=degree(both.listed).max(), on_roll=both["first"].min() == 1,
    )  # fmt: skip
    people = people.mutate(
        area_code=people["_at"].substr(1), insured=truth(people["_insured"]), listed=truth(people["_listed"])
    )
    people = with_severe(with_death(people.drop("_at", "_insured", "_listed"), case), case)
    hukous = alone_in_hukou(case, both.select("id_no"))
    people = with_columns(people, hukous, ["id_no"], ["hukou_no", "alone"])
    people = with_any(people, "on_tekun", case.fact(tekun_of_month), ["id_no"])
    people = people.mutate(month=ibis.literal(case.month), supplied=case.fact(tekun_of_month).count() > 0)
    people = people.mutate(tekun_gap=gap(people, "tekun_people", people.month)).rename(some_tekun="supplied")
    return with_roll(people, case, "dibao_families")

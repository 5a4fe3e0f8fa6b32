"""Spouses and minor children on the applicant's hukou who are no members of his family (DB-11)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import age_of, born_on
from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month, members_of_month
from doudi.facts.holdings import with_rows
from doudi.facts.hukou import people_of_hukou, with_hukou
from doudi.facts.logic import UNKNOWN
from doudi.facts.people import with_death

FAMILY = ("month", "family_no", "area_code", "applicant_name", "applicant_id", "hukou_no", "hukou_relation")


def families_by_hukou(case: Case) -> ir.Table:
    """Each family of M with each living person of the applicant's hukou who is no member of it in M.

    hukou_no, hukou_relation: the applicant's, null where he is not registered. person, person_name, relation, status:
    null where nobody is missing, and the family stands once. left_out: he is the applicant's spouse or minor child
    with status 正常; three-valued. asked_hukou, asked_relation, asked_status: null where the rule asks for it and it is
    unknown (asked_relation also where the applicant is neither 户主 nor 配偶, of which nothing follows).
    """
    roll = with_hukou(case.fact(families_of_month), case, "applicant_id").select(*FAMILY)
    rows = with_rows(roll, outsiders(case, roll))
    rows = rows.mutate(_born=born_on(rows.person))
    minor = age_of(rows["_born"], case.day) < case.value("dibao.minor_age", place=rows.area_code)
    child = rows.relation.isin(["子", "女"]) & minor
    related = ibis.cases(
        (rows.hukou_relation == "户主", (rows.relation == "配偶") | child),
        (rows.hukou_relation == "配偶", (rows.relation == "户主") | child),
        else_=UNKNOWN,
    )
    left_out = ibis.cases(
        (rows.hukou_no.isnull(), UNKNOWN), (~rows.held, False), else_=(rows.status == "正常") & related
    )
    return rows.mutate(
        left_out=left_out,
        asked_hukou=rows.applicant_id.notnull().ifelse(rows.hukou_no, ""),
        asked_relation=ibis.cases((~rows.held, ""), (rows.hukou_relation.isin(["户主", "配偶"]), rows.relation)),
        asked_status=rows.held.ifelse(rows.status, ""),
    ).drop("_born")


def outsiders(case: Case, roll: ir.Table) -> ir.Table:
    """The living people of each family's hukou who are neither the applicant nor members in M."""
    people = people_of_hukou(case).rename(person="id_no", person_name="name", _hukou="hukou_no", held_row="row_id")
    heads = roll.select(_family="family_no", applicant="applicant_id", hukou="hukou_no")
    met = heads.inner_join(people, heads.hukou == people["_hukou"])
    met = met.filter(met.person != met.applicant)
    met = with_death(met, case, "person")
    met = met.filter(met.died_on.isnull()).drop("applicant", "hukou", "_hukou", "died_on")
    members = case.fact(members_of_month)
    return met.anti_join(members, (met["_family"] == members.family_no) & (met.person == members.id_no))

"""The names and ids that a payment line's payee may call his own (checks, "Own names", "Own ids")."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.hukou import hukou_of_person, people_of_hukou
from doudi.facts.logic import with_any
from doudi.facts.payees import payment_parts

OF_APPLICANT = {"id_no": "applicant_id", "name": "applicant_name"}


def among_own(asked: ir.Table, case: Case, what: str) -> ir.Table:
    """Of the rows payee_kind, payee, `what` ("id_no" or "name"): those that are an id or a name of the payee.

    Of the family: of all months ≤ M, insured or not, with every applicant. Of a person: of the people of his hukou.
    """
    of_family = asked.filter(asked.payee_kind == "family")
    of_person = asked.filter(asked.payee_kind == "person")
    heads = case.roster("dibao_families")
    heads = heads.select("family_no", **{what: heads[OF_APPLICANT[what]]})
    people = case.roster("dibao_members").select("family_no", what).union(heads)
    homes = hukou_of_person(case, of_person.select(id_no=of_person.payee))
    homes = homes.select("hukou_no", payee=homes.id_no)
    neighbours = people_of_hukou(case).select("hukou_no", what)
    return (
        of_family.semi_join(people.select(what, payee=people.family_no), ["payee", what])
        .union(of_person.inner_join(homes, "payee").semi_join(neighbours, ["hukou_no", what]).select(*asked.columns))
        .distinct()
    )


def own_account_names(case: Case) -> ir.Table:
    """payee_kind, payee, account_name: names on accounts, other than the line's own, that are a name of its payee."""
    lines = payment_parts(case)
    other = lines.filter(lines.account_name.notnull() & (lines.account_name != lines.name).fill_null(True))
    asked = other.select("payee_kind", "payee", name=other.account_name).distinct()
    return among_own(asked, case, "name").rename(account_name="name")


def account_lines(case: Case) -> ir.Table:
    """`payment_parts` with `own_name` (the name on the account is one of the line's own; unknown name: unknown),
    `carer` (that of a carer of the person in any agreement) and `institution`."""
    rows = payment_parts(case)
    rows = with_any(rows, "_payee", case.fact(own_account_names), ["payee_kind", "payee", "account_name"])
    rows = with_any(rows, "carer", case.roster("care_agreements"), ["id_no=tekun_id", "account_name=carer_name"])
    own = (rows.account_name == rows.name).fill_null(False) | rows["_payee"]
    institution = case.holds("payments.institution_words", rows.account_name, place=rows.area_code)
    return rows.mutate(own_name=own, institution=institution).drop("_payee")

"""Insured people who were inside (DB-04)."""

import ibis.expr.types as ir

from doudi.facts.calendar import month_no
from doudi.facts.case import Case
from doudi.facts.dibao import insured_members, with_n_insured
from doudi.facts.holdings import with_money_once
from doudi.facts.people import prison_terms


def terms_of_insured(case: Case) -> ir.Table:
    """Insured member rows of all months, each with each prison term of the person.

    term: row_id of the term; null for people without one, who stand once a month. broken: he was inside for the whole
    month, three-valued. money: total_amount, once for each member row however many terms.
    """
    rows = with_n_insured(case.fact(insured_members), case)
    terms = case.fact(prison_terms)
    terms = terms.rename(term="row_id", _person="id_no")
    rows = rows.left_join(terms, rows.id_no == terms["_person"]).drop("_person")
    begun = month_no(rows.month) > month_no(rows.from_on)
    # The last day of m lies before to_on: to_on lies in a later month.
    lasting = rows.to_on_blank | (month_no(rows.to_on) > month_no(rows.month))
    return with_money_once(rows, begun & lasting, per="row_id", first="from_on to_on term")

"""Payment lines of dibao that name no family of their month, and the families of the people they name."""

import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.payments import DIBAO_PROGRAMMES, line_months


def nameless_lines(case: Case) -> ir.Table:
    """row_id, month, id_no, family_no_blank: the lines of dibao whose family_no is no family of the month."""
    lines = line_months(case)
    lines = lines.filter(lines.programme.isin(DIBAO_PROGRAMMES))
    roll = case.roster("dibao_families", beside=True).select("month", "family_no")
    return lines.anti_join(roll, ["month", "family_no"]).select("row_id", "month", "id_no", "family_no_blank")


def families_of_nameless(case: Case) -> ir.Table:
    """month, id_no, family_no: whom such a line names, with each family of the month of which he is a member."""
    roll = case.roster("dibao_families", beside=True).select("month", "family_no")
    members = case.roster("dibao_members", beside=True).select("month", "id_no", "family_no")
    members = members.semi_join(case.fact(nameless_lines), ["month", "id_no"])
    return members.semi_join(roll, ["month", "family_no"])

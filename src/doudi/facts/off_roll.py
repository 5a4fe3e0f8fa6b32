"""Payment lines for whom no roll of their month knows anybody (checks, ZJ-01)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import truth, with_columns
from doudi.facts.nameless_lines import families_of_nameless, nameless_lines
from doudi.facts.payments import DIBAO_PROGRAMMES, TEKUN_PROGRAMMES, line_months
from doudi.facts.supply import with_roll


def off_roll(case: Case) -> ir.Table:
    """row_id, month, off: the degree (logic) of "not on the roll of its programme"; a line on the roll has no row.

    dibao: family_no is no family of the month, and id_no neither member nor applicant of any; tekun: id_no not on it.
    """
    dibao, tekun = off_dibao(case), off_tekun(case)
    return dibao.union(tekun)


def off_dibao(case: Case) -> ir.Table:
    """Of the lines of dibao; an unreadable family_no may be a family of the month."""
    lines = case.fact(nameless_lines)
    heads = case.roster("dibao_families").select("month", id_no="applicant_id").semi_join(lines, ["month", "id_no"])
    people = case.fact(families_of_nameless).select("month", "id_no").union(heads)
    lines = lines.anti_join(people, ["month", "id_no"])
    return lines.select("row_id", "month", off=lines.family_no_blank.isnull().ifelse(1, 2).cast("int8"))


def off_tekun(case: Case) -> ir.Table:
    """Of the lines of the tekun programmes."""
    lines = line_months(case)
    lines = lines.filter(lines.programme.isin(TEKUN_PROGRAMMES)).select("row_id", "month", "id_no")
    lines = lines.anti_join(case.roster("tekun_people", beside=True).select("month", "id_no"), ["month", "id_no"])
    return lines.select("row_id", "month", off=ibis.literal(2, "int8"))


def programme_lines_with_roll(case: Case) -> ir.Table:
    """`line_months` of the dibao and tekun programmes, with `off_roll` (three-valued), `supplied` and `gap`.

    `supplied`: the roll of the month and programme from the unit of the line's place.
    """
    rows = line_months(case)
    rows = rows.filter(rows.programme.isin([*DIBAO_PROGRAMMES, *TEKUN_PROGRAMMES]))
    rows = with_columns(rows, case.fact(off_roll), ["row_id", "month"], ["_off=off"])
    rows = with_roll(rows.mutate(off_roll=truth(rows["_off"])), case, "dibao_families", month="month")
    rows = rows.rename(_dibao="supplied", _dibao_gap="gap")
    rows = with_roll(rows, case, "tekun_people", month="month")
    is_dibao = rows.programme.isin(DIBAO_PROGRAMMES)
    return rows.mutate(
        supplied=is_dibao.ifelse(rows["_dibao"], rows.supplied), gap=is_dibao.ifelse(rows["_dibao_gap"], rows.gap)
    ).drop("_off", "_dibao", "_dibao_gap")

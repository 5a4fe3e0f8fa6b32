"""What the insured members of a family add to its top-up (分类施保; DB-14, DB-15)."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import age_on
from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month, members_of_month
from doudi.facts.holdings import law_for
from doudi.facts.logic import UNKNOWN, blank_as, known, possible, with_columns
from doudi.facts.people import with_illness, with_severe

NOTHING = ibis.literal(0).cast("decimal(18, 4)")
NO_VALUE = ibis.null("decimal(18, 4)")


def member_shares(case: Case) -> ir.Table:
    """Members of M with low and high: the highest share of the standard of his certain, of his possible categories.

    In no category: 0. No category has a value at his place: null. A member surely not insured: 0. doubtful: low < high.
    """
    rows = with_illness(with_severe(case.fact(members_of_month), case), case)
    place, age = rows.area_code, age_on(rows.id_no, case.day)
    categories = {
        "70岁以上": age >= case.value("dibao.elder_age", place=place),
        "未成年人": age < case.value("dibao.minor_age", place=place),
        "重度残疾": rows.severe,
        "重病": rows.ill,
    }
    shares = {name: case.value("dibao.top_up", place=place, category=name) for name in categories}
    lawful = ibis.or_(*(share.notnull() for share in shares.values()))

    def highest(counted: Callable[[ir.BooleanValue], ir.BooleanValue]) -> ir.Value:
        each = [
            counted(met & rows.insured).ifelse(shares[name].fill_null(0), NOTHING) for name, met in categories.items()
        ]
        return lawful.ifelse(ibis.greatest(*each), NO_VALUE)

    rows = rows.mutate(low=highest(known), high=highest(possible), age=age)
    return rows.mutate(doubtful=rows.low < rows.high)


def family_top_ups(case: Case) -> ir.Table:
    """The families of M with standard, paid (top_up, blank = 0), low and high: yuan a month, unrounded.

    What is unknown where low < high, null where it is: asked_insured, asked_age, asked_severe, asked_ill.
    asked_standard, asked_shares: null where the law is silent at the place of the family.
    """
    people = case.fact(member_shares)
    cells = {"asked_insured": "insured", "asked_age": "age", "asked_severe": "severe", "asked_ill": "ill"}
    totals = people.group_by("family_no").agg(
        low_share=people.low.sum().cast("decimal(18, 4)"),
        high_share=people.high.sum().cast("decimal(18, 4)"),
        lawful=people.low.notnull().ifelse(1, 0).max(),
        **{name: (known(people.doubtful) & people[cell].isnull()).ifelse(1, 0).max() for name, cell in cells.items()},
    )
    rows = case.fact(families_of_month)
    rows = with_columns(rows, totals, ["family_no"], ["low_share", "high_share", "lawful", *cells])
    standard = rows.kind.notnull().ifelse(case.value("dibao.standard", place=rows.area_code, kind=rows.kind), NO_VALUE)
    silent = known(rows.lawful == 0)
    low = silent.ifelse(NO_VALUE, rows.low_share.fill_null(0))
    high = silent.ifelse(NO_VALUE, rows.high_share.fill_null(0))
    return rows.mutate(
        standard=standard,
        paid=blank_as(rows, "top_up", 0),
        low=(low * standard).cast("decimal(28, 8)"),
        high=(high * standard).cast("decimal(28, 8)"),
        asked_standard=law_for(standard, rows.kind),
        asked_shares=low,
        **{name: known(rows[name] == 1).ifelse(UNKNOWN, True) for name in cells},
    )

"""What the insured members of a family add to its top-up (分类施保; DB-14, DB-15)."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import age_on
from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month, members_of_month
from doudi.facts.holdings import law_for, with_rows
from doudi.facts.logic import UNKNOWN, blank_as, known, possible, with_columns
from doudi.facts.people import asked_where, with_illness, with_severe

NOTHING = ibis.literal(0).cast("decimal(18, 4)")
NO_VALUE = ibis.null("decimal(18, 4)")
CELLS = {"asked_insured": "insured", "asked_age": "age", "asked_health": "asked_health"} | {
    name: name for name in ("asked_grade", "asked_category", "asked_serious", "asked_admitted")
}


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

    told = asked_where(rows.ill.isnull() & rows.health.isnull())
    rows = rows.mutate(low=highest(known), high=highest(possible), age=age, asked_health=told)
    return rows.mutate(doubtful=rows.low < rows.high)


def family_top_ups(case: Case) -> ir.Table:
    """Each family of M with each member who is insured or may be, once alone where it has none.

    Of the family: standard, paid (top_up, blank = 0), low and high (yuan a month, unrounded). asked_standard,
    asked_shares: null where the law is silent at its place. Of the member: holder, holder_name, held_row, low_share,
    high_share; CELLS: null where that cell is unknown and makes low < high.
    """
    people = case.fact(member_shares)
    asked = {
        name: (known(people.doubtful) & people[cell].isnull()).ifelse(UNKNOWN, True) for name, cell in CELLS.items()
    }
    insured = people.mutate(**asked).filter(possible(people.insured))
    held = insured.select(
        *CELLS, _family="family_no", holder="id_no", holder_name="name", held_row="row_id", low_share="low",
        high_share="high",
    )  # fmt: skip
    rows = with_rows(top_up_bounds(case), held)
    return rows.mutate(**{name: rows.held.ifelse(rows[name], True) for name in CELLS})


def top_up_bounds(case: Case) -> ir.Table:
    """The families of M with standard, paid, low, high, asked_standard and asked_shares (`family_top_ups`)."""
    people = case.fact(member_shares)
    totals = people.group_by("family_no").agg(
        low_total=people.low.sum().cast("decimal(18, 4)"),
        high_total=people.high.sum().cast("decimal(18, 4)"),
        lawful=people.low.notnull().ifelse(1, 0).max(),
    )
    rows = case.fact(families_of_month)
    rows = with_columns(rows, totals, ["family_no"], ["low_total", "high_total", "lawful"])
    standard = case.value("dibao.standard", place=rows.area_code, kind=rows.kind)
    standard = rows.kind.notnull().ifelse(standard, NO_VALUE)
    silent = known(rows.lawful == 0)
    low = silent.ifelse(NO_VALUE, rows.low_total.fill_null(0))
    high = silent.ifelse(NO_VALUE, rows.high_total.fill_null(0))
    return rows.mutate(
        standard=standard,
        paid=blank_as(rows, "top_up", 0),
        low=(low * standard).cast("decimal(28, 8)"),
        high=(high * standard).cast("decimal(28, 8)"),
        asked_standard=law_for(standard, rows.kind, rows.area_code),
        asked_shares=law_for(low, rows.area_code),
    )

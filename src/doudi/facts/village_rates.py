"""How large a share of each village is on dibao, and how far that lies from the unit's median (GL-01).

Everything is reckoned in whole numbers, alike on every engine: a share as its first 24 decimals, cut off there. The
cut can tip no comparison the wrong way: what lies within it of the limit counts as equal, and shares of different
places that differ at all differ by far more.
"""

from decimal import Decimal

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import insured_members
from doudi.facts.logic import UNKNOWN, with_columns
from doudi.facts.supply import with_roll
from doudi.facts.villages import villages

MOST_PEOPLE = 10**12  # more is a slip of the pen; and up to there 1000 × rest is exact in every engine
TEN_THOUSAND_FACTORS = 6745  # 0.6745 (checks, GL-01) × 10,000


def village_rates(case: Case) -> ir.Table:
    """`villages` with n_insured (distinct ids insured in M), n_possible (with those whose `insured` is unknown).

    outlying: three-valued, whether |z| is above the limit. asked_insured: null where an `insured` is unknown. people:
    the population, null where unknown or 0. rate, median: percent, for reading only. limit. supplied, gap: the roll of
    M.
    """
    rows = with_roll(case.fact(villages), case, "dibao_families")
    rows = with_columns(rows, insured_by_place(case), ["area_code"], ["n_insured", "n_possible"])
    counted = rows.population.between(1, MOST_PEOPLE)
    rows = rows.mutate(
        n_insured=rows.n_insured.fill_null(0),
        n_possible=rows.n_possible.fill_null(0),
        people=counted.ifelse(rows.population, ibis.null("int64")),
        limit=case.value("outliers.z", place=rows.area_code),
    )
    rows = with_outlying(with_outlying(rows, "n_insured", "_low"), "n_possible", "_high")
    rows = rows.mutate(
        outlying=(rows["_low"] == rows["_high"]).ifelse(rows["_low"], UNKNOWN),
        asked_insured=(rows.n_possible > rows.n_insured).ifelse(ibis.null("int64"), rows.n_insured),
        _rate=(rows.n_insured * 20000 + rows.people) // (rows.people * 2),
    )
    rows = with_columns(rows, middle_two(rows, "_rate"), ["unit"], ["_median=total"])
    rows = rows.mutate(rate=hundredths(rows["_rate"], "0.01"), median=hundredths(rows["_median"], "0.005"))
    return rows.drop("_low", "_high", "_rate", "_median")


def insured_by_place(case: Case) -> ir.Table:
    """area_code, n_insured, n_possible: distinct ids, by the own place of the family."""
    people = case.fact(insured_members)
    people = people.filter((people.month == case.month) & people.area_code.notnull())
    once = people.group_by("area_code", "id_no").agg(sure=people.insured.fill_null(False).ifelse(1, 0).max())
    return once.group_by("area_code").agg(n_insured=once.sure.sum().cast("int64"), n_possible=once.count())


def with_outlying(rows: ir.Table, count: str, name: str) -> ir.Table:
    """Add `name`: whether 0.6745 × |x − median| ÷ MAD is above the limit, x = count ÷ people; MAD 0: it is not."""
    rows = rows.mutate(_x=share(rows[count], rows.people))
    rows = with_columns(rows, middle_two(rows, "_x"), ["unit"], ["_centre=total"])
    rows = rows.mutate(_off=(rows["_x"] * whole(2) - rows["_centre"]).abs())  # 2 × |x − median|
    rows = with_columns(rows, middle_two(rows, "_off"), ["unit"], ["_spread=total"])  # 4 × MAD
    factor, limit = 2 * TEN_THOUSAND_FACTORS, (rows["limit"] * 10000).cast("int64").cast("decimal(38, 0)")
    excess = rows["_off"] * whole(factor) - rows["_spread"] * limit
    cut = whole(2 * factor) + limit * whole(4)  # `_off` is true to 2 units, `_spread` to 4
    judged = ibis.cases((rows["_x"].isnull(), UNKNOWN), (rows["_spread"] == 0, False), else_=excess > cut)
    return rows.mutate(**{name: judged}).drop("_x", "_centre", "_off", "_spread")


def share(part: ir.IntegerValue, people: ir.IntegerValue) -> ir.DecimalValue:
    """The part of the people, in units of 10⁻²⁴, cut off; null where `people` is."""
    halves: list[ir.DecimalValue] = []
    rest = part
    for _ in range(2):
        digits = ibis.literal(0, "int64")
        for _ in range(4):
            digits = digits * 1000 + (rest * 1000) // people
            rest = (rest * 1000) % people
        halves.append(digits.cast("decimal(38, 0)"))
    return halves[0] * whole(10**12) + halves[1]


def middle_two(rows: ir.Table, value: str) -> ir.Table:
    """unit, total: twice the median of the values known, over the villages of each unit."""
    rows = rows.filter(rows.village.fill_null(False) & rows[value].notnull())
    rows = rows.select("unit", "area_code", value=rows[value])
    order = [rows.value.asc(), rows.area_code.asc()]
    rows = rows.mutate(
        _twice=ibis.row_number().over(ibis.window(group_by="unit", order_by=order)) * 2,
        _n=rows.count().over(ibis.window(group_by="unit")),
    )
    off = rows["_twice"] - rows["_n"]  # place 0, 1, … n − 1: −1 is the middle one, −2 and 0 are the middle two
    weight = ibis.cases((off == -1, 2), (off.isin([-2, 0]), 1), else_=0).cast("decimal(1, 0)")
    return rows.group_by("unit").agg(total=(rows.value.cast("decimal(38, 0)") * weight).sum().cast("decimal(38, 0)"))


def whole(number: int) -> ir.DecimalScalar:
    """A whole number as a decimal."""
    return ibis.literal(number).cast(f"decimal({len(str(number))}, 0)")


def hundredths(number: ir.Value, unit: str) -> ir.DecimalValue:
    """A whole number of small units as a decimal."""
    return (number.cast("decimal(18, 0)") * ibis.literal(Decimal(unit))).cast("decimal(18, 2)")

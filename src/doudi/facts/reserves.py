"""What each town was allotted for temporary aid (checks, LS-01)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, with_columns


def town_reserves(case: Case) -> ir.Table:
    """The `areas` rows of level 镇街, and those of unknown level, which may be one, in the year of D.

    subject (`area_code|year`), year, minimum (yuan), reserve (Σ of the stated amounts, no row = 0), amount (the same,
    null where one is unknown), short: reserve < minimum (three-valued).
    """
    year = case.day.year
    towns = case.roster("areas").select("area_code", "name", "level")
    towns = towns.filter((towns.level == "镇街").fill_null(True))
    funds = case.roster("reserve_funds")
    sums = funds.filter(funds.year == year).group_by("area_code").agg(
        reserve=funds.amount.sum(), n_unstated=funds.amount.isnull().ifelse(1, 0).sum()
    )  # fmt: skip
    rows = with_columns(towns, sums, ["area_code"], ["reserve", "n_unstated"])
    unstated = rows.n_unstated.fill_null(0) > 0
    rows = rows.mutate(
        subject=rows.area_code + f"|{year}",
        year=ibis.literal(year, "int64"),
        minimum=case.value("temporary_aid.reserve_minimum", place=rows.area_code),
        reserve=rows.reserve.fill_null(0).cast("decimal(18, 4)"),
    )
    lacks = rows.reserve < rows.minimum
    return rows.mutate(
        short=ibis.cases((lacks & unstated, UNKNOWN), else_=lacks),
        amount=unstated.ifelse(ibis.null("decimal(18, 4)"), rows.reserve),
    ).drop("n_unstated")

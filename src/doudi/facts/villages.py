"""Villages and communities, as the register of places lists them (GL)."""

import ibis.expr.types as ir

from doudi.facts.case import Case


def villages(case: Case) -> ir.Table:
    """`areas` rows of level 村社区, or of unknown level: area_code, unit, name, population, village (three-valued)."""
    rows = case.roster("areas")
    village = rows.level == "村社区"
    rows = rows.select("area_code", "unit", "name", "population", village=village)
    return rows.filter(rows.village.fill_null(True))

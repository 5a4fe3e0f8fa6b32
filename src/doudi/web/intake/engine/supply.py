"""Which place handed in which roster, and for which months: what a later comparison may rest on."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Roster
from doudi.rosters.delivery import Delivery

if TYPE_CHECKING:  # a look, which needs no checks, comes by here too
    from doudi.engine.result import RunResult

ROWS = "SELECT {area} AS area_code, {month} AS m FROM read_parquet('{file}')"
MONTHS = "SELECT DISTINCT m FROM ({rows}) WHERE m IS NOT NULL ORDER BY 1"
PLACED = """
SELECT left(r.area_code, 9), coalesce(p.county, ''), coalesce(p.town, ''),
       list_sort(list_distinct(list(r.m) FILTER (r.m IS NOT NULL)))
FROM ({rows}) r LEFT JOIN read_parquet('{places}') p USING (area_code)
WHERE r.area_code IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
OF_SNAPSHOT = "strftime(month, '%Y-%m')"
OF_PAYMENTS = (
    "unnest(list_transform(range(coalesce(n_months, 1)), lambda n: strftime(first_month + to_months(n), '%Y-%m')))"
)


def write_supply(result: "RunResult", delivery: Delivery, path: Path) -> None:
    """{"engine", "rows", "rosters": {roster: {"files", "months", "places": [[9 digits, unit, town, months], …]}}}."""
    files: dict[str, set[str]] = {}
    for each in delivery.inputs:
        for name in (name for rosters in each.sheets.values() if rosters for name in rosters.split(", ")):
            files.setdefault(name, set()).add(each.file)
    rosters = {name: {"files": sorted(files[name]), **_of(ROSTERS[name], result.store)} for name in delivery.supplied}
    told = {"engine": result.engine, "rows": dict(delivery.rows), "rosters": rosters}
    half = path.with_suffix(".half")
    half.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    half.replace(path)


def _of(roster: Roster, store: Path) -> dict[str, Any]:
    area = "area_code" if roster.has_area else "NULL::VARCHAR"
    rows = ROWS.format(area=area, month=month_of_row(roster), file=store / "rosters" / f"{roster.name}.parquet")
    with duckdb.connect(config={"temp_directory": str(store.parent)}) as db:
        months = [month for (month,) in db.execute(MONTHS.format(rows=rows)).fetchall()]
        found = db.execute(PLACED.format(rows=rows, places=store / "places.parquet")).fetchall()
    return {"months": months, "places": [[code, county, town, seen or []] for code, county, town, seen in found]}


def month_of_row(roster: Roster) -> str:
    """SQL of the month a row of a roster speaks of; of a line of payments each of its months."""
    if roster.name == "payments":
        return OF_PAYMENTS
    return OF_SNAPSHOT if roster.snapshot else "NULL::VARCHAR"

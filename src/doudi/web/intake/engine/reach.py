"""Which places and months the rows of each file speak of, so that the same thing handed in twice is seen."""

from pathlib import Path
from typing import Any

import duckdb

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Roster
from doudi.web.intake.engine.supply import month_of_row

BESIDE = frozenset({"areas", "exemptions", "identities"})
"""Rosters that only help to read the others."""
REACHED = """
SELECT r.file, left(r.area_code, 9), coalesce(p.county, ''), coalesce(p.town, ''), count(DISTINCT r.row_id),
       list_sort(list_distinct(list(r.m) FILTER (r.m IS NOT NULL)))
FROM (SELECT file, row_id, {area} AS area_code, {month} AS m FROM read_parquet('{rows}')) r
LEFT JOIN read_parquet('{places}') p USING (area_code)
GROUP BY ALL ORDER BY ALL
"""


def reach(store: Path) -> dict[str, dict[str, list[Any]]]:
    """File to roster to [[9 digits, unit, town, rows, months], …]; rows of one place may stand in several lines."""
    found: dict[str, dict[str, list[Any]]] = {}
    with duckdb.connect(config={"temp_directory": str(store.parent)}) as db:
        for roster in ROSTERS.values():
            rows = store / "rosters" / f"{roster.name}.parquet"
            if roster.name not in BESIDE and rows.exists():
                for file, code, county, town, n, months in db.execute(_asked(roster, rows, store)).fetchall():
                    line = [code or "", county, town, n, months or []]
                    found.setdefault(file, {}).setdefault(roster.name, []).append(line)
    return found


def _asked(roster: Roster, rows: Path, store: Path) -> str:
    area = "area_code" if roster.has_area else "NULL::VARCHAR"
    return REACHED.format(area=area, month=month_of_row(roster), rows=rows, places=store / "places.parquet")

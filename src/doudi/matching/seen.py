"""Every row of the stored rosters that names a person by a readable id, as one DuckDB view over Parquet."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Column, Kind, Roster

GROUPS = ("family_no", "household_no", "hukou_no")
NAME_OF = {"id_no": "name", "applicant_id": "applicant_name", "carer_id": "carer_name"}
JUDGED = ("exemptions", "identities")  # what people decided about persons, no source of persons
FAMILY_PLACES = "family_places"

SEEN = """SELECT
    {id_no} AS id_no, {name} AS name, {sex} AS sex, {area} AS area_code,
    {group} AS group_no, '{roster}' AS roster, t.file AS file, t.sheet AS sheet, {month} AS month
FROM {table} AS t {joined}
WHERE {id_no} IS NOT NULL AND NOT coalesce(t.identified, false)"""


def open_store(store: Path, *, scratch: Path) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB with the view `seen` over the rosters of a store, which is only read.

    `seen`: id_no, name, sex, area_code, group_no (`hukou_no:…`: numbers of different rosters never meet), roster,
    file, sheet, month; one row per roster row and person id in it. Rows whose person somebody established stay
    out: they would prove themselves. `scratch`: a directory for what does not fit in memory.
    """
    con = duckdb.connect(config={"temp_directory": str(scratch), "preserve_insertion_order": False})
    _family_places(con, store)
    parts = [part for roster in ALL if roster.name not in JUDGED for part in _parts(store, roster)]
    con.execute(f"CREATE VIEW seen AS {' UNION ALL '.join(parts) or _nobody()}")
    return con


def parquet(store: Path, roster: str) -> Path:
    """Where a roster of the store lies."""
    return store / "rosters" / f"{roster}.parquet"


def read(path: Path) -> str:
    """The DuckDB table function that reads this file."""
    quoted = str(path).replace("'", "''")
    return f"read_parquet('{quoted}')"


def _parts(store: Path, roster: Roster) -> Iterator[str]:
    path = parquet(store, roster.name)
    if not path.exists():
        return
    stored = set(pq.read_schema(path).names)
    for column in roster.columns:
        if column.kind is Kind.ID_NUMBER and column.name in stored:
            yield _part(path, roster, column, stored)


def _part(path: Path, roster: Roster, column: Column, stored: set[str]) -> str:
    group = next((name for name in GROUPS if name in roster.by_name), None)
    name = NAME_OF.get(column.name)
    # 性别 of a row belongs to the person the row is about, not to his carer
    own_sex = column.name in {"id_no", "applicant_id"} and "sex" in stored
    by_family = roster.name == "dibao_members"
    return SEEN.format(
        id_no=f"t.{column.name}",
        name=f"t.{name}" if name else "NULL::VARCHAR",
        sex="t.sex" if own_sex else "NULL::VARCHAR",
        area="p.area_code" if by_family else "t.area_code" if roster.has_area else "NULL::VARCHAR",
        group=f"'{group}:' || t.{group}" if group else "NULL::VARCHAR",
        month="t.month" if roster.snapshot else "NULL::DATE",
        roster=roster.name,
        table=read(path),
        joined=f"LEFT JOIN {FAMILY_PLACES} AS p ON t.family_no = p.family_no" if by_family else "",
    )


def _family_places(con: duckdb.DuckDBPyConnection, store: Path) -> None:
    """dibao_members states no place: its families do."""
    path = parquet(store, "dibao_families")
    source = (
        f"SELECT family_no, min(area_code) AS area_code FROM {read(path)} GROUP BY family_no"
        if path.exists()
        else "SELECT ''::VARCHAR AS family_no, ''::VARCHAR AS area_code WHERE false"
    )
    con.execute(f"CREATE TABLE {FAMILY_PLACES} AS {source}")


def _nobody() -> str:
    texts = ("id_no", "name", "sex", "area_code", "group_no", "roster", "file", "sheet")
    columns = ", ".join(f"NULL::VARCHAR AS {name}" for name in texts)
    return f"SELECT {columns}, NULL::DATE AS month WHERE false"

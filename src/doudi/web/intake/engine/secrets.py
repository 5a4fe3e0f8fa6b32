"""The personal values in the rows that findings rest on, also in columns that the evidence does not show.

The texts of a finding name people (whose account it was, who was paid); the site masks every such value wherever it
stands, so it must know them all.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.engine.results import SECRETS

SCHEMA = pa.schema([pa.field("finding_id", pa.string()), pa.field("values", pa.list_(pa.string()))])

ROWS = """
CREATE TEMP TABLE resting AS
SELECT DISTINCT finding_id, e.roster, e.file, e.sheet, e.row
FROM (SELECT finding_id, unnest(evidence) AS e FROM read_parquet($findings))
"""
VALUES = """
SELECT finding_id, CAST({column} AS VARCHAR) AS value
FROM resting JOIN read_parquet('{roster}') held
  ON resting.roster = '{name}' AND resting.file = held.file AND resting.sheet = held.sheet AND resting.row = held.row
WHERE {column} IS NOT NULL
"""


def write_secrets(store: Path, folder: Path) -> None:
    """Write the secrets of each finding of a run's folder, from the cleaned rosters of its store, as SCHEMA."""
    with duckdb.connect(config={"temp_directory": str(store.parent)}) as db:
        db.execute(ROWS, {"findings": str(folder / "findings.parquet")})
        asked = [one for name in _rosters(db) for one in _asked(name, store / "rosters" / f"{name}.parquet")]
        if not asked:
            pq.write_table(SCHEMA.empty_table(), folder / SECRETS)
            return
        every = " UNION ALL ".join(f"({one})" for one in asked)
        told = db.sql(f"SELECT finding_id, list(DISTINCT value) FROM ({every}) GROUP BY finding_id").to_arrow_table()
        pq.write_table(told.rename_columns(SCHEMA.names).cast(SCHEMA), folder / SECRETS)


def _rosters(db: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in db.execute("SELECT DISTINCT roster FROM resting ORDER BY 1").fetchall()]


def _asked(name: str, file: Path) -> list[str]:
    there = set(pq.read_schema(file).names) if file.exists() else set()
    columns = [column.name for column in ROSTERS[name].columns if column.privacy == "identifying"]
    return [
        VALUES.format(column=f'held."{column}"', roster=str(file).replace("'", "''"), name=name)
        for column in columns
        if column in there
    ]

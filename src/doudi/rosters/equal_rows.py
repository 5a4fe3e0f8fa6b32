"""Equal rows are one row; rows of one identity lose the cells in which they differ (design: rosters, §3)."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from doudi.language import say
from doudi.rosters.columns import Column, Kind, Roster
from doudi.rosters.limits import Limits
from doudi.rosters.staging import origin, staged_schema
from doudi.rosters.store import schema


def connected(limits: Limits, spill: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own within the limits. spill: the directory unless the limits name one."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": limits.memory,
        "temp_directory": str(limits.spill or spill),
    }
    if limits.threads:
        settings["threads"] = limits.threads
    return duckdb.connect(":memory:", config=settings)


def settle(roster: Roster, staged: Sequence[Path], out: Path, db: duckdb.DuckDBPyConnection) -> bool:
    """Write each distinct row of the staged files once; `out` has the columns of `staged_schema`.

    Returns whether any rows were alike; `repeats_of` and `problems_of` then tell which. A single file without such
    rows is moved.
    """
    db.execute(f"CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM {files(staged)}")
    db.execute(f"CREATE OR REPLACE TEMP TABLE alike AS {_alike(roster)}")
    any_alike = bool(counted(db, "alike"))
    if not any_alike and len(staged) == 1:
        staged[0].rename(out)
        return False
    names = _list(staged_schema(roster).names)
    rows = f"SELECT {names} FROM staged"
    if any_alike:
        db.execute(f"CREATE OR REPLACE TEMP TABLE grouped AS {_grouped(roster)}")
        rows = f"{rows} ANTI JOIN alike USING (row_id) UNION ALL BY NAME {_merged(roster)}"
    db.execute(f"COPY ({rows}) TO {literal(out)} (FORMAT parquet)")
    return any_alike


def _compared(roster: Roster) -> list[str]:
    """The columns in which equal rows are equal, with their blanks. What follows from them needs no comparison."""
    names = []
    for column in roster.columns:
        names.append(column.name)
        names += [f"{column.name}_blank"] if column.blank == "none" else []
    return names


def _list(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _alike(roster: Roster) -> str:
    """Ids of the rows whose 64-bit hash repeats: the few that are worth an exact comparison."""
    whole = f"hash({_list(_compared(roster))})"
    key = whole
    if roster.identity:
        stated = " AND ".join(f'"{name}" IS NOT NULL' for name in roster.identity)
        key = f"CASE WHEN {stated} THEN hash({_list(roster.identity)}) ELSE {whole} END"
    return (
        f"WITH keys AS MATERIALIZED (SELECT row_id, {key} AS k FROM staged) SELECT row_id FROM keys "
        "SEMI JOIN (SELECT k FROM keys GROUP BY k HAVING count(*) > 1) USING (k)"
    )


def _grouped(roster: Roster) -> str:
    """Those rows with `equal_id` (first of the equal rows) and `final_id` (first of its identity)."""
    file, sheet, row = _place(roster)
    place = f"{file}, {sheet}, {row}, row_id"
    equal = f"PARTITION BY {_list(_compared(roster))}"
    firsts = (
        f"SELECT *, first_value(row_id) OVER ({equal} ORDER BY {place}) AS equal_id, "
        f"bool_and(identified) OVER ({equal}) AS rests FROM staged SEMI JOIN alike USING (row_id)"
    )
    if not roster.identity:
        return f"SELECT *, equal_id AS final_id FROM ({firsts})"
    stated = " AND ".join(f'"{name}" IS NOT NULL' for name in roster.identity)
    first = f"first_value(equal_id) OVER (PARTITION BY {_list(roster.identity)} ORDER BY {place})"
    return f"SELECT *, CASE WHEN {stated} THEN {first} ELSE equal_id END AS final_id FROM ({firsts})"


def _merged(roster: Roster) -> str:
    """One row for each final id: cells that differ are null, and their blanks are."""
    own = {f'"{name}"': f'min("{name}")' for name in schema(roster).names}  # of what is not compared the smallest
    for column in roster.columns:
        for name in _with_twin(column):
            own[f'"{name}"'] = f'CASE WHEN {_agree(column)} THEN any_value("{name}") END'
    if "unit" in schema(roster).names and "unit" not in roster.by_name:
        own['"unit"'] = f'CASE WHEN {_agree(roster["area_code"])} THEN any_value("unit") END'
    own['"row_id"'] = "final_id"
    file, sheet, row = _place(roster)
    own |= {f'"{name}"': f"arg_min({name}, ({file}, {sheet}, {row}, row_id))" for name in (file, sheet, row)}
    own['"identified"'] = "bool_or(rests)"
    columns = ", ".join(f"{formula} AS {name}" for name, formula in own.items())
    return f"SELECT {columns} FROM grouped GROUP BY final_id"


def _agree(column: Column) -> str:
    names = ", ".join(f'"{name}"' for name in _with_twin(column))
    return f"count(DISTINCT row({names})) = 1"


def _with_twin(column: Column) -> list[str]:
    return [column.name, f"{column.name}_blank"] if column.blank == "none" else [column.name]


def _place(roster: Roster) -> tuple[str, str, str]:
    """The columns that say where a row lies: file, sheet, row."""
    _, file, sheet, row, _ = (field.name for field in origin(roster))
    return file, sheet, row


def repeats_of(roster: Roster) -> str:
    """Query of every place of a row but its first, by `store.REPEATS`, after `settle`."""
    return (
        f"SELECT '{roster.name}' AS roster, final_id AS row_id, {_place_columns(roster)} FROM grouped "
        "WHERE row_id <> final_id ORDER BY ALL"
    )


def problems_of(roster: Roster) -> str:
    """Query of repeats inside one sheet and of cells in which rows of one identity differ, after `settle`."""
    found = [_repeated(roster)]
    if roster.identity:
        found += [_contradicted(roster, column) for column in roster.columns if column.name not in roster.identity]
    return " UNION ALL ".join(found)


def _repeated(roster: Roster) -> str:
    file, sheet, row = _place(roster)
    detail = say("与第 {row} 行相同", row="#")
    numbered = (
        f"SELECT *, first_value({row}) OVER in_sheet AS first_row, row_number() OVER in_sheet AS nth FROM grouped "
        f"WINDOW in_sheet AS (PARTITION BY equal_id, {file}, {sheet} ORDER BY {row}, row_id)"
    )
    return (
        f"SELECT {_place_columns(roster)}, '{roster.name}' AS roster, NULL::VARCHAR AS \"column\", "
        "NULL::VARCHAR AS found, 'repeated_row' AS code, 'kept_flagged' AS outcome, "
        f"replace('{detail}', '#', first_row::VARCHAR) AS detail FROM ({numbered}) WHERE nth > 1"
    )


def _contradicted(roster: Roster, column: Column) -> str:
    shown = f'"{column.name}"::VARCHAR'
    if column.kind is Kind.FLAG:
        shown = f"CASE \"{column.name}\" WHEN true THEN '是' WHEN false THEN '否' END"
    differing = f"SELECT final_id FROM grouped GROUP BY final_id HAVING NOT ({_agree(column)})"
    return (
        f"SELECT {_place_columns(roster)}, '{roster.name}', '{column.header}', {shown}, "
        f"'contradictory_rows', 'cell_blank', NULL::VARCHAR FROM grouped SEMI JOIN ({differing}) USING (final_id)"
    )


def _place_columns(roster: Roster) -> str:
    pairs = zip(_place(roster), ("file", "sheet", "row"), strict=True)
    return ", ".join(f'"{name}" AS "{plain}"' for name, plain in pairs)


def counted(db: duckdb.DuckDBPyConnection, rows: str) -> int:
    """How many rows a table or a query in brackets has."""
    found = db.execute(f"SELECT count(*) FROM {rows}").fetchone()
    return int(found[0]) if found else 0


def files(paths: Sequence[Path]) -> str:
    """Parquet files as a table of SQL."""
    return f"read_parquet([{', '.join(literal(path) for path in paths)}])"


def literal(path: Path) -> str:
    """A path as a text of SQL."""
    quoted = str(path).replace("'", "''")
    return f"'{quoted}'"

"""A big invented city as a store of Parquet rosters, with wrongs strewn over it.

1 × is 870,000 members of dibao families and 105,000 people on tekun in June, 6.5 million payment lines, and a register
of 10.4 million. 1 × and less is the demo city, imported; more is that store several times over, in people of other ids.
"""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from doudi.demo.city import invent
from doudi.demo.parquet import write_parquet
from doudi.demo.people import NAMES, id_numbers
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Kind, Roster

AS_OF = date(2020, 6, 30)
CITY = 430  # the scale of the demo city at 1 ×
REGISTER = 10_000_000
BLOCK = 500_000
PLACE = "610304101"


def write_folder(folder: Path, size: float) -> None:
    """The demo city as it would be supplied, its household register filled up with people of no further interest."""
    write_parquet(invent(max(1, round(CITY * size)), 1, AS_OF), folder)
    file = folder / "rosters" / f"{ROSTERS['households'].title}.parquet"
    known = pq.read_table(file)
    with pq.ParquetWriter(file, known.schema) as out:
        out.write_table(known)
        for start in range(0, max(0, round(REGISTER * size) - known.num_rows), BLOCK):
            out.write_table(strangers(start, BLOCK).rename_columns(known.column_names).cast(known.schema))


def strangers(start: int, count: int) -> pa.Table:
    """People of the register: households of three; born before anybody of the demo city, so nobody is met twice."""
    serial = np.arange(start, start + count)
    birth = np.datetime64("1900-01-01") + (serial // 4_500_000 * 2_000 + serial % 1_999).astype("timedelta64[D]")
    ids = id_numbers(serial, birth, serial % 2 == 0)
    home = pa.array(np.char.add("HX", (serial // 3).astype(str)))
    relation = pa.array(np.array(["户主", "配偶", "子"])[serial % 3])
    place = pa.array(np.full(count, f"{PLACE}201"))
    status = pa.array(np.full(count, "正常"))
    name = NAMES.take(pa.array(serial % len(NAMES)))
    return pa.table([home, pa.array(ids).cast(pa.string()), name, relation, place, status], names=list("abcdef"))


WRONGS = {
    "deaths": """
        SELECT * FROM old UNION ALL BY NAME
        SELECT id_no, any_value(name) AS name, DATE '2020-03-10' AS died_on, '公安' AS source,
            10000000 + row_number() OVER () AS row_id, 'wrongs' AS file, '' AS sheet, 1::INT AS row, false AS identified
        FROM read_parquet('{rosters}/dibao_members.parquet') WHERE hash(id_no) % 200 = 0 GROUP BY id_no""",
    "payments": """
        SELECT * REPLACE (CASE WHEN hash(row_id) % 500 = 1 THEN amount + 50 ELSE amount END::DECIMAL(14, 2) AS amount)
        FROM old UNION ALL BY NAME
        SELECT * REPLACE (substr(id_no, 1, 17) || 'Y' AS id_no, 'NX' || row_id AS family_no,
            row_id + 100000000 AS row_id)
        FROM old WHERE hash(row_id) % 1000 = 2 AND programme IN ('农村低保', '城市低保')""",
    "dibao_members": """
        SELECT * FROM old WHERE NOT (relation = '配偶' AND month = DATE '2020-06-01' AND hash(family_no) % 300 = 0)""",
    "registered_poor": """
        SELECT * REPLACE (CASE WHEN hash(id_no) % 50 = 0 THEN '未脱贫' ELSE status END AS status,
            CASE WHEN hash(id_no) % 50 = 0 THEN '完全丧失' ELSE labour END AS labour)
        FROM old""",
}  # fmt: skip


def strew_wrongs(store: Path) -> None:
    """Thousands of people dead on the roll, strangers paid, sums that differ, spouses and poor people left out."""
    for name, query in WRONGS.items():
        file = store / "rosters" / f"{name}.parquet"
        filled = query.format(rosters=store / "rosters")
        new = file.with_suffix(".new")
        with duckdb.connect() as db:
            db.execute("SET threads = 2")
            db.execute(f"CREATE VIEW old AS FROM read_parquet('{file}')")
            columns = ", ".join(f'"{column}"' for column in pq.read_schema(file).names)
            db.execute(f"COPY (SELECT {columns} FROM ({filled})) TO '{new}' (FORMAT parquet)")
        new.rename(file)


def multiply(store: Path, times: int, out: Path) -> None:
    """The store so many times over: the same places, other people, families and accounts."""
    (out / "rosters").mkdir(parents=True)
    for file in store.glob("*.*"):
        shutil.copy(file, out)
    for file in sorted((store / "rosters").glob("*.parquet")):
        with duckdb.connect(config={"threads": 2, "preserve_insertion_order": False}) as db:
            db.execute(f"COPY ({copies(ROSTERS[file.stem], file, times)}) TO '{out / 'rosters' / file.name}'")


def copies(roster: Roster, file: Path, times: int) -> str:
    """Each row so many times; the check digit, which follows from the rest, makes room for the copy's letter.

    The strangers of WRONGS ("Y") get letters of their own, or their copies would be those of the people they resemble.
    """
    others = {"row_id": "row_id + copy * 200000000"}
    for column in roster.columns:
        if column.kind is Kind.ID_NUMBER:
            first = f"CASE {column.name}[18] WHEN 'Y' THEN 75 ELSE 65 END"
            others[column.name] = f"substr({column.name}, 1, 17) || chr(({first} + copy)::INT)"
        elif column.kind is Kind.ACCOUNT or (column.kind is Kind.TEXT and column.name.endswith("_no")):
            others[column.name] = f"{column.name} || chr(65 + copy::INT)"
    told = ", ".join(f'CASE WHEN copy = 0 THEN "{name}" ELSE {other} END AS "{name}"' for name, other in others.items())
    once = roster.name in ("areas", "reserve_funds", "fund_transfers")
    return (
        f"SELECT * EXCLUDE (copy) REPLACE ({told}) FROM read_parquet('{file}'), range({1 if once else times}) t(copy)"
    )

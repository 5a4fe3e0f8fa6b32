"""Lay out a small store: the persons of rosters, and rows that lost their id."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import UNIDENTIFIED, schema

VILLAGE, NEXT_VILLAGE, OTHER_COUNTY = "990304101201", "990304101202", "990327100200"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

Row = Mapping[str, object]


def id_no(birth: str = "19500301", order: int = 111, area: str = "990304") -> str:
    """An invented id: prefix 99, a true check digit; an odd order is a man's."""
    digits = f"{area}{birth}{order:03d}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


def resident(name: str | None, number: str, area: str = VILLAGE, **more: object) -> Row:
    """A row of `households`, alone in the household unless told otherwise."""
    return {"hukou_no": f"H{number}", "id_no": number, "name": name, "area_code": area, **more}


def member(name: str, number: str, family_no: str = "F1", **more: object) -> Row:
    """A row of `dibao_members`."""
    return {"month": date(2020, 6, 1), "family_no": family_no, "id_no": number, "name": name, **more}


def broken(name: str | None = "张三", **more: object) -> Row:
    """A row of `unidentified.parquet`: of `disabled_people`, in the village, unless told otherwise."""
    seen = {"county_seen": "凤鸣区", "town_seen": "千河镇", "village_seen": "东村"}
    lies = {"roster": "disabled_people", "column": "id_no", "file": "残疾人.xlsx", "sheet": "一", "row": 7}
    return lies | seen | {"raw_id": "", "name": name, "area_code": VILLAGE} | more


def write_store(store: Path, rows: Sequence[Row], **rosters: Iterable[Row]) -> Path:
    """A store with these broken rows and rosters; rows lie in one sheet each roster unless told otherwise."""
    (store / "rosters").mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(list(rows), schema=UNIDENTIFIED), store / "unidentified.parquet")
    for name, told in rosters.items():
        lies = {"file": f"{name}.xlsx", "sheet": "一", "identified": False}
        lines = [lies | {"row_id": at, "row": at + 2} | dict(row) for at, row in enumerate(told)]
        table = pa.Table.from_pylist(lines, schema=schema(ROSTERS[name]))
        pq.write_table(table, store / "rosters" / f"{name}.parquet")
    return store

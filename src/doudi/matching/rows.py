"""The rows kept out only for their person id, as matching reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from doudi.language import say
from doudi.matching.compare.ids import BrokenId, read_broken
from doudi.matching.seen import JUDGED
from doudi.rosters.catalogue import ROSTERS
from doudi.trouble import Trouble


@dataclass(frozen=True, kw_only=True)
class BrokenRow:
    """One row whose person is to be found. Fields as in the store's `unidentified.parquet`."""

    roster: str
    column: str
    file: str
    sheet: str
    row: int
    raw_id: str
    name: str
    sex: str
    birth: date | None
    area_code: str
    county_seen: str
    town_seen: str
    village_seen: str
    group_no: str
    relation: str

    @cached_property
    def left(self) -> BrokenId:
        """What survived of the id."""
        return read_broken(self.raw_id)

    @cached_property
    def births(self) -> frozenset[date]:
        """The birth dates it states: its own and that of the surviving digits."""
        return frozenset(day for day in (self.birth, self.left.birth) if day)

    @cached_property
    def group(self) -> str:
        """Its group as the view `seen` writes it, empty if none."""
        names = (name for name in ("family_no", "household_no", "hukou_no") if name in ROSTERS[self.roster].by_name)
        return next((f"{name}:{self.group_no}" for name in names if self.group_no), "")

    @property
    def place_in_sheet(self) -> tuple[str, str, str]:
        """Roster, file and sheet."""
        return self.roster, self.file, self.sheet


def broken_rows(store: Path) -> list[BrokenRow]:
    """The rows of `unidentified.parquet` in the order of their places, each once, whatever order they lie in.

    Raises Trouble if the directory is no store.
    """
    found = set(_read(store / "unidentified.parquet"))
    return sorted(found, key=lambda row: (row.roster, row.file, row.sheet, row.row, row.column, repr(row)))


def _read(path: Path) -> Iterator[BrokenRow]:
    if not path.exists():
        raise Trouble(
            what=say("这不是导入后的名册库"),
            where=str(path),
            why=say("缺少待认定身份的行"),
            mend=say("请先导入名册，再作匹配。"),
        )
    for record in pq.read_table(path).to_pylist():
        if record["roster"] not in JUDGED:
            told: dict[str, Any] = {name: "" if value is None else value for name, value in record.items()}
            yield BrokenRow(**told | {"birth": record["birth"]})

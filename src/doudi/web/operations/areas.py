"""The places of an installation from a file: the roster `areas`, read by the engine half."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any

import pyarrow.parquet as pq

from doudi.language import say
from doudi.rosters.delivery import deliver
from doudi.trouble import Trouble

LEVELS = {"市": "city", "县区": "county", "镇街": "town", "村社区": "village"}
DEPTH = {"city": 0, "county": 1, "town": 2, "village": 3}
COUNTY_DIGITS = 6


@dataclass(frozen=True)
class Places:
    """The rows of the roster by code."""

    rows: Mapping[str, Mapping[str, Any]]

    def level(self, code: str) -> str:
        """The level of a place in our words."""
        return LEVELS[self.rows[code]["level"]]

    def ordered(self) -> list[str]:
        """The codes, what stands above first."""
        return sorted(self.rows, key=lambda code: (DEPTH[self.level(code)], code))


def read_areas(path: Path) -> Places:
    """The roster `areas` in this file (xlsx, xls, csv, parquet). Raises Trouble for one that is not, or with holes."""
    if not path.is_file():
        raise Trouble(say("找不到这个文件"), str(path))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in").mkdir()
        copy(path, Path(folder) / "in")
        delivery = deliver(Path(folder) / "in", Path(folder) / "store", as_of=date.today())
        if "areas" not in delivery.supplied:
            raise Trouble(
                say("这个文件里没有认出“行政区划与管辖”名册"),
                str(path),
                mend=say("用 doudi template areas 写出模板再填"),
            )
        rows = pq.read_table(Path(folder) / "store/rosters/areas.parquet").to_pylist()
    places = Places({row["area_code"]: row for row in rows})
    if holes := list(_holes(places)):
        raise Trouble(say("区划名册不完整"), str(path), why="；".join(holes[:10]), mend=say("补全后再试"))
    return places


def _holes(places: Places) -> Iterator[str]:
    for code, row in places.rows.items():
        if not row["name"] or row["level"] not in LEVELS:
            yield say("{code} 缺名称或级别", code=code)
        elif row["level"] != "市" and row["parent_code"] not in places.rows:
            yield say("{code} {name} 的上级不在名册里", code=code, name=row["name"])

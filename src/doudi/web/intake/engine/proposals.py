"""Who rows without a readable id may be, with both sides of the comparison, for a person to confirm."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow.parquet as pq

from doudi.engine.result import RunResult
from doudi.matching.compare.sexes import sex_of_id, sex_stated
from doudi.matching.people import Proposal
from doudi.matching.rows import BrokenRow, broken_rows
from doudi.matching.seen import open_store
from doudi.rosters.catalogue import ROSTERS

PERSONS = """SELECT id_no, list(DISTINCT area_code) FILTER (area_code IS NOT NULL), list(DISTINCT roster)
FROM seen WHERE id_no IN (SELECT unnest($asked)) GROUP BY id_no"""
GROUPS = """SELECT group_no, min(area_code) FROM seen
WHERE group_no IN (SELECT unnest($asked)) AND area_code IS NOT NULL GROUP BY group_no"""

Told = dict[str, Any]


def write_proposals(result: RunResult, path: Path) -> None:
    """A list of {"roster", "file", "sheet", "row", "weight", "decided_by", "seen", "person", "area_code", …}."""
    told = _told(result.proposals, result.store) if result.proposals else []
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _told(proposals: Iterable[Proposal], store: Path) -> list[Told]:
    rows = {(one.roster, one.file, one.sheet, one.row): one for one in broken_rows(store)}
    pairs = [(one, rows[one.roster, one.file, one.sheet, one.row]) for one in proposals]
    names = {row["area_code"]: row for row in pq.read_table(store / "places.parquet").to_pylist()}
    with TemporaryDirectory() as scratch, open_store(store, scratch=Path(scratch)) as db:
        persons = _persons(db, [one.id_no for one, _row in pairs])
        groups = dict(db.execute(GROUPS, {"asked": [row.group for _one, row in pairs]}).fetchall())
    return [_one(one, row, persons, groups, names) for one, row in pairs]


def _persons(db: duckdb.DuckDBPyConnection, asked: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for id_no, areas, rosters in db.execute(PERSONS, {"asked": asked}).fetchall():
        found[id_no] = (sorted(areas or ()), sorted(rosters))
    return found


def _one(
    one: Proposal,
    row: BrokenRow,
    persons: Mapping[str, tuple[list[str], list[str]]],
    groups: Mapping[str, str],
    names: Mapping[str, Mapping[str, str]],
) -> Told:
    areas, rosters = persons[one.id_no]
    area = row.area_code or groups.get(row.group) or next(iter(areas), "")
    place = names.get(area, {})
    return {
        "roster": one.roster,
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
        "weight": str(one.weight),
        "decided_by": list(one.decided_by),
        "area_code": area,
        "county": place.get("county"),
        "town": place.get("town"),
        "own_area": row.area_code,
        "placeless": not ROSTERS[one.roster].has_area,
        "seen": _seen(one, row, _place(names, [row.area_code or groups.get(row.group, "")])),
        "person": {**_person(one), "place": _place(names, areas), "rosters": rosters},
    }


def _seen(one: Proposal, row: BrokenRow, place: str) -> Told:
    """The row as it stands in its file."""
    return {
        "name": one.name,
        "birth": one.birth.isoformat() if one.birth else "",
        "sex": sex_stated(row.sex) or "",
        "place": place,
        "id_no": row.raw_id,
    }


def _person(one: Proposal) -> Told:
    """Who it may be, as far as an id number tells."""
    return {
        "name": one.candidate_name,
        "birth": f"{one.id_no[6:10]}-{one.id_no[10:12]}-{one.id_no[12:14]}",
        "sex": sex_of_id(one.id_no),
        "id_no": one.id_no,
    }


def _place(names: Mapping[str, Mapping[str, str]], codes: Iterable[str]) -> str:
    known = (names.get(code) for code in codes)
    parts = [" ".join(filter(None, (one["county"], one["town"], one["village"]))) for one in known if one]
    return "、".join(dict.fromkeys(parts))

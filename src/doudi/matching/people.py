"""Proposals: for a row without a readable id, the person it most likely is. Proposes only; a person confirms.

Design: rosters, §3, "Matching only proposes". Nothing here writes to the store, and no run reads a proposal.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from doudi.matching.candidates import find_pairs
from doudi.matching.compare.names import NameLevel, compare_names
from doudi.matching.judging import Scene, Score, judge_pair
from doudi.matching.persons import Person, read_persons
from doudi.matching.rows import BrokenRow, broken_rows
from doudi.matching.seen import open_store
from doudi.matching.weights import Frequencies
from doudi.rosters.catalogue import ROSTERS

GOOD = Decimal(6)  # log2 odds: at least 64 to 1 …
AHEAD = Decimal(5)  # … and at least 32 times as likely as the next
AT_ONCE = 5_000  # rows whose candidates are held in memory

Progress = Callable[[int, int], object]
"""Told how many rows of how many have been compared."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One row kept out and the person proposed for it.

    weight: log2 odds that it is he, two decimals (6 = 64 to 1); runner_up: that of the next candidate, if any.
    decided_by: the strongest agreement first, what speaks against him last; Chinese texts for `say`.
    """

    roster: str
    file: str
    sheet: str
    row: int
    name: str
    birth: date | None
    county_seen: str
    town_seen: str
    village_seen: str
    id_no: str
    candidate_name: str
    weight: Decimal
    decided_by: tuple[str, ...]
    runner_up: Decimal | None


def propose(store: Path, *, progress: Progress | None = None) -> list[Proposal]:
    """At most one person for each row of `unidentified.parquet`, by roster, file, sheet and row.

    A row has a proposal only if its best candidate weighs at least `GOOD`, leads the next by `AHEAD` and is known
    from another roster than the row's own. Raises Trouble if the directory is no store.
    """
    rows = broken_rows(store)
    if not rows:
        return []
    with TemporaryDirectory() as scratch, open_store(store, scratch=Path(scratch)) as con:
        return _without_rivals(_proposals(con, rows, progress))


def _proposals(
    con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow], progress: Progress | None
) -> list[tuple[BrokenRow, Proposal]]:
    find_pairs(con, rows)
    _tell_sheets(con, rows)
    frequencies, scenes, found = _frequencies(con), _scenes(con, rows), []
    for start in range(0, len(scenes), AT_ONCE):
        persons, candidates = _asked(con, start)
        for no, scene in enumerate(scenes[start : start + AT_ONCE], start):
            proposal = _best_for(scene, [persons[id_no] for id_no in candidates[no]], frequencies)
            found += [(scene.row, proposal)] if proposal else []
            if progress is not None:
                progress(no + 1, len(scenes))
    return found


def _asked(con: duckdb.DuckDBPyConnection, start: int) -> tuple[dict[str, Person], dict[int, list[str]]]:
    """The candidates of the rows from `start` on, `AT_ONCE` rows: by id, and their ids by row."""
    rows = f"no >= {start} AND no < {start + AT_ONCE}"
    con.execute(f"CREATE OR REPLACE TABLE asked AS SELECT no, id_no FROM pairs WHERE {rows}")
    return read_persons(con), _grouped(con, "SELECT no, id_no FROM asked")


def _best_for(scene: Scene, persons: Iterable[Person], frequencies: Frequencies) -> Proposal | None:
    """The best candidate where he is good enough, clearly ahead and known elsewhere."""
    judged = (judge_pair(scene, person, frequencies) for person in persons)
    scores = sorted((score for score in judged if score), key=lambda score: (-score.weight, score.person.id_no))
    if not scores or scores[0].weight < GOOD or not scores[0].person.rosters - {scene.row.roster}:
        return None
    runner_up = scores[1].weight if len(scores) > 1 else None
    if runner_up is not None and scores[0].weight - runner_up < AHEAD:
        return None
    return _proposal(scene.row, scores[0], runner_up)


def _proposal(row: BrokenRow, score: Score, runner_up: Decimal | None) -> Proposal:
    return Proposal(
        roster=row.roster,
        file=row.file,
        sheet=row.sheet,
        row=row.row,
        name=row.name,
        birth=row.birth,
        county_seen=row.county_seen,
        town_seen=row.town_seen,
        village_seen=row.village_seen,
        id_no=score.person.id_no,
        candidate_name=score.name,
        weight=score.weight,
        decided_by=score.decided_by,
        runner_up=runner_up,
    )


def _without_rivals(found: Sequence[tuple[BrokenRow, Proposal]]) -> list[Proposal]:
    """Two rows of one sheet under two names are not one person: only one clearly ahead keeps him."""
    claims: dict[tuple[str, str, str, str], list[Proposal]] = defaultdict(list)
    for row, proposal in found:
        claims[(*row.place_in_sheet, proposal.id_no)].append(proposal)
    return [one for row, one in found if not _contested(one, claims[(*row.place_in_sheet, one.id_no)])]


def _contested(one: Proposal, claims: Iterable[Proposal]) -> bool:
    others = (other for other in claims if compare_names(one.name, other.name) not in (NameLevel.SAME, None))
    return any(one.weight - other.weight < AHEAD for other in others)


def _scenes(con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow]) -> list[Scene]:
    relatives = _grouped(con, "SELECT no, id_no FROM kin")
    places = dict(con.execute("SELECT no, area_code FROM group_places").fetchall())
    names = _grouped(con, "SELECT no, name FROM named")
    borne = dict(con.execute("SELECT name, n FROM borne").fetchall())
    return [
        Scene(row, row.area_code or places.get(no) or "", frozenset(relatives[no]), _bearers(row, names[no], borne))
        for no, row in enumerate(rows)
    ]


def _bearers(row: BrokenRow, names: Iterable[str], borne: dict[str, int]) -> dict[NameLevel, int]:
    """How many persons bear a name that agrees with the row's at each level."""
    found: dict[NameLevel, int] = defaultdict(int)
    for name in names:
        level = compare_names(row.name, name)
        if level is not None:
            found[level] += borne[name]
    return found


def _frequencies(con: duckdb.DuckDBPyConnection) -> Frequencies:
    """Persons in all and by place. Counted by sketch: a register of millions is not sorted for two decimals."""
    (persons,) = con.execute("SELECT approx_count_distinct(id_no) FROM seen").fetchall()[0]
    places: dict[str, int] = defaultdict(int)
    counted = "SELECT area_code, approx_count_distinct(id_no) FROM seen WHERE area_code IS NOT NULL GROUP BY area_code"
    for area, n in con.execute(counted).fetchall():
        for digits in (6, 9, 12):
            places[area[:digits]] += n
    return Frequencies(persons, places)


def _tell_sheets(con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow]) -> None:
    """The sheets in which a person stands once, or once a month: there he cannot be a second row."""
    once = {row.place_in_sheet for row in rows if row.column in ROSTERS[row.roster].identity}
    con.execute("CREATE TABLE sheets (roster VARCHAR, file VARCHAR, sheet VARCHAR)")
    if once:
        con.executemany("INSERT INTO sheets VALUES (?, ?, ?)", sorted(once))


def _grouped(con: duckdb.DuckDBPyConnection, query: str) -> dict[int, list[str]]:
    """Second column by first, sorted."""
    found: dict[int, list[str]] = defaultdict(list)
    for no, group in groupby(con.execute(f"{query} ORDER BY ALL").fetchall(), key=lambda line: line[0]):
        found[no] = [value for _, value in group]
    return found

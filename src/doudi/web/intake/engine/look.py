"""A batch as the engine reads it: each sheet's roster and columns, its first rows masked, and what is wrong with it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from doudi.rosters.columns import Column, Kind
from doudi.rosters.delivered_files import files_in
from doudi.rosters.delivery import deliver
from doudi.rosters.feeds import Feed
from doudi.rosters.limits import Limits
from doudi.rosters.openings import openings
from doudi.rosters.read_sheets import FirstLook, Recognised, Unrecognised
from doudi.rosters.recognise import ANSWERS, KNOWN_HEADERS, header_text
from doudi.web.intake.engine.reach import reach
from doudi.web.privacy.masking import masked_name, masked_number

REFERENCE = "_reference"
"""The folder of files that only help to read the batch: places, established persons."""
SAMPLE_ROWS = 5
LONGEST_CELL = 40
IGNORED = {"序号", "编号", "备注"}
"""Headers that no roster needs to know."""
NUMBERS = {Kind.ID_NUMBER, Kind.ACCOUNT}
MEMORY = "1GB"

Progress = Callable[[str, int, int], None]
Seen = dict[str, Any]


def look(asked: Mapping[str, Any], progress: Progress) -> None:
    """Say what the sheets of a folder are, and what a run would find wrong with their rows."""
    seen = look_over(Path(asked["folder"]), Path(asked["scratch"]), date.fromisoformat(asked["as_of"]), progress)
    Path(asked["out"]).write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")


def look_over(folder: Path, scratch: Path, as_of: date, progress: Progress) -> Seen:
    """What is in the folder: {"files": {file: …}, "rows": {roster: n}, "problems": {code: n}}.

    The problems themselves stay in the store at `scratch/store`.
    """
    delivery = deliver(folder, scratch / "store", as_of=as_of, progress=progress, limits=Limits(MEMORY))
    look = FirstLook(folder, as_of, {})
    for opening in openings(files_in(folder, delivery.store), folder.resolve()):
        look.look_at(opening)
    files = _files(look, delivery.store)
    for file, reached in reach(delivery.store).items():
        if file in files:
            files[file]["reach"] = reached
    return {"files": files, **_totals(delivery.store)}


def _files(look: FirstLook, store: Path) -> dict[str, Seen]:
    files: dict[str, Seen] = {each.file: {"sheets": [], "refused": ""} for each in look.inputs if _own(each.file)}
    for found in filter(lambda each: _own(each.file), look.recognised):
        files[found.file]["sheets"].append(_recognised(found))
    for other in filter(lambda each: _own(each.file), look.unrecognised):
        files[other.file]["sheets"].append(_unrecognised(other))
    for file, counts in _counts(store).items():
        files[file] |= counts
    for line in look.lines:
        if line.outcome == "file_refused" and line.file in files:
            files[line.file]["refused"] = line.code
    return files


def _own(file: str) -> bool:
    return not file.startswith(f"{REFERENCE}/")


def _recognised(found: Recognised) -> Seen:
    known = {position: column for feed in found.feeds for column, position in feed.found.items()}
    texts = found.header.texts
    unknown = [text for at, text in enumerate(texts) if at not in known and _asks(text)]
    columns = [
        {"header": texts[at].strip(), "at": at, **_named(found.feeds, name)} for at, name in sorted(known.items())
    ]
    return {
        "name": found.closed.name,
        "rosters": sorted({feed.roster.name for feed in found.feeds}),
        "columns": columns,
        "unknown": [text.strip() for text in unknown],
        "header_row": found.header.row,
        "missing": [],
        "nearest": None,
        "sample": _sample(found, known),
    }


def _named(feeds: Sequence[Feed], name: str) -> dict[str, str]:
    column = _column(feeds, name)
    return {"column": name, "title": column.header if column else ""}


def _column(feeds: Sequence[Feed], name: str) -> Column | None:
    return next((feed.roster.by_name[name] for feed in feeds if name in feed.roster.by_name), None)


def _asks(text: str) -> bool:
    return bool(text.strip()) and header_text(text) not in IGNORED


def _unrecognised(other: Unrecognised) -> Seen:
    known = ANSWERS[other.nearest] if other.nearest else {}
    return {
        "name": other.sheet,
        "rosters": [],
        "columns": [],
        "unknown": [text for text in other.headers if header_text(text) not in known and _asks(text)],
        "header_row": 0,
        "missing": list(other.missing),
        "nearest": other.nearest,
        "sample": [],
    }


def _sample(found: Recognised, known: Mapping[int, str]) -> list[list[str]]:
    """The first rows below the header, personal cells masked, and every cell of a column that nobody knows."""
    sheet = found.opened or found.closed.open()
    below = [row.cells for row in sheet.top if row.number > found.header.row][:SAMPLE_ROWS]
    kinds = {at: _column(found.feeds, name) for at, name in known.items()}
    shown = [at for at, text in enumerate(found.header.texts) if at in known or _asks(text)]
    head = [found.header.texts[at].strip() for at in shown]
    return [head, *([_masked(row[at] if at < len(row) else "", at, kinds) for at in shown] for row in below)]


def _masked(cell: str, at: int, kinds: Mapping[int, Column | None]) -> str:
    column, cell = kinds.get(at), cell.strip()[:LONGEST_CELL]
    if column is not None and not column.privacy:
        return cell
    if column is None and header_text(cell) in KNOWN_HEADERS:
        return cell
    number = column.kind in NUMBERS if column else any(map(str.isdigit, cell))
    return masked_number(cell) if number else masked_name(cell)


def _counts(store: Path) -> dict[str, Seen]:
    """Rows and problems per file of the batch."""
    counts: dict[str, Seen] = defaultdict(lambda: {"rows": 0, "rejected": 0, "problems": 0})
    for row in pq.read_table(store / "scorecard.parquet").to_pylist():
        if _own(row["supplier"]):
            counts[row["supplier"]]["rows"] += row["rows_used"]
            counts[row["supplier"]]["rejected"] += row["rows_rejected"]
    for file in pq.read_table(store / "problems.parquet", columns=["file"])["file"].to_pylist():
        if _own(file):
            counts[file]["problems"] += 1
    return counts


def _totals(store: Path) -> Seen:
    rows: Counter[str] = Counter()
    for row in pq.read_table(store / "scorecard.parquet").to_pylist():
        if _own(row["supplier"]):
            rows[row["roster"]] += row["rows_used"]
    table = pq.read_table(store / "problems.parquet", columns=["file", "code"]).to_pylist()
    return {"rows": dict(rows), "problems": dict(Counter(row["code"] for row in table if _own(row["file"])))}

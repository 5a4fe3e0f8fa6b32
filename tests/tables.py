"""Two verbs for testing a check: lay out rosters as text, and judge.

    judge(dead_on_roll, '''
        dibao_families
        month    family_no  area_code     total_amount
        2020-06  F1         610304101201  790.00

        deaths
        id_no  died_on
        @A     2020-03-10
    ''').broken == ["@A"]

Cells stand apart by two spaces or more; `.` is an empty cell, `?` an unreadable one. `@A` is an invented person, the
same in every table: an id number with prefix 99. `@A1950-03-01` gives him a birthday. A roster that is named with its
headers alone is supplied and empty. Columns not laid out are empty.
"""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.checks.api import Check
from doudi.engine.backend import Backend
from doudi.engine.finding import CheckSummary
from doudi.engine.run import run
from doudi.engine.writing import Writer
from doudi.policy.book import Book, read_book
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.cleaning import RawColumn, clean_column
from doudi.rosters.columns import Column, Kind, Roster
from doudi.rosters.payment_months import months_of
from doudi.rosters.place_names import PlaceNames
from doudi.rosters.store import PLACES, REPEATS, schema
from tests.rehearsal import Rehearsed

AS_OF = date(2020, 6, 30)
BOOK = read_book()
UNREADABLE = {"?": True}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def person(word: str) -> str:
    """`@A` or `@A1950-03-01`: an invented id number, always the same for the same word."""
    name, born = re.fullmatch(r"@(\w+?)((?:19|20)\d\d-\d\d-\d\d)?", word).groups()  # type: ignore[union-attr]
    digits = (
        "990304"
        + (born or "1980-01-01").replace("-", "")
        + f"{sum(ord(c) * 7**i for i, c in enumerate(name)) % 1000:03}"
    )
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


@dataclass
class Verdicts:
    """What a run of one check came to, people by their words again."""

    findings: list[dict[str, Any]]
    summary: CheckSummary
    words: dict[str, str] = field(default_factory=dict)

    def subjects(self, verdict: str) -> list[str]:
        """The subjects with that verdict (broken, undecided, excused), in order."""
        return sorted(
            self.words.get(one["subject"], one["subject"]) for one in self.findings if one["verdict"] == verdict
        )

    @property
    def broken(self) -> list[str]:
        return self.subjects("broken")

    @property
    def undecided(self) -> list[str]:
        return self.subjects("undecided")

    @property
    def kept(self) -> int:
        return self.summary.kept

    @property
    def out_of_scope(self) -> int:
        return self.summary.out_of_scope

    def one(self, subject: str) -> dict[str, Any]:
        """The finding about a subject."""
        (found,) = [one for one in self.findings if self.words.get(one["subject"], one["subject"]) == subject]
        return found

    def months(self, subject: str) -> list[str]:
        """The months of a finding as 2020-06."""
        return [f"{month:%Y-%m}" for month in self.one(subject)["months"]]

    def amount(self, subject: str) -> Decimal | None:
        """The yuan of a finding."""
        amount: Decimal | None = self.one(subject)["amount"]
        return amount


def judge(
    check: Check, text: str, *, as_of: date = AS_OF, book: Book | None = None, backend: Backend | None = None
) -> Verdicts:
    """Run one check over rosters laid out as text; rosters that it needs and that are not laid out are empty."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name)
        words = lay_out(store, text, check.needs)
        law = book or BOOK
        quick = Rehearsed(check, as_of, law)
        chosen, engine = (check, backend) if backend else (quick.rehearsed(), quick)
        result = run(store, store / "scratch", as_of=as_of, book=law, checks=[chosen], backend=engine)
        Writer(result, store, law).write(store)
        details = {row["finding_id"]: row for row in pq.read_table(store / "details.parquet").to_pylist()}
        findings = [row | details[row["finding_id"]] for row in pq.read_table(store / "findings.parquet").to_pylist()]
        return Verdicts(findings, result.summary[0], words)


def lay_out(store: Path, text: str, needed: Sequence[str] = ()) -> dict[str, str]:
    """Write the rosters of the text into a store; gives id number → word."""
    sheets = dict(sheet(block) for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip())
    sheets = {name: [] for name in needed} | sheets
    areas = [{c.name: v for c, v, _ in row} for row in map(cells_of(ROSTERS["areas"]), sheets.get("areas", []))]
    places = PlaceNames(areas)
    words: dict[str, str] = {}
    (store / "rosters").mkdir()
    codes: set[str] = set()
    for name, rows in sheets.items():
        words.update({person(cell): cell for row in rows for cell in row.values() if cell.startswith("@")})
        table = stored(ROSTERS[name], rows, places)
        codes |= set(table["area_code"].drop_null().to_pylist()) if "area_code" in table.schema.names else set()
        pq.write_table(table, store / "rosters" / f"{name}.parquet")
    pq.write_table(REPEATS.empty_table(), store / "repeats.parquet")
    named = [dict(zip(PLACES.names, (code, *places.names(code)), strict=True)) for code in sorted(codes)]
    pq.write_table(pa.Table.from_pylist(named, PLACES), store / "places.parquet")
    return words


def sheet(block: str) -> tuple[str, list[dict[str, str]]]:
    """A block of text: the roster's name, its headers, its rows."""
    name, header, *rows = [line.strip() for line in block.strip().splitlines()]
    columns = header.split()
    unknown = set(columns) - set(ROSTERS[name].by_name)
    assert not unknown, f"{name} has no column {unknown}"
    split = [re.split(r"\s{2,}", row) for row in rows]
    assert all(len(row) == len(columns) for row in split), f"{name}: cells and columns differ in number: {split}"
    return name, [dict(zip(columns, row, strict=True)) for row in split]


def cells_of(roster: Roster) -> Any:
    """A reader of one row: (column, value, blank) of every column of the roster."""
    return lambda row: [(column, *cell(column, row.get(column.name, "."))) for column in roster.columns]


def cell(column: Column, text: str) -> tuple[Any, bool | None]:
    """The cleaned value and whether the cell is blank (None: unreadable)."""
    if text in UNREADABLE:
        return None, None
    raw = None if text == "." else person(text) if text.startswith("@") else text
    cleaned = clean_column(column, RawColumn(pa.array([raw], pa.string()), None))
    problems = [code for _, code in cleaned.problems if code != "wrong_check_digit"]
    assert not problems, f"{column.name}: {text} is {problems}"
    return cleaned.values[0].as_py(), cleaned.blank[0].as_py()


def stored(roster: Roster, rows: list[dict[str, str]], places: PlaceNames) -> pa.Table:
    """The rows as a stored roster (rosters.store)."""
    made = []
    for number, row in enumerate(rows):
        values: dict[str, Any] = {"row_id": number, "file": f"{roster.name}.xlsx", "sheet": "Sheet1", "row": number + 2}
        values["identified"] = False
        for column, value, blank in cells_of(roster)(row):
            values[column.name] = value
            values[f"{column.name}_blank"] = blank
            if column.kind is Kind.AREA:
                values["unit"] = places.unit(value) if value and column.name == "area_code" else values.get("unit")
        if roster.name == "payments":
            values["first_month"], values["n_months"] = months_of(values["note"], values["month"])
        made.append({name: values.get(name) for name in schema(roster).names})
    return pa.Table.from_pylist(made, schema=schema(roster))

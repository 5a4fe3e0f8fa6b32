"""The rows of a block as rows of a roster: cleaned, placed, and those kept out told apart."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cells_of_block import CellsOfBlock, Mask
from doudi.rosters.established_persons import EstablishedPersons
from doudi.rosters.feeds import Feed
from doudi.rosters.kept_out import Waiting, reported, without_id
from doudi.rosters.payment_months import months_of
from doudi.rosters.place_cells import LEVELS, units_of
from doudi.rosters.place_names import PlaceNames
from doudi.rosters.sheets import Block
from doudi.rosters.staging import origin, staged_schema
from doudi.rosters.typed_cells import texts


@dataclass(frozen=True)
class Known:
    """What the rosters read first say: where places are, and who was established."""

    places: PlaceNames
    persons: EstablishedPersons


@dataclass(frozen=True)
class Rows:
    """What a block gives to a roster.

    used: by `staged_schema` without row_id. problems, unidentified: by their schemas. n_unknown: cells of used rows
    in columns of the sheet whose value is unknown.
    """

    used: pa.Table
    problems: pa.Table
    unidentified: pa.Table
    n_read: int
    n_unknown: int

    @property
    def n_used(self) -> int:
        """Rows that are part of the run."""
        return len(self.used)


def cleaned_rows(feed: Feed, block: Block, known: Known) -> Rows:
    """The data rows of a block, cleaned into the roster of the feed."""
    block = _with_a_person(feed, block) if feed.member else block
    cells = CellsOfBlock.cleaned(feed, block, known.places)
    waiting, established = _established(cells, known.persons)
    problems = reported(cells)
    unidentified = without_id(cells, waiting)
    used = cells.complete()
    table = _table(cells, established, known.places).filter(pa.array(used))
    return Rows(table, problems, unidentified, len(block), _unknown(feed, table))


def _with_a_person(feed: Feed, block: Block) -> Block:
    """A member block with neither name nor id is no row."""
    filled = np.zeros(len(block), dtype=bool)
    for name in ("name", "id_no"):
        if name in feed.found:
            cells = pc.fill_null(pc.utf8_trim_whitespace(texts(block.columns[feed.found[name]])), "")
            filled |= pc.not_equal(cells, "").to_numpy(zero_copy_only=False)
    return block.where(pa.array(filled))


def _established(cells: CellsOfBlock, persons: EstablishedPersons) -> tuple[Waiting, Mask]:
    """The rows that lack nothing but a person id, and which rows received theirs from `identities`."""
    established = np.zeros(len(cells.block), dtype=bool)
    if cells.feed.roster.name == "identities":
        return {}, established
    waiting: dict[str, list[int]] = {}
    for name, rows in cells.lacking_one_id().items():
        given = {index: persons.id_of(cells.seen_row(name, index)) for index in rows}
        found = {index: id_no for index, id_no in given.items() if id_no is not None}
        cells.establish(name, found)
        established[list(found)] = True
        waiting[name] = [index for index in rows if index not in found]
    return waiting, established


def _table(cells: CellsOfBlock, established: Mask, names: PlaceNames) -> pa.Table:
    """The rows by `staged_schema`, without row_id, rejected ones too."""
    fields = staged_schema(cells.feed.roster)
    values: dict[str, pa.Array] = {name: found.values for name, found in cells.columns.items()}
    for column in cells.feed.roster.columns:
        if column.blank == "none":
            found = cells.columns[column.name]
            unreadable = pc.and_(found.values.is_null(), pc.invert(found.blank))
            values[f"{column.name}_blank"] = pc.if_else(unreadable, pa.scalar(None, pa.bool_()), found.blank)
    if "unit" in fields.names and "unit" not in values:
        values["unit"] = units_of(values["area_code"], names)
    if cells.feed.roster.name == "payments":
        values["first_month"], values["n_months"] = payment_months(values["note"], values["month"])
    n_rows = len(cells.block)
    places = (
        pa.nulls(n_rows, pa.int64()),
        pa.repeat(cells.feed.file, n_rows),
        pa.repeat(cells.feed.sheet, n_rows),
        cells.block.rows,
        pa.array(established),
    )
    values |= dict(zip([field.name for field in origin(cells.feed.roster)], places, strict=True))
    kept = [field for field in fields if field.name != "row_id"]
    return pa.Table.from_arrays([values[field.name].cast(field.type) for field in kept], schema=pa.schema(kept))


def payment_months(notes: pa.Array, months: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The first month and the number of months of each payment line; null where the month is unknown."""
    first, count = months, pc.if_else(months.is_null(), pa.scalar(None, pa.int32()), pa.scalar(1, pa.int32()))
    stated = pc.and_(notes.is_valid(), months.is_valid())
    if not pc.any(stated, min_count=0).as_py():
        return first, count
    pairs = list(zip(notes.filter(stated).to_pylist(), months.filter(stated).to_pylist(), strict=True))
    read = {pair: months_of(*pair) for pair in set(pairs)}
    first = pc.replace_with_mask(first, stated, pa.array([read[pair][0] for pair in pairs], pa.date32()))
    return first, pc.replace_with_mask(count, stated, pa.array([read[pair][1] for pair in pairs], pa.int32()))


def _unknown(feed: Feed, used: pa.Table) -> int:
    """Cells of the sheet's own columns whose value is unknown: null, and not an empty cell that says "none"."""
    unknown = 0
    places = set(LEVELS) & set(feed.found)
    for column in feed.roster.columns:
        if column.name in feed.found or (column.name == "area_code" and places):
            twin = f"{column.name}_blank"
            unknown += used[twin if twin in used.column_names else column.name].null_count
    return unknown

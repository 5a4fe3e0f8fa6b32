"""What the quality report and matching hear of a block: unreadable cells, rejected rows, rows without a person id."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from doudi.rosters.cells_of_block import CellsOfBlock
from doudi.rosters.columns import Column
from doudi.rosters.place_cells import LEVELS
from doudi.rosters.store import PROBLEMS, UNIDENTIFIED
from doudi.rosters.wide_families import FROM_THE_FAMILY

Waiting = Mapping[str, Sequence[int]]
"""By person id column: rows of the block that wait for their person."""

_GROUPS = ("family_no", "household_no", "hukou_no")
_SEEN = tuple(f"{level}_seen" for level in LEVELS)


def reported(cells: CellsOfBlock) -> pa.Table:
    """The lines of the quality report, by `store.PROBLEMS`; of a member block without those of its family."""
    tables = [PROBLEMS.empty_table()]
    for column in cells.feed.roster.columns:
        if not (cells.feed.member and column.name in FROM_THE_FAMILY):
            tables += _of_column(cells, column)
    return pa.concat_tables(tables)


def without_id(cells: CellsOfBlock, waiting: Waiting) -> pa.Table:
    """The rows kept out only for their person id, by `store.UNIDENTIFIED`."""
    lines = [_unidentified(cells, name, index) for name, rows in waiting.items() for index in rows]
    return pa.Table.from_pylist(lines, UNIDENTIFIED)


def _of_column(cells: CellsOfBlock, column: Column) -> list[pa.Table]:
    found = cells.columns[column.name]
    tables = []
    met = {index for index, _ in found.problems}
    if column.name == "area_code" and cells.places is not None:
        named = cells.places.code.problems + [(index, "contradictory_place") for index in cells.places.contradicted]
        met |= {index for index, _ in named}
        tables.append(_lines(cells, column, _place_header(cells), cells.places.said, named))
    blank = _missing(cells, column, met) if column.required else []
    by_names = column.name == "area_code" and cells.places is not None and column.name not in cells.feed.found
    header = _place_header(cells) if by_names else cells.feed.header(column.name)
    return [*tables, _lines(cells, column, header, cells.raw(column.name), found.problems + blank)]


def _missing(cells: CellsOfBlock, column: Column, met: set[int]) -> list[tuple[int, str]]:
    rows = cells.columns[column.name].blank.to_numpy(zero_copy_only=False).nonzero()[0].tolist()
    return [(index, "missing_key") for index in rows if index not in met]


def _lines(
    cells: CellsOfBlock, column: Column, header: str, found: pa.Array, pairs: Sequence[tuple[int, str]]
) -> pa.Table:
    if not pairs:
        return PROBLEMS.empty_table()
    at = pa.array([index for index, _ in pairs], pa.int64())
    without = "row_rejected" if column.required else "cell_blank"
    stated = cells.columns[column.name].values.is_valid().take(at)
    outcomes = ["kept_flagged" if value else without for value in stated.to_pylist()]
    columns = [
        pa.repeat(cells.feed.file, len(at)),
        pa.repeat(cells.feed.sheet, len(at)),
        cells.block.rows.take(at),
        pa.repeat(cells.feed.roster.name, len(at)),
        pa.repeat(header, len(at)),
        found.take(at),
        pa.array([code for _, code in pairs], pa.string()),
        pa.array(outcomes, pa.string()),
        pa.nulls(len(at), pa.string()),
    ]
    return pa.Table.from_arrays(columns, schema=PROBLEMS)


def _place_header(cells: CellsOfBlock) -> str:
    """The headers of the names of places, as they stand in the sheet."""
    return " ".join(cells.feed.header(level) for level in LEVELS if level in cells.feed.found)


def _unidentified(cells: CellsOfBlock, id_column: str, index: int) -> dict[str, object]:
    seen = cells.seen_row(id_column, index)
    names = [column[index].as_py() for column in cells.places.seen.values()] if cells.places else [None] * len(_SEEN)
    return {
        "roster": seen.roster,
        "column": id_column,
        "file": seen.file,
        "sheet": seen.sheet,
        "row": seen.row,
        "raw_id": cells.raw(id_column)[index].as_py() or "",
        "name": seen.name,
        "sex": cells.value("sex", index),
        "birth": seen.birth,
        "area_code": seen.area_code,
        **dict(zip(_SEEN, names, strict=True)),
        "group_no": next((cells.value(group, index) for group in _GROUPS if group in cells.columns), None),
        "relation": cells.value("relation", index),
    }

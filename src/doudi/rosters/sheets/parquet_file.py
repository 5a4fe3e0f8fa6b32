"""Parquet files: typed columns that already have the right type pass through untouched."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import isnan
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.rows import ONLY_SPACES, digits_of, first_cells
from doudi.rosters.sheets.sheet import BLOCK_ROWS, Block, Closed, Sheet, TopRow

_NESTED = (pa.types.is_nested, pa.types.is_binary, pa.types.is_large_binary)


def sheets_of_parquet(path: Path) -> Sequence[Closed]:
    """Its one sheet, without a name; row 1 is the first row of the table."""
    return [Closed("", partial(_sheet, path))]


def _sheet(path: Path) -> Sheet:
    """Raises RefusedError: damaged."""
    try:
        names = pq.read_schema(path).names
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise RefusedError("damaged") from error
    return Sheet("", [TopRow(0, names)], lambda: _blocks(path), named_columns=True)


def _blocks(path: Path) -> Iterator[Block]:
    row = 1
    try:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=BLOCK_ROWS):
                yield _block(batch, row)
                row += len(batch)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise RefusedError("damaged") from error


def _block(batch: pa.RecordBatch, row: int) -> Block:
    columns = [_plain(column) for column in batch.columns]
    numbers = [_all_true(column) if _holds_numbers(column.type) else None for column in columns]
    columns = [_texts_of_floats(column) if pa.types.is_floating(column.type) else column for column in columns]
    rows = pa.array(range(row, row + len(batch)), pa.int32())
    return Block(rows, _first(columns, len(batch)), columns, numbers)


def _first(columns: list[pa.Array], n_rows: int) -> pa.Array:
    """The first cell of each row that is not empty; most often that of the first column."""
    first = pa.nulls(n_rows, pa.string())
    for column in columns:
        if first.null_count == 0:
            break
        first = pc.coalesce(first, column.cast(pa.string()))
    some_are_spaces = pc.any(pc.match_substring_regex(first, ONLY_SPACES)).as_py()
    return first_cells([column.cast(pa.string()) for column in columns], n_rows) if some_are_spaces else first


def _plain(column: pa.Array) -> pa.Array:
    """Dictionaries unpacked, times cut to days, large strings as strings, nested values as nothing readable."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32(), safe=False)
    if pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        return column.cast(pa.string())
    if any(is_nested(column.type) for is_nested in _NESTED):
        return pa.array([None if value is None else str(value) for value in column.to_pylist()], pa.string())
    return column


def _holds_numbers(cells: pa.DataType) -> bool:
    """A whole number counts as a number cell too: where it came from Excel, its last digits were lost on the way."""
    return bool(pa.types.is_floating(cells) or pa.types.is_integer(cells) or pa.types.is_decimal(cells))


def _texts_of_floats(column: pa.Array) -> pa.Array:
    """The digits; not-a-number is how data frames write an empty cell."""
    values = column.to_pylist()
    return pa.array([None if value is None or isnan(value) else digits_of(value) for value in values], pa.string())


def _all_true(column: pa.Array) -> pa.Array:
    return pc.is_valid(column)

"""Columns of a roster made from plain numpy arrays, fast enough for a province."""

from collections.abc import Mapping, Sequence
from datetime import date
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Roster

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Days = NDArray[np.datetime64]
Bytes = NDArray[np.bytes_]

Frame = Mapping[str, pa.Array | pa.ChunkedArray | pa.Scalar]


def dice(seed: int, noun: str) -> np.random.Generator:
    """Random numbers of one noun: adding another noun does not change these."""
    return np.random.default_rng([seed, crc32(noun.encode())])


def digits(numbers: Ints, width: int) -> NDArray[np.uint8]:
    """The numbers as ASCII digits with leading zeros, one row each."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)


def fixed(matrix: NDArray[np.uint8]) -> Bytes:
    """Rows of ASCII as numpy byte strings."""
    return np.ascontiguousarray(matrix).view(f"S{matrix.shape[1]}").ravel()


def numbered(prefix: str, numbers: Ints, width: int) -> Bytes:
    """Serial numbers such as NC00000042."""
    head = np.frombuffer(prefix.encode("ascii"), dtype=np.uint8)
    tail = digits(numbers, width)
    return fixed(np.hstack([np.broadcast_to(head, (len(numbers), len(head))), tail]))


def text(values: Bytes) -> pa.StringArray:
    """Byte strings of one width as Arrow text."""
    width = values.dtype.itemsize
    offsets = np.arange(len(values) + 1, dtype=np.int32) * np.int32(width)
    data = pa.py_buffer(np.ascontiguousarray(values).tobytes())
    return pa.StringArray.from_buffers(len(values), pa.py_buffer(offsets.tobytes()), data)


def word(words: Sequence[str | None] | pa.Array, at: NDArray[np.integer]) -> pa.Array:
    """The words at these places of a list."""
    source = words if isinstance(words, pa.Array) else pa.array(words, pa.string())
    return source.take(pa.array(at))


def money(cents: Ints) -> pa.Array:
    """Yuan from whole cents."""
    parts = np.empty((len(cents), 2), dtype=np.int64)
    parts[:, 0] = cents
    parts[:, 1] = cents >> 63
    wide = pa.Array.from_buffers(pa.decimal128(18, 2), len(cents), [None, pa.py_buffer(parts.tobytes())])
    return wide.cast(pa.decimal128(14, 2))


def day(days: Days | date) -> pa.Array | pa.Scalar:
    """Days, the missing ones (NaT) as null."""
    return pa.scalar(days, pa.date32()) if isinstance(days, date) else pa.array(days.astype("datetime64[D]"))


def later(days: Days, count: int) -> Days:
    """So many days later."""
    moved: Days = days + np.timedelta64(count, "D")
    return moved


def where(stated: Bools, column: pa.Array) -> pa.Array:
    """The column with null wherever it is not stated."""
    return pc.if_else(pa.array(stated), column, pa.scalar(None, column.type))


def table(roster: str | Roster, frame: Frame, n_rows: int) -> pa.Table:
    """A clean roster of these columns; those not given are empty."""
    shape = ROSTERS[roster] if isinstance(roster, str) else roster
    assert set(frame) <= set(shape.by_name), f"{shape.name}: {set(frame) - set(shape.by_name)}"
    columns = [_column(frame.get(column.name), column.arrow_type, n_rows) for column in shape.columns]
    return pa.table(columns, schema=clean_schema(shape))


def clean_schema(roster: Roster) -> pa.Schema:
    """The columns of a roster in their cleaned types."""
    return pa.schema([pa.field(column.name, column.arrow_type) for column in roster.columns])


def _column(given: pa.Array | pa.Scalar | None, kind: pa.DataType, n_rows: int) -> pa.Array:
    if given is None:
        return pa.nulls(n_rows, kind)
    if isinstance(given, pa.Scalar):
        return pa.repeat(given.cast(kind), n_rows)
    if pa.types.is_decimal(kind) and pa.types.is_int64(given.type):
        given = given.cast(pa.int32())  # Arrow refuses 64 bits: they might not fit
    return given.cast(kind)

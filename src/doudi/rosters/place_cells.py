"""The place of each row: its code, else the names 县区 镇街 村社区 (design: rosters, "Place names")."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning import Cleaned
from doudi.rosters.cleaning.writing import SPACES
from doudi.rosters.place_names import PlaceNames
from doudi.rosters.typed_cells import texts

LEVELS = ("county", "town", "village")


@dataclass(frozen=True)
class Places:
    """The places of the rows of a block.

    code: values, blanks and the problems of names that lead nowhere. contradicted: rows whose code stands against
    their names. seen: county, town, village as the rows have them, trimmed. said: the three in one text.
    """

    code: Cleaned
    contradicted: list[int]
    seen: Mapping[str, pa.Array]
    said: pa.Array


def seen_names(cells: Mapping[str, pa.Array], n_rows: int) -> dict[str, pa.Array]:
    """County, town and village as the rows have them; null = empty or not in the sheet."""
    return {level: _trimmed(cells[level]) if level in cells else pa.nulls(n_rows, pa.string()) for level in LEVELS}


def placed(code: Cleaned, seen: Mapping[str, pa.Array], names: PlaceNames) -> Places:
    """The code where it is stated, else the place that the names lead to."""
    which, combinations = _combinations([code.values, *seen.values()])
    said = pa.array([" ".join(filter(None, stated)) for _, *stated in combinations], pa.string()).take(which)
    read = [_read(names, *combination) for combination in combinations]
    values = pa.array([value for value, _ in read], pa.string()).take(which)
    nameless = np.logical_and.reduce([column.is_null().to_numpy(zero_copy_only=False) for column in seen.values()])
    blank = code.blank.to_numpy(zero_copy_only=False) & nameless
    lost = values.is_null().to_numpy(zero_copy_only=False) & ~nameless
    contradicted = pa.array([against for _, against in read], pa.bool_()).take(which)
    problems = [(int(index), "unknown_place") for index in np.flatnonzero(lost)]
    found = Cleaned(values, pa.array(blank), problems)
    return Places(found, pc.indices_nonzero(contradicted).to_pylist(), seen, said)


def units_of(codes: pa.Array, names: PlaceNames) -> pa.Array:
    """The unit of each place; null = unknown."""
    coded = codes.dictionary_encode()
    return pa.array([names.unit(code) for code in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)


def _read(names: PlaceNames, code: str | None, *levels: str | None) -> tuple[str | None, bool]:
    county, town, village = levels
    if code is not None:
        return code, names.contradicts(code, county, town, village)
    return names.resolve(county, town, village), False


def _combinations(columns: list[pa.Array]) -> tuple[pa.Array, list[tuple[str | None, ...]]]:
    """The distinct rows of some columns, and which of them each row is."""
    key: npt.NDArray[np.int64] = np.zeros(len(columns[0]), dtype=np.int64)
    words = []
    for column in columns:
        coded = column.dictionary_encode(null_encoding="encode")
        words.append(coded.dictionary.to_pylist())
        key = key * max(1, len(words[-1])) + coded.indices.to_numpy(zero_copy_only=False)
        _, first, key = np.unique(key, return_index=True, return_inverse=True)
    first_rows = pa.array(first, pa.int64())
    distinct = zip(*(column.take(first_rows).to_pylist() for column in columns), strict=True)
    return pa.array(key, pa.int64()), list(distinct)


def _trimmed(cells: pa.Array) -> pa.Array:
    trimmed = pc.utf8_trim(texts(cells), SPACES)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)

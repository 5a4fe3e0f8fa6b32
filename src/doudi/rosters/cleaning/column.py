"""The same law for a whole column: cells in canonical form at once, each other distinct text once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.cell import clean_cell, is_blank
from doudi.rosters.cleaning.check_digits import check_digits_ok
from doudi.rosters.cleaning.words import NAME_DOTS
from doudi.rosters.cleaning.writing import SPACES
from doudi.rosters.columns import Column, Kind


@dataclass(frozen=True)
class RawColumn:
    """The cells of one column of a sheet.

    texts: null = empty cell; a number cell as its digits, a date cell as ISO text, a bool as TRUE or FALSE.
    numbers: true where the cell is a number cell; None: no number cell in the column.
    """

    texts: pa.Array | pa.ChunkedArray
    numbers: pa.BooleanArray | pa.ChunkedArray | None = None


@dataclass(frozen=True)
class Cleaned:
    """A cleaned column.

    values: of `column.arrow_type`; null = blank or unreadable (an empty `insured` is true).
    blank: true = empty cell. problems: (index, code of the quality report), by index.
    """

    values: pa.Array
    blank: pa.BooleanArray
    problems: list[tuple[int, str]]


_SPACE = "".join(rf"\x{{{ord(sign):x}}}" for sign in SPACES)
_WIDE_LETTERS = "０-９Ａ-Ｚａ-ｚ"

# What needs no reading: the text is the value, or Arrow casts it to the value. Texts only …
_CANONICAL_TEXT = {
    Kind.ID_NUMBER: r"^[0-9]{17}[0-9X]$",
    Kind.NAME: rf"^[^{_SPACE}{_WIDE_LETTERS}{NAME_DOTS}]+$",
    Kind.TEXT: rf"^[^{_SPACE}{_WIDE_LETTERS}]([^{_WIDE_LETTERS}]*[^{_SPACE}{_WIDE_LETTERS}])?$",
    Kind.ACCOUNT: r"^[0-9]+$",
}
# … and texts or number cells alike.
_CANONICAL = {
    Kind.YUAN: r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$",
    Kind.NUMBER: r"^-?[0-9]{1,14}(\.[0-9]{1,4})?$",
    Kind.WAN_YUAN: r"^-?[0-9]{1,14}(\.[0-9]{1,4})?$",
    Kind.COUNT: r"^-?[0-9]{1,18}$",
}


def clean_column(column: Column, raw: RawColumn) -> Cleaned:
    """Every cell as `clean_cell` reads it."""
    texts, numbers = _whole(raw.texts).cast(pa.string()), _number_cells(raw)
    canonical = _canonical(column.kind, texts, numbers)
    values = pc.if_else(canonical, texts, pa.scalar(None, pa.string())).cast(column.arrow_type)
    blank = np.zeros(len(texts), dtype=bool)
    problems = _wrong_check_digits(column, values)
    rest = ~canonical.to_numpy(zero_copy_only=False)
    for mask, number in ((rest & ~numbers, False), (rest & numbers, True)):
        if mask.any():
            part = _read_each(column, texts.filter(pa.array(mask)), number)
            values = pc.replace_with_mask(values, pa.array(mask), part.values)
            blank[mask] = part.blank.to_numpy(zero_copy_only=False)
            rows = np.flatnonzero(mask)
            problems += [(int(rows[index]), code) for index, code in part.problems]
    return Cleaned(values, pa.array(blank), sorted(problems))


def _whole(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _number_cells(raw: RawColumn) -> npt.NDArray[np.bool_]:
    if raw.numbers is None:
        return np.zeros(len(raw.texts), dtype=bool)
    flags: npt.NDArray[np.bool_] = pc.fill_null(_whole(raw.numbers), False).to_numpy(zero_copy_only=False)
    return flags


def _canonical(kind: Kind, texts: pa.Array, numbers: npt.NDArray[np.bool_]) -> pa.BooleanArray:
    """Which cells need no reading."""
    form = _CANONICAL_TEXT.get(kind) or _CANONICAL.get(kind)
    if form is None:
        return pa.array(np.zeros(len(texts), dtype=bool))
    fits = pc.fill_null(pc.match_substring_regex(texts, form), False)
    return fits if kind in _CANONICAL else pc.and_(fits, pa.array(~numbers))


def _wrong_check_digits(column: Column, values: pa.Array) -> list[tuple[int, str]]:
    if column.kind is not Kind.ID_NUMBER:
        return []
    wrong = pc.indices_nonzero(pc.fill_null(pc.invert(check_digits_ok(values)), False))
    return [(index, "wrong_check_digit") for index in wrong.to_pylist()]


def _read_each(column: Column, texts: pa.Array, number: bool) -> Cleaned:
    """The scalar law, once for each distinct text."""
    coded = texts.dictionary_encode(null_encoding="encode")
    words, which = coded.dictionary.to_pylist(), coded.indices
    read = [clean_cell(column, word, number) for word in words]
    values = pa.array([value for value, _ in read], column.arrow_type).take(which)
    blank = pa.array([word is None or is_blank(column.kind, word) for word in words], pa.bool_()).take(which)
    codes = pa.array([code for _, code in read], pa.string()).take(which)
    faulty = pc.indices_nonzero(codes.is_valid())
    return Cleaned(values, blank, list(zip(faulty.to_pylist(), codes.take(faulty).to_pylist(), strict=True)))

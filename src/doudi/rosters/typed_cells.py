"""A column of a sheet as a column of a roster: typed values pass through, all else is cleaned."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning import Cleaned, RawColumn, clean_column
from doudi.rosters.columns import Column, Kind
from doudi.rosters.sheets.formula_errors import FORMULA_ERRORS

_TEXTS = (Kind.NAME, Kind.TEXT)


def _is_number(cells: pa.DataType) -> bool:
    return bool(pa.types.is_integer(cells) or pa.types.is_decimal(cells))


# A cast alone would take the number 20200301 for days since 1970, and every number but 0 for 是.
_PASSING: dict[Kind, Callable[[pa.DataType], bool]] = {
    **dict.fromkeys((Kind.YUAN, Kind.NUMBER, Kind.COUNT, Kind.WAN_YUAN), _is_number),
    **dict.fromkeys((Kind.DAY, Kind.MONTH), pa.types.is_date),
    Kind.FLAG: pa.types.is_boolean,
}


def cleaned(column: Column, cells: pa.Array, numbers: pa.Array | None) -> Cleaned:
    """The cells in the type of the column. Typed columns of Parquet that fit are taken as they are."""
    if column.kind in _PASSING and _PASSING[column.kind](cells.type):
        try:
            return _passed(column, cells.cast(column.arrow_type, safe=True))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            pass  # the types do not fit: read the values as texts, cell by cell
    found = clean_column(column, RawColumn(texts(cells), numbers))
    return _without_errors(found, cells) if column.kind in _TEXTS else found


def absent(column: Column, n_rows: int) -> Cleaned:
    """A column that the sheet does not have: every cell is empty."""
    return clean_column(column, RawColumn(pa.nulls(n_rows, pa.string())))


def texts(cells: pa.Array) -> pa.Array:
    """The cells as texts: bools as TRUE and FALSE, days as ISO text."""
    if pa.types.is_string(cells.type):
        return cells
    if pa.types.is_boolean(cells.type):
        return pc.if_else(cells, "TRUE", "FALSE")
    return cells.cast(pa.string())


def _passed(column: Column, values: pa.Array) -> Cleaned:
    blank = values.is_null()
    if column.kind is Kind.MONTH:
        values = pc.floor_temporal(values, unit="month").cast(pa.date32())
    if column.blank == "yes":
        values = values.fill_null(True)
    return Cleaned(values, blank, [])


def _without_errors(found: Cleaned, cells: pa.Array) -> Cleaned:
    wrong = pc.is_in(texts(cells), pa.array(FORMULA_ERRORS, pa.string()))
    if not pc.any(wrong, min_count=0).as_py():
        return found
    values = pc.if_else(wrong, pa.scalar(None, found.values.type), found.values)
    problems = [(index, "error_value") for index in pc.indices_nonzero(wrong).to_pylist()]
    return Cleaned(values, found.blank, sorted(found.problems + problems))

"""What fastexcel gives as columns of texts: null = empty, the error that a formula ended in as Excel shows it."""

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.sheets.formula_errors import error_text


def texts_of(sheet: fastexcel.ExcelSheet) -> list[pa.Array]:
    """The columns of a sheet that was loaded as texts. Raises FastExcelError."""
    batch, errors = sheet.to_arrow_with_errors()
    columns = list(batch.columns)
    for failed in errors.errors if errors else ():
        row, column = failed.offset_position
        columns[column] = with_text(columns[column], row, error_text(failed.detail))
    return columns


def with_text(column: pa.Array, row: int, text: str | None) -> pa.Array:
    """The column with another text in one cell."""
    return pa.concat_arrays([column.slice(0, row), pa.array([text], pa.string()), column.slice(row + 1)])


def without_empty(column: pa.Array) -> pa.Array:
    """The column with null where a text is empty."""
    empty = pc.equal(pc.binary_length(column), 0)
    return pc.if_else(empty, pa.scalar(None, pa.string()), column) if pc.any(empty).as_py() else column

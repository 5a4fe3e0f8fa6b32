"""A sheet as every format gives it: its first rows as texts, and all its rows in blocks of columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.columns import Kind

TOP_ROWS = 200
"""How many rows are searched for the header."""

BLOCK_ROWS = 50_000


@dataclass(frozen=True)
class Block:
    """Rows that follow one another.

    rows: int32, the sheet's own numbers, 1 = first line; in csv the line on which the row begins.
    first: the first non-empty cell of each row, as text, before merged cells were spread; null = a blank row.
    columns: of one length; texts (null = empty cell), or typed values where the file has types.
    numbers: for each column which cells are number cells; None = none of them.
    """

    rows: pa.Array
    first: pa.Array
    columns: Sequence[pa.Array]
    numbers: Sequence[pa.Array | None]

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, mask: pa.Array) -> "Block":
        """Only the rows for which the mask is true."""
        return Block(
            self.rows.filter(mask),
            self.first.filter(mask),
            [column.filter(mask) for column in self.columns],
            [None if flags is None else flags.filter(mask) for flags in self.numbers],
        )

    def after(self, row: int) -> "Block":
        """Only the rows below this one."""
        if not len(self) or self.rows[0].as_py() > row:
            return self
        return self.where(pc.greater(self.rows, row))


@dataclass(frozen=True)
class TopRow:
    """One of the first rows of a sheet as texts, empty = no cell; merged cells spread downwards."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file.

    name: empty in csv and Parquet. top: its first TOP_ROWS rows, blank ones may be left out.
    blocks: every row, those of `top` too; blank ones may be left out.
    named_columns: the first row of `top` is the column names of the file and no row of the sheet. as_kinds: given the
    kinds of the columns (position to kind), the sheet with the cell types that matter to them; None = it has them.
    """

    name: str
    top: Sequence[TopRow]
    blocks: Callable[[], Iterator[Block]]
    named_columns: bool = False
    as_kinds: Callable[[Mapping[int, Kind]], "Sheet"] | None = None


@dataclass(frozen=True)
class Closed:
    """A sheet that is not read yet. `open` raises RefusedError when it cannot be read."""

    name: str
    open: Callable[[], Sheet]

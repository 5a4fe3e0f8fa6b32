"""Large worksheets cut between rows into small workbooks, which are read side by side.

The reader takes a sheet on one core and holds all its cells at once; piece by piece it takes it on several and holds
few. A piece begins with a cell of ours in column A of the last row before it: so all pieces have their columns in one
place, and no row is missing or double. Where the cell is found elsewhere, or a piece is no whole XML – rows out of
order, a cell that names another row than its own, a cut inside a comment – the sheet is not what its rows promised,
and only the reading of the whole is sure.
"""

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pyarrow as pa

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.quick_texts import with_text, without_empty
from doudi.rosters.sheets.small_workbook import Frame, UncutError
from doudi.rosters.sheets.xml_scan import beyond, holds, unpacked
from doudi.rosters.side_by_side import side_by_side

CUT_FROM = 16 << 20
"""Bytes of XML; a smaller sheet is read in a moment."""

PIECE = 4 << 20
"""Bytes of XML: little to hold, and much beside what every piece repeats."""

_ROW, _END_OF_ROWS, _END = b"<row ", b"</sheetData>", b"</sheetData></worksheet>"
_NUMBER = re.compile(rb"<row (?:[^<>]*\s)?r=\"([0-9]{1,7})\"")
_OURS = secrets.token_hex(8)
_OUR_ROW = f'<row r="{{0}}"><c r="A{{0}}" t="str"><v>{_OURS}</v></c></row>'

Columns = list[pa.Array]


@dataclass(frozen=True)
class Piece:
    """Rows as they are written, those after row `after` to row `until`. head: what stands before the first of all."""

    head: bytes
    rows: bytes
    after: int
    until: int


class Pieces:
    """The sheets of a workbook, in pieces."""

    def __init__(self, path: Path, sheets: Sequence[str]) -> None:
        self._path, self._sheets = path, sheets

    def columns(self, sheet: str) -> Columns | None:
        """The columns of a sheet, null = empty. None: it is not large, or only the whole is sure."""
        try:
            part, size = self._frame.parts[sheet]
            if size < CUT_FROM:
                return None
            return _joined(list(side_by_side(partial(self._read, sheet), _pieces(self._path, part))))
        except (UncutError, RefusedError):
            return None

    @cached_property
    def _frame(self) -> Frame:
        return Frame(self._path, self._sheets)

    def _read(self, sheet: str, piece: Piece) -> tuple[int, Columns]:
        """After which row its columns stand, and they."""
        if holds(beyond(piece.after + 1, piece.until), piece.rows):
            raise UncutError  # and the cells might fill the memory
        ours = _OUR_ROW.format(max(piece.after, 1)).encode()
        columns = self._frame.read(sheet, (piece.head, ours, piece.rows, _END))
        return piece.after, [without_empty(column) for column in _without_ours(piece, columns)]


def _pieces(path: Path, part: str) -> Iterator[Piece]:
    rows = _rows(path, part)
    head, after = next(rows), 0
    for each in rows:
        first, until = _number(each, 0), _number(each, each.rfind(_ROW))
        if not after < first <= until:
            raise UncutError
        yield Piece(head, each, after, until)
        after = until


def _rows(path: Path, part: str) -> Iterator[bytes]:
    """What stands before the first row, then the rows, some at a time, to the last one."""
    chunks = unpacked(path, part, PIECE)
    head, begin, rest = next(chunks, b"").partition(_ROW)
    yield head
    rest = begin + rest
    while (end := rest.find(_END_OF_ROWS)) < 0:
        at, chunk = rest.rfind(_ROW), next(chunks, b"")
        if at <= 0 or not chunk:
            raise UncutError
        yield rest[:at]
        rest = rest[at:] + chunk
    yield rest[:end]


def _number(rows: bytes, at: int) -> int:
    """The number of the row that begins there."""
    found = _NUMBER.match(rows, at)
    if not found:
        raise UncutError
    return int(found[1])


def _without_ours(piece: Piece, columns: Columns) -> Columns:
    """The columns of its rows alone, if no cell lies outside."""
    first = [column[0].as_py() for column in columns]
    if piece.after:
        columns = [column.slice(1) for column in columns]
        inside = first == [_OURS, *[None] * (len(first) - 1)]
    else:  # there is no row before the first: ours is its A1, if it has none
        columns[0] = with_text(columns[0], 0, None if first[0] == _OURS else first[0])
        inside = True
    if not inside or len(columns[0]) > piece.until - piece.after:
        raise UncutError
    return columns


def _joined(pieces: Sequence[tuple[int, Columns]]) -> Columns:
    """The columns of all pieces; each says after which row it stands."""
    filled = [(after, columns) for after, columns in pieces if len(columns[0])]
    width = max((len(columns) for _, columns in filled), default=0)
    joined = [pa.concat_arrays(list(_column(filled, at))) for at in range(width)]
    if not joined or joined[0].null_count == len(joined[0]):
        raise UncutError  # the whole begins with the first column that holds a cell
    return joined


def _column(pieces: Sequence[tuple[int, Columns]], at: int) -> Iterator[pa.Array]:
    n_rows = 0
    for after, columns in pieces:
        yield pa.nulls(after - n_rows, pa.string())
        n_rows = after + len(columns[0])
        yield columns[at] if at < len(columns) else pa.nulls(len(columns[0]), pa.string())

"""Which rows of a sheet are data (design: rosters, "Inside the data", "Below the data")."""

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.writing import trim, without_spaces
from doudi.rosters.header import Header
from doudi.rosters.sheets import Block
from doudi.rosters.typed_cells import texts

TOTALS = ("合计", "小计", "总计", "本页合计")
SIGNATURES = ("填表人", "审核人", "制表", "负责人", "备注", "填报")


def data_rows(block: Block, header: Header) -> Block:
    """The rows below the header without blank, total and signature lines and pasted page headers."""
    below = block.after(header.row)
    if below.first is None or not len(below):
        return below
    coded = below.first.dictionary_encode(null_encoding="encode")
    firsts = {trim(row[column]) for row in header.repeats for column in range(len(row)) if row[column].strip()}
    kinds = [_kind(cell, firsts) for cell in coded.dictionary.to_pylist()]
    if set(kinds) <= {"data"}:
        return below
    kept = pa.array([kind != "skip" for kind in kinds], pa.bool_()).take(coded.indices)
    doubtful = pa.array([kind == "like a header" for kind in kinds], pa.bool_()).take(coded.indices)
    pasted = [index for index in pc.indices_nonzero(doubtful).to_pylist() if _row(below, index) in _compared(header)]
    if pasted:
        kept = pc.and_(kept, pc.invert(pc.is_in(pa.array(range(len(below)), pa.int64()), pa.array(pasted, pa.int64()))))
    return below.where(kept)


def _kind(first: str | None, headers: set[str]) -> str:
    written = without_spaces(first or "")
    if not written or written in TOTALS or written.startswith(SIGNATURES):
        return "skip"
    return "like a header" if trim(first or "") in headers else "data"


def _row(block: Block, index: int) -> tuple[str, ...]:
    return _comparable([texts(column)[index].as_py() or "" for column in block.columns])


def _compared(header: Header) -> set[tuple[str, ...]]:
    return {_comparable(row) for row in header.repeats}


def _comparable(cells: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    written = [without_spaces(cell) for cell in cells]
    while written and not written[-1]:
        written.pop()
    return tuple(written)

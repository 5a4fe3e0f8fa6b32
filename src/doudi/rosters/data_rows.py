"""Which rows of a sheet are data (design: rosters, "Inside the data", "Below the data")."""

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.writing import without_spaces
from doudi.rosters.header import Header
from doudi.rosters.sheets import Block
from doudi.rosters.typed_cells import texts

TOTALS = ("合计", "小计", "总计", "本页合计")
SIGNATURES = ("填表人", "审核人", "制表", "负责人", "备注", "填报")


_SUSPECT = r"^[\s\p{Z}]*[" + "".join({word[0] for word in (*TOTALS, *SIGNATURES)}) + "]"


def data_rows(block: Block, header: Header) -> Block:
    """The rows below the header without blank, total and signature lines and pasted page headers."""
    below = block.after(header.row)
    suspects = _suspects(below, header)
    if not suspects:
        return below
    pasted = {_comparable(row) for row in header.repeats}
    skipped = [index for index in suspects if _is_no_data(below.first[index].as_py()) or _row(below, index) in pasted]
    kept = pc.invert(pc.is_in(pa.array(range(len(below)), pa.int64()), pa.array(skipped, pa.int64())))
    return below.where(kept) if skipped else below


def _suspects(block: Block, header: Header) -> list[int]:
    """Rows that begin like a total, a signature or a header, or with nothing."""
    begins = pc.fill_null(pc.match_substring_regex(block.first, _SUSPECT), True)
    cells = {cell for row in header.repeats for cell in row if cell.strip()}
    like_header = pc.is_in(block.first, pa.array(sorted(cells), pa.string()))
    return list(pc.indices_nonzero(pc.or_(begins, like_header)).to_pylist())


def _is_no_data(first: str | None) -> bool:
    written = without_spaces(first or "")
    return not written or written in TOTALS or written.startswith(SIGNATURES)


def _row(block: Block, index: int) -> tuple[str, ...]:
    return _comparable([texts(column)[index].as_py() or "" for column in block.columns])


def _compared(header: Header) -> set[tuple[str, ...]]:
    return {_comparable(row) for row in header.repeats}


def _comparable(cells: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    written = [without_spaces(cell) for cell in cells]
    while written and not written[-1]:
        written.pop()
    return tuple(written)

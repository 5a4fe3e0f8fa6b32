"""Which rows of a sheet are data (design: rosters, "Inside the data", "Below the data")."""

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.writing import without_spaces
from doudi.rosters.header import Header
from doudi.rosters.recognise import header_text
from doudi.rosters.sheets import Block
from doudi.rosters.typed_cells import texts

TOTALS = ("合计", "小计", "总计", "本页合计")
SIGNATURES = ("填表人", "审核人", "制表", "负责人", "备注", "填报")

_SPACE = r"[\s\p{Z}]*"
_SUSPECT = f"^{_SPACE}[" + "".join({word[0] for word in (*TOTALS, *SIGNATURES)}) + "]"

CodeWords = Mapping[int, Collection[str]]
"""Positions of code columns in the sheet, and every word they accept."""


def data_rows(block: Block, header: Header, words: CodeWords = MappingProxyType({})) -> Block:
    """The rows below the header without blank, total and signature lines and pasted page headers.

    words: 负责人 under 身份 is a word of its column, and its row no signature line.
    """
    below = block.after(header.row)
    suspects = _suspects(below, header)
    if not suspects:
        return below
    pasted = {_comparable(row) for row in header.repeats}
    skipped = [each for each in suspects if _is_no_data(below, each, words) or _row(below, each) in pasted]
    kept = pc.invert(pc.is_in(pa.array(range(len(below)), pa.int64()), pa.array(skipped, pa.int64())))
    return below.where(kept) if skipped else below


def _suspects(block: Block, header: Header) -> list[int]:
    """Rows that begin like a total, a signature or a header, or with nothing."""
    firsts = {next(filter(None, map(without_spaces, row)), "") for row in header.repeats} - {""}
    like_header = [_SPACE + _SPACE.join(map(re.escape, first)) + f"{_SPACE}$" for first in sorted(firsts)]
    begins = pc.match_substring_regex(block.first, "|".join([_SUSPECT, *(f"^{first}" for first in like_header)]))
    return list(pc.indices_nonzero(pc.fill_null(begins, True)).to_pylist())


def _is_no_data(block: Block, index: int, words: CodeWords) -> bool:
    first = block.first[index].as_py()
    written = without_spaces(first or "")
    if not written or written in TOTALS:
        return True
    return written.startswith(SIGNATURES) and not _is_word(block, index, first, words)


def _is_word(block: Block, index: int, first: str, words: CodeWords) -> bool:
    """Whether the first cell that is filled is a code word of its column."""
    at = next((at for at, column in enumerate(block.columns) if texts(column)[index].as_py() == first), -1)
    return without_spaces(first) in words.get(at, ())


def _row(block: Block, index: int) -> tuple[str, ...]:
    return _comparable([texts(column)[index].as_py() or "" for column in block.columns])


def _comparable(cells: Sequence[str]) -> tuple[str, ...]:
    written = [header_text(cell) for cell in cells]
    while written and not written[-1]:
        written.pop()
    return tuple(written)

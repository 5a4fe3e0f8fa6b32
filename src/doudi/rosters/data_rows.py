"""Which rows of a sheet are data (design: rosters, "Inside the data", "Below the data")."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning.writing import narrow, without_spaces
from doudi.rosters.header import Header
from doudi.rosters.recognise import header_text
from doudi.rosters.sheets import Block
from doudi.rosters.typed_cells import texts

TOTALS = ("合计", "小计", "总计", "本页合计")
SIGNATURES = ("填表人", "审核人", "制表", "负责人", "备注", "填报")

_SPACE = r"[\s\p{Z}]*"
_SUSPECT = f"^{_SPACE}[" + "".join({word[0] for word in (*TOTALS, *SIGNATURES)}) + "]"

_LIKE_AN_ID = re.compile(r"[0-9]{15}")


def data_rows(block: Block, header: Header, ids: Collection[int] = ()) -> Block:
    """The rows below the header without blank, total and signature lines and pasted page headers.

    ids: positions of id numbers; a row that states one is no signature line, though it begins with 负责人 as its post.
    """
    below = block.after(header.row)
    suspects = _suspects(below, header)
    if not suspects:
        return below
    pasted = {_comparable(row) for row in header.repeats}
    skipped = [each for each in suspects if _is_no_data(below, each, ids) or _row(below, each) in pasted]
    skipped += [under for each in skipped for under in _merged_under(below, each, ids)]
    kept = pc.invert(pc.is_in(pa.array(range(len(below)), pa.int64()), pa.array(skipped, pa.int64())))
    return below.where(kept) if skipped else below


def _suspects(block: Block, header: Header) -> list[int]:
    """Rows that begin like a total, a signature or a header, or with nothing."""
    firsts = {next(filter(None, map(without_spaces, row)), "") for row in header.repeats} - {""}
    like_header = [_SPACE + _SPACE.join(map(re.escape, first)) + f"{_SPACE}$" for first in sorted(firsts)]
    begins = pc.match_substring_regex(block.first, "|".join([_SUSPECT, *(f"^{first}" for first in like_header)]))
    return list(pc.indices_nonzero(pc.fill_null(begins, True)).to_pylist())


def _merged_under(block: Block, index: int, ids: Collection[int]) -> Iterable[int]:
    """The rows below over which the first cell of this row is merged."""
    first = block.first[index].as_py()
    below = range(index + 1, len(block) if first else 0)
    merged = takewhile(lambda each: next(filter(None, _cells(block, each)), "") == first, below)
    return (each for each in merged if not _has_id(block, each, ids))


def _is_no_data(block: Block, index: int, ids: Collection[int]) -> bool:
    written = without_spaces(block.first[index].as_py() or "")
    if not written or written in TOTALS:
        return True
    return written.startswith(SIGNATURES) and not _has_id(block, index, ids)


def _has_id(block: Block, index: int, ids: Collection[int]) -> bool:
    return any(_states_an_id(block.columns[at][index].as_py()) for at in ids)


def _states_an_id(cell: object) -> bool:
    return _LIKE_AN_ID.match(narrow(without_spaces(str(cell))).lstrip("'")) is not None


def _row(block: Block, index: int) -> tuple[str, ...]:
    return _comparable(_cells(block, index))


def _cells(block: Block, index: int) -> list[str]:
    return [texts(column.slice(index, 1))[0].as_py() or "" for column in block.columns]


def _comparable(cells: Sequence[str]) -> tuple[str, ...]:
    written = [header_text(cell) for cell in cells]
    while written and not written[-1]:
        written.pop()
    return tuple(written)

"""The quality report of files and sheets, and the scorecard per roster and supplier."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa

from doudi.rosters.store import PROBLEMS, SCORECARD


@dataclass(frozen=True)
class Line:
    """A line about a whole file (no sheet), a sheet, or a row that no cell explains."""

    file: str
    code: str
    outcome: str
    sheet: str = ""
    row: int | None = None
    roster: str | None = None
    column: str | None = None
    found: str | None = None
    detail: str | None = None


def table_of(lines: Iterable[Line]) -> pa.Table:
    """The lines by `store.PROBLEMS`."""
    return pa.Table.from_pylist([vars(line) for line in lines], PROBLEMS)


@dataclass
class Score:
    """What one file gave to one roster."""

    sheets: set[str] = field(default_factory=set)
    rows_read: int = 0
    rows_used: int = 0
    cells_unknown: int = 0


class Scorecard:
    """Scores by roster and file."""

    def __init__(self) -> None:
        self._scores: dict[tuple[str, str], Score] = defaultdict(Score)

    def add_sheet(self, roster: str, file: str, sheet: str) -> None:
        """Count a sheet, once."""
        self._scores[roster, file].sheets.add(sheet)

    def add_rows(self, roster: str, file: str, *, read: int, used: int, unknown: int) -> None:
        """Count rows, and cells of used rows that are unknown."""
        score = self._scores[roster, file]
        score.rows_read += read
        score.rows_used += used
        score.cells_unknown += unknown

    def add_unknown(self, roster: str, file: str, cells: int) -> None:
        """Count cells that contradict each other."""
        self._scores[roster, file].cells_unknown += cells

    def table(self) -> pa.Table:
        """By `store.SCORECARD`, in the order of roster and file."""
        lines = [
            {
                "roster": roster,
                "supplier": file,
                "sheets": len(score.sheets),
                "rows_read": score.rows_read,
                "rows_used": score.rows_used,
                "rows_rejected": score.rows_read - score.rows_used,
                "cells_unknown": score.cells_unknown,
            }
            for (roster, file), score in sorted(self._scores.items())
        ]
        return pa.Table.from_pylist(lines, SCORECARD)

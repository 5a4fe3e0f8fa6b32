"""A file as it was handed in, with a column that says what is wrong in each row and the cells in red."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
import xlsxwriter

from doudi.language import say
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.cleaning import explain
from doudi.rosters.columns import Column
from doudi.rosters.sheets import Sheet
from doudi.rosters.sheets.opening import sheets_of
from doudi.rosters.typed_cells import texts

Problem = Mapping[str, Any]
ERRORS = "问题（改好后请删去这一列）"
WIDTH, WIDE = 16, 70
CELL_CHARACTERS, NAME_CHARACTERS = 32_767, 31
NAMELESS = "数据"


def mark_faults(asked: Mapping[str, Any], _progress: object) -> None:
    """Write a file back with its faults marked."""
    mark(Path(asked["file"]), asked["name"], Path(asked["problems"]), asked["sheets"], Path(asked["out"]))


def mark(file: Path, name: str, problems: Path, sheets: Sequence[Mapping[str, Any]], out: Path) -> None:
    """Write the workbook. `name`: of the file in the report; `sheets`: what was made out (BatchFile.sheets)."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for row in pq.read_table(problems, filters=pc.field("file") == name).to_pylist():
        found[row["sheet"]].append(row)
    seen = {sheet["name"]: sheet for sheet in sheets}
    book = xlsxwriter.Workbook(str(out), {"constant_memory": True})
    red = book.add_format({"bg_color": "#F8C9C4", "font_color": "#7A0C00", "num_format": "@"})
    for closed in sheets_of(file):
        page = Page(book, closed.name, seen.get(closed.name, {}), found[closed.name], red)
        page.write(closed.open())
    book.close()


class Page:
    """One sheet on its way back."""

    def __init__(self, book: Any, name: str, seen: Mapping[str, Any], problems: Sequence[Problem], red: Any) -> None:
        self.sheet = book.add_worksheet((name or NAMELESS)[:NAME_CHARACTERS])
        self.red, self.plain = red, book.add_format({"num_format": "@"})
        self.header_row = seen.get("header_row") or 1
        self.at = {column["header"]: column["at"] for column in seen.get("columns", ())}
        self.problems: dict[int, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.problems[problem["row"] or self.header_row].append(problem)

    def write(self, sheet: Sheet) -> None:
        """All rows as they stand, each on its own line, then what is wrong with it."""
        last = max((len(row.cells) for row in sheet.top), default=0)
        self.sheet.set_column(0, max(last - 1, 0), WIDTH)
        self.sheet.set_column(last, last, WIDE)
        for block in sheet.blocks():
            columns = [texts(column).to_pylist() for column in block.columns[:last]]
            for index, number in enumerate(block.rows.to_pylist()):
                self._row(number, [column[index] for column in columns], last)

    def _row(self, number: int, cells: Sequence[str | None], last: int) -> None:
        wrong = self.problems.get(number, [])
        red = {at for problem in wrong for at in self._places(problem)}
        for at, cell in enumerate(cells):
            if cell or at in red:
                self.sheet.write_string(
                    number - 1, at, (cell or "")[:CELL_CHARACTERS], self.red if at in red else self.plain
                )
        said = [say(ERRORS)] if number == self.header_row else []
        said += [told(problem) for problem in wrong]
        if said:
            self.sheet.write_string(number - 1, last, "\n".join(said)[:CELL_CHARACTERS], self.red)

    def _places(self, problem: Problem) -> list[int]:
        """Where the cells stand; names of places share one problem: 县区 镇街 村社区."""
        header = problem["column"] or ""
        return [self.at[part] for part in (header, *header.split(" ")) if part in self.at]


def told(problem: Problem) -> str:
    """A problem in one line: which column, what, how to mend it."""
    column = _column(problem["roster"], problem["column"])
    title, mend = explain.problem(problem["code"]), explain.mend(column, problem["code"])
    return f"{problem['column']}：{title}。{mend}" if problem["column"] else f"{title}。{mend}"


def _column(roster: str | None, header: str | None) -> Column | str | None:
    columns = ROSTERS[roster].columns if roster in ROSTERS else ()
    return next((column for column in columns if header in column.headers), header)

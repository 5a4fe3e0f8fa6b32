"""Cells nobody can read, only where no finding rests on them: each is expected in the quality report."""

from collections.abc import Sequence
from random import Random

from doudi.demo.messy.cells import Cell
from doudi.demo.messy.columns import Row, Shown, is_id
from doudi.demo.messy.page import Page
from doudi.demo.truth import ExpectedMatch, ExpectedProblem
from doudi.rosters.columns import Roster

HARMLESS = "harmless"
"""Marks a row on which no finding rests."""

MAY_BE_LOST = ("vehicles", "properties", "businesses", "fiscal_payroll", "prisoners", "households", "dibao_members",
               "registered_poor")  # fmt: skip
"""Rosters whose harmless rows may be kept out altogether."""

SPOILT: dict[tuple[str, str], tuple[Cell, str]] = {
    ("vehicles", "registered_on"): ("2019-02-30", "impossible_date"),
    ("properties", "area_m2"): ("约八十", "bad_number"),
    ("businesses", "founded_on"): ("前年", "impossible_date"),
    ("tekun_people", "approved_on"): ("2018年13月1日", "impossible_date"),
    ("dibao_families", "n_persons"): ("三人", "bad_number"),
    ("dibao_families", "account_no"): (6201000000000001999, "account_lost_digits"),
    ("vulnerable_people", "kind"): ("五保老人", "unknown_code"),
    ("deposits", "amount"): ("若干", "bad_number"),
    ("home_visits", "area_code"): ("61030", "unknown_place"),
}
"""What may be spoilt, how, and the code it is reported under."""


def spoil(page: Page, roster: Roster, columns: Sequence[Shown], rows: Sequence[Row], luck: Random) -> None:
    """Make a cell or two of the page unreadable."""
    for at, column in enumerate(columns):
        known = SPOILT.get((roster.name, column.source.name)) if column.source else None
        stated = [number for number, row in enumerate(rows) if row.get(HARMLESS) and _stated(row, column)]
        if known is None or not stated:
            continue
        line = page.at[luck.choice(stated)]
        page.lines[line][at] = known[0]
        page.problem(line, column.header, known[1])


def _stated(row: Row, column: Shown) -> bool:
    return column.source is not None and row.get(column.source.name) is not None


def break_ids(
    page: Page, roster: Roster, columns: Sequence[Shown], rows: Sequence[Row], luck: Random, *, plain: bool
) -> list[ExpectedMatch]:
    """Lose the person id of a few rows that nothing rests on: Excel ate its digits, or it was never filled in."""
    at = next((number for number, column in enumerate(columns) if is_id(column)), None)
    idle = [number for number, row in enumerate(rows) if row.get(HARMLESS)]
    if at is None or roster.name not in MAY_BE_LOST or len(idle) < 20:
        return []
    return [_break(page, roster, columns[at], at, rows, number, luck, plain) for number in luck.sample(idle, 3)]


def _break(
    page: Page, roster: Roster, column: Shown, at: int, rows: Sequence[Row], number: int, luck: Random, plain: bool
) -> ExpectedMatch:
    assert column.source is not None
    true_id, line = str(rows[number][column.source.name]), page.at[number]
    cell, code = _broken(true_id, luck, plain)
    page.lines[line][at] = cell
    page.problems = [one for one in page.problems if one.row != line + 1]
    page.problem(line, column.header, code)
    return ExpectedMatch(roster.name, page.file, page.sheet, line + 1, true_id)


def _broken(true_id: str, luck: Random, plain: bool) -> tuple[Cell, str]:
    lost: Cell = f"{true_id[0]}.{true_id[1:6]}E+17" if plain else int(true_id[:15]) * 1000
    choices: list[tuple[Cell, str]] = [(lost, "id_lost_digits"), (true_id[:14] + "XX", "bad_id"), (None, "missing_key")]
    return luck.choice(choices)


def repeated(page: Page, luck: Random) -> None:
    """Paste a row a second time below the last one."""
    if not page.at:
        return
    line = page.at[-1] + 1
    page.lines.insert(line, list(page.lines[luck.choice(page.at[:5])]))
    page.problems.append(ExpectedProblem(page.file, page.sheet, line + 1, "", "repeated_row"))

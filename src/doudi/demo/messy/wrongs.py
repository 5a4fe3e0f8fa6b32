"""Cells nobody can read, only where no finding rests on them: each is expected in the quality report."""

from collections.abc import Sequence
from random import Random

from doudi.demo.messy.cells import Cell
from doudi.demo.messy.columns import Row, Shown, is_id
from doudi.demo.messy.page import Page
from doudi.demo.truth import ExpectedMatch
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

_LOST_IN_CSV = "6.201E+18"


def spoil(page: Page, roster: Roster, columns: Sequence[Shown], rows: Sequence[Row], luck: Random) -> None:
    """Make a cell or two of the page unreadable."""
    for at, column in enumerate(columns):
        known = SPOILT.get((roster.name, column.source.name)) if column.source else None
        stated = [number for number, row in enumerate(rows) if row.get(HARMLESS) and _stated(row, column)]
        if known is None or not stated:
            continue
        line = page.at[luck.choice(stated)]
        page.lines[line][at] = _LOST_IN_CSV if page.plain and isinstance(known[0], int) else known[0]
        page.problem(line, column.header, known[1])


def _stated(row: Row, column: Shown) -> bool:
    return column.source is not None and row.get(column.source.name) is not None


def break_ids(
    page: Page, roster: Roster, columns: Sequence[Shown], rows: Sequence[Row], luck: Random
) -> tuple[list[ExpectedMatch], list[ExpectedMatch]]:
    """Lose the person ids of a few rows: Excel ate their digits, or they were never filled in.

    Gives the rows that stay lost – nothing rests on them – and those whose person has since been established.
    """
    at = next((number for number, column in enumerate(columns) if is_id(column)), None)
    idle = [number for number, row in enumerate(rows) if row.get(HARMLESS)]
    if at is None or roster.name not in MAY_BE_LOST or len(idle) < 20:
        return [], []
    needed = [number for number, row in enumerate(rows) if not row.get(HARMLESS)][-1:]
    established = luck.sample(idle, 1) + needed
    lost = [number for number in luck.sample(idle, 4) if number not in established]
    broken = {n: _break(page, roster, (at, columns[at]), (n, rows[n]), luck) for n in (*lost, *established)}
    return [broken[number] for number in lost], [broken[number] for number in established]


def _break(
    page: Page, roster: Roster, placed: tuple[int, Shown], numbered: tuple[int, Row], luck: Random
) -> ExpectedMatch:
    """Break the id in this column (place, column) of this row (number, row)."""
    (at, column), (number, row) = placed, numbered
    assert column.source is not None
    true_id, line = str(row[column.source.name]), page.at[number]
    cell, code = _broken(true_id, luck, page.plain)
    page.lines[line][at] = cell
    page.problems = [one for one in page.problems if one.row != page.number(line)]
    page.problem(line, column.header, code)
    return ExpectedMatch(roster.name, page.file, page.sheet, page.number(line), true_id)


def _broken(true_id: str, luck: Random, plain: bool) -> tuple[Cell, str]:
    lost: Cell = f"{true_id[0]}.{true_id[1:6]}E+17" if plain else int(true_id[:15]) * 1000
    choices: list[tuple[Cell, str]] = [(lost, "id_lost_digits"), (true_id[:14] + "XX", "bad_id"), (None, "missing_key")]
    return luck.choice(choices)


def repeat(page: Page, luck: Random) -> None:
    """Paste a row without faults a second time below the last one."""
    wrong = {problem.row for problem in page.problems}
    sound = [line for line in page.at[:9] if page.number(line) not in wrong]
    if not sound or page.merged:
        return
    line = page.at[-1] + 1
    page.lines.insert(line, list(page.lines[luck.choice(sound)]))
    page.problem(line, "", "repeated_row")

"""One cell read in a column of a kind."""

from doudi.rosters.cleaning import Value, clean_cell
from doudi.rosters.columns import Column, Kind


def of(kind: Kind) -> Column:
    return Column(name="tried", header="试", kind=kind)


def read(column: Column | Kind, text: str | None, number: bool = False) -> Value | str | None:
    """The value, or the code of the problem that took it."""
    value, problem = clean_cell(of(column) if isinstance(column, Kind) else column, text, number)
    return problem if value is None else value

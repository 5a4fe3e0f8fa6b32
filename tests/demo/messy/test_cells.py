"""However a clerk writes a value, it is read back as the value it was."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.demo.messy.cells import FLAGS, Cell, Hand, written
from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning.cell import clean_cell
from doudi.rosters.columns import Column, Kind
from tests.demo.cities import city

COLUMNS = [(roster.name, column) for roster in ALL if roster.name != "identities" for column in roster.columns]


def read_back(column: Column, cell: Cell) -> object:
    """The cell as the importer sees it: a date cell as ISO text, a number cell as its digits."""
    text = None if cell is None else (cell.isoformat() if isinstance(cell, date) else str(cell))
    value, problem = clean_cell(column, text, isinstance(cell, int | float))
    assert problem in (None, "wrong_check_digit"), (column.header, cell)
    return value


def hands(luck: Random, plain: bool) -> Hand:
    return Hand(luck, luck.choice(FLAGS), luck.randrange(6), plain, tidy=0.2)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(COLUMNS), st.integers(0, 2**32), st.booleans())
def test_a_value_of_the_city_is_read_back(place: tuple[str, Column], seed: int, plain: bool):
    roster, column = place
    values = city().rosters[roster][column.name]
    luck = Random(seed)
    value = values[luck.randrange(len(values))].as_py()
    back = read_back(column, written(column, value, hands(luck, plain)))
    assert back == (True if value is None and column.blank == "yes" else value)


@given(st.integers(0, 10**9), st.integers(0, 2**32))
def test_money_is_read_back_to_the_cent(cents: int, seed: int):
    column = Column(name="amount", header="金额", kind=Kind.YUAN)
    amount = Decimal(cents).scaleb(-2)
    assert read_back(column, written(column, amount, hands(Random(seed), plain=False))) == amount

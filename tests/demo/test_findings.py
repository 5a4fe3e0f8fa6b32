"""The findings of a run over the demo city are those planted in it: none missing, none besides, money to the cent."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from doudi.demo.city import City
from doudi.demo.parquet import write_parquet
from doudi.demo.truth import Expected
from doudi.engine.run import run
from doudi.engine.writing import Writer
from doudi.policy.book import read_book
from doudi.rosters.delivery import deliver
from tests.demo.cities import JULY_2021, JUNE_2020, city

Row = dict[str, object]


def findings(store: Path, scratch: Path, as_of: date) -> dict[tuple[str, str], Row]:
    """What a run finds in a store, by check and subject."""
    result = scratch / "result"
    result.mkdir()
    book = read_book()
    Writer(run(store, scratch, as_of=as_of, book=book), store, book).write(result)
    rows = pq.read_table(result / "findings.parquet").to_pylist()
    return {(row["check"], row["subject"]): row for row in rows}


def told(row: Row, expected: Expected) -> tuple[object, object, object]:
    """Verdict, months and amount of a finding, as far as the truth speaks of them."""
    months = None if expected.months is None else tuple(row["months"])
    return row["verdict"], months, None if expected.amount is None else row["amount"]


def assert_equal_to_truth(invented: City, found: dict[tuple[str, str], Row]) -> None:
    planted = invented.truth.by_subject()
    assert sorted(planted.keys() - found.keys()) == []
    assert sorted(found.keys() - planted.keys()) == []
    want = {key: (one.verdict, one.months, one.amount) for key, one in planted.items()}
    assert {key: told(found[key], planted[key]) for key in planted} == want


@pytest.mark.slow
@pytest.mark.xdist_group("messy")
def test_from_messy_sheets(store: Path, tmp_path: Path):
    assert_equal_to_truth(city(), findings(store, tmp_path, JUNE_2020))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "as_of"), [(3, JULY_2021), (4, date(2020, 9, 15))], ids=["rules of 2021", "mid-month"]
)
def test_from_clean_tables_on_another_day(tmp_path: Path, seed: int, as_of: date):
    invented = city(seed, as_of)
    write_parquet(invented, tmp_path)
    deliver(tmp_path / "rosters", tmp_path / "store", as_of=as_of)
    assert_equal_to_truth(invented, findings(tmp_path / "store", tmp_path, as_of))


def test_the_money_of_the_plants_is_exact():
    amounts = [one.amount for one in city().truth.findings if one.amount is not None]
    assert all(amount == amount.quantize(Decimal("0.01")) for amount in amounts)

"""The arithmetic of GL-01 against exact fractions."""

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.engine.backend import DuckDB
from doudi.facts.village_rates import with_outlying
from doudi.rosters.limits import Limits

LIMITS = (Decimal("3.5"), Decimal("0.6745"), Decimal("1.349"), Decimal("2.698"))
VILLAGES = st.lists(
    st.tuples(st.integers(1, 5000) | st.sampled_from([300, 700, 900]), st.integers(0, 30)), min_size=1, max_size=9
)


def outlying(units: list[list[tuple[int, int]]], limit: Decimal) -> list[bool]:
    rows = [
        {"unit": str(u), "area_code": f"{u}-{v}", "people": people, "n": n, "village": True}
        for u, villages in enumerate(units)
        for v, (people, n) in enumerate(villages)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        engine = DuckDB(Limits(), Path(scratch))
        file = Path(scratch) / "villages.parquet"
        pq.write_table(pa.Table.from_pylist(rows), file)
        table = engine.table("villages", file).mutate(limit=ibis.literal(limit, type="decimal(18, 4)"))
        judged = with_outlying(table, "n", "outlying").order_by("unit", "area_code").to_pyarrow()
        engine.close()
    return [bool(one) for one in judged["outlying"].to_pylist()]


def exactly(villages: list[tuple[int, int]], limit: Decimal) -> list[bool]:
    shares = [Fraction(n, people) for people, n in villages]
    centre = median(shares)
    off = [abs(one - centre) for one in shares]
    spread = median(off)
    return [spread > 0 and Fraction("0.6745") * one / spread > Fraction(limit) for one in off]


@given(st.lists(VILLAGES, min_size=1, max_size=9), st.sampled_from(LIMITS))
@settings(max_examples=40, deadline=None)
def test_as_with_exact_fractions(units: list[list[tuple[int, int]]], limit: Decimal) -> None:
    assert outlying(units, limit) == [one for villages in units for one in exactly(villages, limit)]


@pytest.mark.parametrize("people", [1, 7, 10**12])
def test_any_population_can_be_reckoned_with(people: int) -> None:
    villages = [(people, n) for n in (1, 2, 3, 4, 9)]
    assert outlying([villages], Decimal("3.5")) == [False, False, False, False, True]

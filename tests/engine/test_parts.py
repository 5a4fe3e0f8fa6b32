"""The parts of a table together are the table, and each is asked for as far down as it can be."""

from collections.abc import Callable, Sequence

import duckdb
import ibis
import ibis.expr.types as ir
import pytest

from doudi.engine.parts import WAYS, Part, in_parts
from tests.engine.shapes import LINES, SHAPES, beside_all, ranked_within, told, with_own_count, with_town


def parts_of(rows: ir.Table) -> list[ir.Table]:
    return [Part(number, 4).rows(rows, "who") for number in range(4)]


@pytest.mark.parametrize("shaped", SHAPES)
def test_all_parts_together_are_the_whole(shaped: Callable[[ir.Table], ir.Table]) -> None:
    rows = shaped(LINES)
    parts = [told(part) for part in parts_of(rows)]
    assert sorted((row for part in parts for row in part), key=str) == told(rows)
    assert sum(bool(part) for part in parts) > 1, "they were divided"


@pytest.mark.parametrize(("column", "asked"), [("who", 1), ("place", 2)])
def test_a_part_is_asked_for_on_both_sides_where_they_are_joined_by_it(column: str, asked: int) -> None:
    assert ibis.to_sql(Part(1, 4).rows(with_town(LINES), column), dialect="duckdb").count("HASH(") == asked


def test_what_stands_on_both_sides_is_narrowed_once() -> None:
    statement = str(ibis.to_sql(parts_of(with_own_count(LINES))[0], dialect="duckdb"))
    assert statement.count("HASH(") == 1
    assert statement.index("HASH(") < statement.index("GROUP BY")


def test_below_a_count_by_the_same_value_and_above_one_by_another() -> None:
    low, high = (ibis.to_sql(parts_of(shaped(LINES))[0], dialect="duckdb") for shaped in (ranked_within, beside_all))
    assert low.index("HASH(") > low.index("ROW_NUMBER")
    assert high.index("HASH(") > high.rindex("COUNT(")


def test_the_condition_for_duckdb_divides_alike() -> None:
    source = ibis.to_sql(LINES, dialect="duckdb")
    con = LINES.get_backend().con
    for number, rows in enumerate(parts_of(LINES)):
        found = con.execute(f"SELECT * FROM ({source}) {Part(number, 4).condition('who')}").fetchall()
        assert sorted(found, key=str) == told(rows)


def test_more_parts_are_tried_where_memory_runs_out_and_no_more_than_that() -> None:
    tried: list[tuple[int, bool]] = []

    def small_steps_only(parts: Sequence[Part]) -> None:
        tried.append((len(parts), parts[0].stepwise))
        if tried[-1] != (8, True):
            raise duckdb.OutOfMemoryException("too many")

    relieved: list[bool] = []
    in_parts(small_steps_only, lambda: relieved.append(True))
    assert len(relieved) == 2
    assert tried == [(1, False), (8, False), (8, True)]
    assert WAYS[-1] == (64, True), "and what is tried last"


def test_what_does_not_fit_even_so_is_told() -> None:
    def never(_parts: Sequence[Part]) -> None:
        raise duckdb.OutOfMemoryException("too many")

    with pytest.raises(duckdb.OutOfMemoryException):
        in_parts(never, lambda: None)

"""A query taken in steps gives the same rows, each join and count in it being written down first."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import pytest

from doudi.engine.steps import in_steps
from tests.engine.shapes import HOME, LINES, SHAPES, plain, told, with_others_of_the_place, with_own_count, with_town


def taken_in_steps(rows: ir.Table) -> tuple[ir.Table, list[str]]:
    written: list[str] = []

    def write(step: ir.Table) -> ir.Table:
        name = ibis.util.gen_name("step")
        HOME.create_table(name, step, temp=True)
        written.append(str(ibis.to_sql(step, dialect="duckdb")))
        return HOME.table(name)

    return in_steps(rows, write), written


@pytest.mark.parametrize("shaped", SHAPES)
def test_the_rows_are_the_same(shaped: Callable[[ir.Table], ir.Table]) -> None:
    rows = shaped(LINES)
    assert told(taken_in_steps(rows)[0]) == told(rows)


def share_of_most(rows: ir.Table) -> ir.Table:
    most = rows.group_by("who").agg(n=ibis._.count()).agg(n=ibis._.n.max())
    return rows.mutate(most=most.as_scalar())


def test_a_single_value_is_a_step_too() -> None:
    rows = share_of_most(LINES)
    last, written = taken_in_steps(rows)
    assert told(last) == told(rows)
    assert len(written) == 2


@pytest.mark.parametrize(
    ("shaped", "steps"), [(plain, 0), (with_town, 1), (with_others_of_the_place, 2), (with_own_count, 2)]
)
def test_each_join_and_count_is_a_step(shaped: Callable[[ir.Table], ir.Table], steps: int) -> None:
    last, written = taken_in_steps(shaped(LINES))
    assert len(written) == steps
    assert all(step.count("JOIN") + step.count("GROUP BY") == 1 for step in written)
    assert "JOIN" not in str(ibis.to_sql(last, dialect="duckdb"))

"""Rows of few subjects are the same, whether they are left out at the top or at the bottom."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import pytest

from doudi.engine.narrowing import only
from tests.engine.shapes import LINES, SHAPES, WANTED, told, with_town


@pytest.mark.parametrize("shaped", SHAPES)
def test_leaving_out_rows_early_changes_none_of_the_others(shaped: Callable[[ir.Table], ir.Table]) -> None:
    rows = shaped(LINES)
    assert told(only(rows, "who", WANTED)) == told(rows.semi_join(WANTED, "who"))
    assert told(rows.semi_join(WANTED, "who"))


def test_the_rows_are_left_out_where_they_are_read() -> None:
    early = ibis.to_sql(only(with_town(LINES), "who", WANTED), dialect="duckdb")
    assert early.index("wanted") < early.index("places")

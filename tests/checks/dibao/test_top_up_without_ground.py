"""DB-15."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.top_up_without_ground import top_up_without_ground
from tests.checks.dibao.top_up_families import CHILD, DISABLED, ILL, NOT_YET, OLD, roll
from tests.tables import judge


def verdict(member: str, top_up: str, **given: str) -> str:
    found = judge(top_up_without_ground, roll(member, top_up, **given))
    return "broken" if found.broken else "undecided" if found.undecided else "kept"


@pytest.mark.parametrize(
    ("member", "high"),
    [(NOT_YET, "0"), (OLD, "39.50"), (CHILD, "39.50"), (DISABLED, "79.00"), (ILL, "79.00")],
)
def test_beyond_the_highest_category_and_the_tolerance(member: str, high: str) -> None:
    limit = Decimal(high) + 1
    assert verdict(member, str(limit)) == "kept"
    assert verdict(member, str(limit + Decimal("0.01"))) == "broken"
    assert verdict(member, ".") == "kept"


def test_a_category_that_is_possible_leaves_it_undecided() -> None:
    assert verdict(DISABLED, "1.00", grade=".") == "kept"
    assert verdict(DISABLED, "1.01", grade=".") == "undecided"
    assert verdict(DISABLED, "80.00", grade=".") == "undecided"
    assert verdict(DISABLED, "80.01", grade=".") == "broken"
    assert verdict("@A  张三  ?  重病", "80.00") == "undecided"
    assert verdict("@A  张三  否  重病", "80.00") == "broken"


def test_an_unknown_kind_or_top_up_is_undecided() -> None:
    assert verdict(NOT_YET, "500.00", kind=".") == "undecided"
    assert verdict(NOT_YET, "?") == "undecided"


def test_what_the_finding_carries() -> None:
    found = judge(top_up_without_ground, roll(OLD, "79.00"))
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("39.50")
    assert found.one("F1")["grade"] == "certain"

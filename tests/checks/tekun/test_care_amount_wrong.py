"""TK-09."""

from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.tekun.care_amount_wrong import care_amount_wrong
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

ROLL = """
    tekun_people
    month    id_no  area_code  mode    care_level  care_amount
    2020-06  @A     {place}    {mode}  {level}     {paid}
"""


def paid(
    yuan: str, level: str = "部分丧失", mode: str = "分散", place: str = "610304101201", book: Book | None = None
) -> Verdicts:
    return judge(care_amount_wrong, ROLL.format(paid=yuan, level=level, mode=mode, place=place), book=book)


@pytest.mark.parametrize(("level", "below", "at"), [
    ("具备", "59.99", "60"), ("部分丧失", "199.99", "200"), ("完全丧失", "399.99", "400"),
])  # fmt: skip
def test_below_the_standard_of_the_level(level: str, below: str, at: str) -> None:
    found = paid(below, level)
    assert (found.broken, found.amount("@A"), found.months("@A")) == (["@A"], Decimal("0.01"), ["2020-06"])
    assert paid(at, level).kept == 1


def test_nothing_paid_is_zero_more_is_kept() -> None:
    assert paid(".").amount("@A") == Decimal("200.00")
    assert paid("500").kept == 1


def test_only_stated_levels_at_home() -> None:
    assert paid(".", level=".").out_of_scope == 1
    assert paid(".", mode="集中").out_of_scope == 1


@pytest.mark.parametrize(("cells", "missing"), [
    ({"yuan": "?"}, "照料护理金"), ({"yuan": "100", "level": "?"}, "生活自理能力"),
    ({"yuan": "100", "mode": "?"}, "供养方式"), ({"yuan": "100", "place": "110101001001"}, "tekun.care_standard"),
    ({"yuan": "100", "place": "?"}, "tekun.care_standard"), ({"yuan": "100", "place": "?"}, "行政区划代码"),
])  # fmt: skip
def test_what_is_missing_is_named(cells: dict[str, str], missing: str) -> None:
    found = paid(**cells)  # type: ignore[arg-type]
    assert found.undecided == ["@A"]
    assert missing in found.one("@A")["message"]
    assert found.amount("@A") is None


def test_an_amount_above_every_doubt_of_the_mode_is_kept() -> None:
    assert paid("200", mode="?").kept == 1


@pytest.mark.parametrize(("since", "kept"), [("2020-06-01", 0), ("2020-06-02", 1)])
def test_the_standard_is_that_of_the_first_day_of_the_month(since: str, kept: int, tmp_path: Path) -> None:
    (tmp_path / "tekun").mkdir()
    entry = f"{{from: {since}, area: '6103', level: 部分丧失, value: 600, source: doudi-default}}"
    (tmp_path / "tekun" / "care_standard.yaml").write_text(f"unit: yuan\nvalues:\n  - {entry}\n")
    assert paid("200", book=read_book(tmp_path)).kept == kept

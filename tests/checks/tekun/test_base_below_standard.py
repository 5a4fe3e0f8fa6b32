"""TK-10."""

from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.tekun.base_below_standard import base_below_standard
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

ROLL = """
    tekun_people
    month    id_no  area_code  kind    mode  base_amount
    2020-06  @A     {place}    {kind}  集中  {paid}
"""


def paid(yuan: str, kind: str = "农村", place: str = "610304101201", book: Book | None = None) -> Verdicts:
    return judge(base_below_standard, ROLL.format(paid=yuan, kind=kind, place=place), book=book)


@pytest.mark.parametrize(("kind", "below", "at"), [("农村", "513.49", "513.50"), ("城市", "740.99", "741")])
def test_below_the_standard_of_the_kind(kind: str, below: str, at: str) -> None:
    found = paid(below, kind)
    assert (found.broken, found.amount("@A"), found.months("@A")) == (["@A"], Decimal("0.01"), ["2020-06"])
    assert paid(at, kind).kept == 1


def test_more_than_the_standard_is_kept() -> None:
    assert paid("600").kept == 1


@pytest.mark.parametrize(("cells", "missing"), [
    ({"yuan": "."}, "基本生活金"), ({"yuan": "100", "kind": "."}, "城乡类别"),
    ({"yuan": "100", "place": "110101001001"}, "标准未录入"), ({"yuan": "100", "place": "?"}, "行政区划代码"),
])  # fmt: skip
def test_unknown_amount_kind_or_standard(cells: dict[str, str], missing: str) -> None:
    found = paid(**cells)  # type: ignore[arg-type]
    assert found.undecided == ["@A"]
    assert missing in found.one("@A")["message"]


@pytest.mark.parametrize(("since", "kept"), [("2020-06-01", 0), ("2020-06-02", 1)])
def test_the_standard_is_that_of_the_first_day_of_the_month(since: str, kept: int, tmp_path: Path) -> None:
    (tmp_path / "tekun").mkdir()
    entry = f"{{from: {since}, area: '6103', kind: 农村, value: 600, source: doudi-default}}"
    (tmp_path / "tekun" / "base_standard.yaml").write_text(f"unit: yuan\nvalues:\n  - {entry}\n")
    assert paid("513.50", book=read_book(tmp_path)).kept == kept

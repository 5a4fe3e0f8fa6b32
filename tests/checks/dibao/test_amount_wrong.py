"""DB-13."""

from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.dibao.amount_wrong import amount_wrong
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

ROLL = """
    dibao_families
    month    family_no  area_code  kind  tier  income_per_head  base_amount  n_persons  gradual_exit_until
    2020-06  F1         {family}

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  {insured}
    2020-06  F1         @B     张五  {second}
    2020-06  F1         @C     张六  否
"""
PLACE = "610304101201"


def found(family: str, insured: str = "是", second: str = ".", book: Book | None = None) -> Verdicts:
    return judge(amount_wrong, ROLL.format(family=family, insured=insured, second=second), book=book)


def told(verdicts: Verdicts) -> str:
    return "broken" if verdicts.broken else "undecided" if verdicts.undecided else "kept" if verdicts.kept else "away"


@pytest.mark.parametrize(
    ("base", "verdict"),
    [("590.99", "broken"), ("591.00", "kept"), ("593.00", "kept"), ("593.01", "broken")],
)
def test_the_gap_to_the_standard_times_insured_members(base: str, verdict: str) -> None:
    assert told(found(f"{PLACE}  农村  C  99.00  {base}  9  .")) == verdict  # (395 − 99) × 2 = 592


def test_income_above_the_standard_gives_nothing() -> None:
    assert told(found(f"{PLACE}  农村  C  400.00  1.00  2  .")) == "kept"
    assert told(found(f"{PLACE}  农村  C  400.00  1.01  2  .")) == "broken"


@pytest.mark.parametrize(
    ("family", "missing"),
    [
        (".             农村  C  99.00  592.00  2  .", "行政区划代码"),
        (f"{PLACE}  .     C  99.00  592.00  2  .", "城乡类别"),
        (f"{PLACE}  农村  C  .      592.00  2  .", "人均月收入"),
        (f"{PLACE}  农村  C  99.00  .       2  .", "基本保障金"),
        (
            "620102101201  农村  C  99.00  592.00  2  .",
            "低保标准（每人每月）（dibao.standard，地点620102101201，标准未录入）",
        ),
    ],
)
def test_what_is_unknown_is_named(family: str, missing: str) -> None:
    verdicts = found(family)
    assert verdicts.undecided == ["F1"]
    (only,) = verdicts.one("F1")["missing"]
    assert only.startswith(missing)


def test_an_unknown_tier_does_not_matter_without_tiers() -> None:
    assert told(found(f"{PLACE}  农村  .  99.00  592.00  2  .")) == "kept"


def test_nobody_insured_or_unknown_whether_is_undecided() -> None:
    family = f"{PLACE}  农村  C  99.00  592.00  2  ."
    assert told(found(family, insured="否", second="否")) == "undecided"
    assert found(family, second="?").one("F1")["missing"] == ["是否保障对象（低保家庭成员名册，由县区民政局掌握）"]


def test_gradual_exit() -> None:
    wrong = f"{PLACE}  农村  C  99.00  900.00  2  "
    assert told(found(wrong + "2020-06")) == "away"
    assert told(found(wrong + "2020-05")) == "broken"
    assert told(found(wrong + "?")) == "undecided"


def test_what_the_finding_carries() -> None:
    verdicts = found(f"{PLACE}  农村  C  99.33  600.00  2  .")
    assert verdicts.months("F1") == ["2020-06"]
    assert verdicts.amount("F1") == Decimal("8.66")
    assert verdicts.one("F1")["grade"] == "certain"
    assert "按补差应为591.34元（每人295.67元×保障2人），相差8.66元" in verdicts.one("F1")["message"]


@pytest.fixture
def by_tier(tmp_path: Path) -> Book:
    """陈仓区 under 分档, with amounts for A and C."""
    folder = tmp_path / "dibao"
    folder.mkdir()
    (folder / "amount_rule.yaml").write_text(
        "title: 低保金计算方式\nunit: code\nvalues:\n"
        "  - {from: 2020-01-01, area: '610304', value: 分档, source: doudi-default, verified: false}\n"
    )
    (folder / "tier_amount.yaml").write_text(
        "title: 分档发放的低保金（每人每月）\nunit: yuan\nvalues:\n"
        "  - {from: 2020-01-01, area: '610304', tier: A, value: 395, source: doudi-default, verified: false}\n"
        "  - {from: 2020-01-01, area: '610304', tier: C, value: 210.5, source: doudi-default, verified: false}\n"
    )
    return read_book(tmp_path)


@pytest.mark.parametrize(
    ("family", "verdict"),
    [
        ("农村  C  .      421.00  2", "kept"),
        ("农村  C  99.00  423.00  2", "broken"),
        ("农村  A  99.00  790.00  2", "kept"),
        ("农村  B  99.00  790.00  2", "undecided"),
        ("农村  .  99.00  790.00  2", "undecided"),
        (".     A  99.00  790.00  2", "undecided"),
    ],
)
def test_where_amounts_go_by_tiers(by_tier: Book, family: str, verdict: str) -> None:
    assert told(found(f"{PLACE}  {family}  .", book=by_tier)) == verdict


def test_a_tier_without_an_amount_names_the_parameter(by_tier: Book) -> None:
    missing = found(f"{PLACE}  农村  B  99.00  790.00  2  .", book=by_tier).one("F1")["missing"]
    assert missing == [f"分档发放的低保金（每人每月）（dibao.tier_amount，地点{PLACE}，标准未录入）"]
    missing = found(f"{PLACE}  农村  .  99.00  790.00  2  .", book=by_tier).one("F1")["missing"]
    assert missing == ["保障类别（低保家庭名册，由县区民政局掌握）"]

"""DB-17."""

from datetime import date

import pytest

from doudi.checks.dibao.review_overdue import review_overdue
from tests.tables import AS_OF, Verdicts, judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  kind  tier  approved_on  reviewed_on
    {month}  F1         610304101201  张三            {family}
"""


def found(family: str, as_of: date = AS_OF) -> Verdicts:
    return judge(review_overdue, ROLL.format(month=f"{as_of:%Y-%m}", family=family), as_of=as_of)


def told(verdicts: Verdicts) -> str:
    return "broken" if verdicts.broken else "undecided" if verdicts.undecided else "kept"


@pytest.mark.parametrize(
    ("family", "verdict"),
    [
        ("农村  A  .           2019-06-30", "kept"),
        ("农村  A  .           2019-06-29", "broken"),
        ("城市  B  .           2019-12-30", "kept"),
        ("城市  B  .           2019-12-29", "broken"),
        ("农村  C  .           2020-03-30", "kept"),
        ("农村  C  .           2020-03-29", "broken"),
        ("城市  C  .           2020-05-30", "kept"),
        ("城市  C  .           2020-05-29", "broken"),
        ("农村  A  2010-01-01  2020-01-01", "kept"),
        ("农村  A  2020-01-01  .", "kept"),
        ("农村  A  2019-01-01  .", "broken"),
        ("农村  A  .           .", "undecided"),
        (".     A  .           2010-01-01", "undecided"),
        ("农村  .  .           2010-01-01", "undecided"),
    ],
)
def test_the_cycle_of_each_tier(family: str, verdict: str) -> None:
    assert told(found(family)) == verdict


def test_the_end_of_a_short_month() -> None:
    leap = date(2021, 2, 28)
    assert told(found("城市  C  .  2021-01-31", leap)) == "kept"
    assert told(found("城市  C  .  2021-01-31", date(2021, 3, 1))) == "broken"


def test_the_rules_of_2021() -> None:
    later = date(2021, 7, 31)
    assert told(found("农村  C  .  2021-01-31", later)) == "kept"
    assert told(found("城市  C  .  2021-01-30", later)) == "broken"
    assert told(found("城市  B  .  2020-07-31", later)) == "kept"


def test_what_the_finding_carries() -> None:
    verdicts = found("农村  A  2019-01-01  .")
    assert verdicts.months("F1") == ["2020-06"]
    assert verdicts.amount("F1") is None
    assert verdicts.one("F1")["grade"] == "certain"
    assert "最近一次复核或批准是2019-01-01，应每12个月复核一次" in verdicts.one("F1")["message"]


def test_what_is_missing_is_named() -> None:
    assert found("农村  .  .  2010-01-01").one("F1")["missing"] == ["保障类别（低保家庭名册，由县区民政局掌握）"]
    assert found("农村  A  .  .").one("F1")["missing"] == ["最近复核日期（低保家庭名册，由县区民政局掌握）"]

"""TK-08."""

import pytest

from doudi.checks.tekun.care_level_not_assessed import care_level_not_assessed
from tests.tables import Verdicts, judge

ROLL = """
    tekun_people
    month    id_no  area_code     mode    care_level  assessed_on
    2020-06  @A     610304101201  {mode}  {level}     {day}
"""


def assessed(day: str = "2020-01-01", level: str = "部分丧失", mode: str = "分散") -> Verdicts:
    return judge(care_level_not_assessed, ROLL.format(day=day, level=level, mode=mode))


@pytest.mark.parametrize(("day", "broken"), [("2019-06-29", True), ("2019-06-30", False), ("2019-07-01", False)])
def test_twelve_months_after_the_last_one(day: str, broken: bool) -> None:
    found = assessed(day)
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


def test_no_level_or_no_day() -> None:
    assert assessed(level=".").broken == ["@A"]
    assert assessed(".").months("@A") == ["2020-06"]


@pytest.mark.parametrize("mode", ["集中", "?"])
def test_in_an_institution_too(mode: str) -> None:
    assert assessed("2019-01-01", mode=mode).broken == ["@A"]


def test_unreadable_cells() -> None:
    assert assessed("?").undecided == ["@A"]
    assert assessed(level="?").undecided == ["@A"]
    assert "生活自理能力" in assessed(level="?").one("@A")["message"]
    assert assessed("2019-01-01", level="?").broken == ["@A"]

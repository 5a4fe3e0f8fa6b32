"""TK-06."""

import pytest

from doudi.checks.tekun.no_recent_visit import no_recent_visit
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     mode
    2020-06  @A     张三  610304101201  {mode}

    care_visits
    tekun_id  visited_on  kind
    @B        2020-06-20  探访
    @A        2020-01-01  探访
    @A        2020-08-01  探访
    {visit}
"""


def visited(visit: str, mode: str = "分散") -> Verdicts:
    return judge(no_recent_visit, ROSTERS.format(visit=visit, mode=mode))


@pytest.mark.parametrize(("day", "broken"), [
    ("2020-05-30", True), ("2020-05-31", False), ("2020-06-30", False), ("2020-07-01", True),
])  # fmt: skip
def test_in_the_thirty_days_before(day: str, broken: bool) -> None:
    found = visited(f"@A  {day}  日常照料")
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


@pytest.mark.parametrize("kind", ["探访", "住院陪护", "?"])
def test_any_kind_of_visit_counts(kind: str) -> None:
    assert visited(f"@A  2020-06-15  {kind}").kept == 1


def test_the_last_visit_is_told() -> None:
    found = visited("@B  2020-06-15  探访").one("@A")
    assert "2020-01-01" in found["message"]
    assert found["months"][0].month == 6


def test_in_an_institution_is_out_of_scope_unknown_mode_undecided() -> None:
    assert visited("@B  2020-06-15  探访", mode="集中").out_of_scope == 1
    assert visited("@B  2020-06-15  探访", mode="?").undecided == ["@A"]
    assert visited("@A  2020-06-15  探访", mode="?").kept == 1


def test_never_visited() -> None:
    roll = "tekun_people\n month  id_no  mode\n 2020-06  @A  分散\n\n care_visits\n tekun_id  visited_on"
    assert judge(no_recent_visit, roll).broken == ["@A"]

"""YQ-02."""

import pytest

from doudi.checks.epidemic.vulnerable_not_visited import vulnerable_not_visited
from tests.tables import judge

ROSTERS = """
    vulnerable_people
    id_no  name  area_code  kind
    @A     张三  {place}    散居孤儿

    home_visits
    id_no  visited_on
    {who}  {visited}
"""


@pytest.mark.parametrize(("who", "visited", "broken"), [
    ("@A", "2020-01-24", True), ("@A", "2020-01-25", False), ("@A", "2020-06-30", False), ("@A", "2020-07-01", True),
    ("@B", "2020-03-01", True),
])  # fmt: skip
def test_visited_himself_since_the_epidemic_began(who: str, visited: str, broken: bool) -> None:
    found = judge(vulnerable_not_visited, ROSTERS.format(who=who, visited=visited, place="610304101201"))
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


def test_the_place_does_not_matter() -> None:
    assert judge(vulnerable_not_visited, ROSTERS.format(who="@B", visited="2020-03-01", place="?")).broken == ["@A"]

"""LB-02: S is 12 × 395 = 4740 yuan."""

import pytest

from doudi.checks.coverage.marginal_and_unable_not_covered import marginal_and_unable_not_covered
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code
    2020-06  F9         610304101201

    registered_poor
    household_no  id_no  name  area_code  status    health  labour  income_per_head
    J1            @A     张三  {place}    {status}  健康    完全丧失  {income}
"""


def marginal(income: str, status: str = "边缘易致贫", place: str = "610304101201") -> Verdicts:
    return judge(marginal_and_unable_not_covered, ROSTERS.format(income=income, status=status, place=place))


@pytest.mark.parametrize(("income", "broken"), [("4739.99", True), ("4740", False), ("4740.01", False)])
def test_income_below_the_yearly_standard(income: str, broken: bool) -> None:
    found = marginal(income)
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


def test_unstable_people_too_but_not_the_poor_themselves() -> None:
    assert marginal("1000", "脱贫不稳定").broken == ["@A"]
    assert marginal("1000", "未脱贫").out_of_scope == 1


def test_income_or_place_unknown_is_undecided() -> None:
    assert marginal("?").undecided == ["@A"]
    assert marginal("1000", place="?").undecided == ["@A"]


def test_the_message_reckons() -> None:
    assert "1000" in marginal("1000").one("@A")["message"]
    assert "4740" in marginal("1000").one("@A")["message"]

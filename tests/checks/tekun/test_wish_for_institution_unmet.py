"""TK-01."""

import pytest

from doudi.checks.tekun.wish_for_institution_unmet import wish_for_institution_unmet
from tests.tables import Verdicts, judge

ROLL = """
    tekun_people
    month    id_no  name  area_code     mode    wants_institution  wished_on  admitted_on
    2020-06  @A     张三  610304101201  {mode}  {wants}            {wished}   {admitted}
    2020-05  @B     李四  610304101201  分散    是                 2019-01-01  .
"""


def wish(wished: str = "2020-05-30", mode: str = "分散", wants: str = "是", admitted: str = ".") -> Verdicts:
    return judge(wish_for_institution_unmet, ROLL.format(wished=wished, mode=mode, wants=wants, admitted=admitted))


def test_a_wish_of_thirty_one_days() -> None:
    found = wish()
    assert (found.broken, found.months("@A"), found.amount("@A")) == (["@A"], ["2020-06"], None)
    assert found.one("@A")["grade"] == "certain"
    assert found.one("@A")["severity"] == "high"


@pytest.mark.parametrize(("wished", "kept"), [("2020-05-31", 1), ("2020-06-01", 1), ("2020-05-30", 0)])
def test_thirty_days_are_within_the_limit(wished: str, kept: int) -> None:
    assert wish(wished).kept == kept


def test_only_the_roll_of_the_month_counts() -> None:
    assert wish().summary.rows == 1


def test_in_an_institution_means_mode_and_day() -> None:
    assert wish(mode="集中", admitted="2020-06-10").out_of_scope == 1
    assert wish(mode="集中").broken == ["@A"]
    assert wish(admitted="2020-06-10").broken == ["@A"]
    assert wish(mode="集中", admitted="?").undecided == ["@A"]
    assert wish(mode="?", admitted="2020-06-10").undecided == ["@A"]
    assert wish(mode="?").broken == ["@A"]


def test_no_wish_is_out_of_scope_an_unknown_one_undecided_unless_fresh() -> None:
    assert wish(wants="否").out_of_scope == 1
    assert wish(wants=".").undecided == ["@A"]
    assert wish(wants=".", wished="2020-06-10").kept == 1
    assert "是否愿意集中供养" in wish(wants=".").one("@A")["message"]


def test_the_day_of_the_wish_unknown() -> None:
    found = wish(wished=".")
    assert found.undecided == ["@A"]
    assert "提出日期" in found.one("@A")["message"]

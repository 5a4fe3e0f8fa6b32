"""LB-05."""

from decimal import Decimal

from doudi.checks.coverage.dropped_without_record import dropped_without_record
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code     applicant_name  total_amount
    2020-05  F1         610304101201  张三            800
    2020-06  F9         610304101202  李四            500

    dibao_members
    month    family_no  id_no  insured
    2020-05  F1         @A     {insured}
    2020-06  F9         @Z     是
"""


def dropped(more: str = "", insured: str = "是") -> Verdicts:
    return judge(dropped_without_record, ROSTERS.format(insured=insured) + "\n" + more)


def exit_in(month: str) -> str:
    return f"    dibao_exits\n    family_no  stopped_month\n    F1  {month}\n"


def test_gone_without_a_record() -> None:
    found = dropped()
    assert found.broken == ["F1"]
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("800.00")
    assert found.one("F1")["grade"] == "to_verify"  # nobody handed in the roster of the dead


def test_a_record_in_this_month_or_the_last_clears_an_earlier_one_does_not() -> None:
    assert dropped(exit_in("2020-06")).kept == 1
    assert dropped(exit_in("2020-05")).kept == 1
    assert dropped(exit_in("2020-04")).broken == ["F1"]


def test_the_last_insured_member_died() -> None:
    dead = "    deaths\n    id_no  died_on\n    @A  2020-05-20\n"
    assert dropped(dead).out_of_scope == 1


def test_nobody_was_insured() -> None:
    assert dropped(insured="否").out_of_scope == 1
    assert dropped(insured="?").undecided == ["F1"]


def test_a_unit_that_did_not_hand_in_the_month() -> None:
    found = judge(dropped_without_record, ROSTERS.format(insured="是").replace("610304101202", "610326100201"))
    assert found.out_of_scope == 1
    assert found.summary.not_covered == ("610304000000|dibao_families|2020-06",)

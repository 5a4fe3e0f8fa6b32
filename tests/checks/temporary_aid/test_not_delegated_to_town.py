"""LS-02."""

from datetime import date

import pytest

from doudi.checks.temporary_aid.not_delegated_to_town import not_delegated_to_town
from tests.checks.temporary_aid.grants import grant
from tests.tables import Verdicts, judge

EXEMPTION = """

    exemptions
    check  id_no  reason    approved_by  approved_on
    LS-02  @A     另案处理  局长         2020-06-10
"""


def by_county(**changed: str) -> Verdicts:
    return judge(not_delegated_to_town, grant(**{"approved_by": "县区", **changed}))


@pytest.mark.parametrize(("amount", "broken"), [("9999.99", True), ("10000", True), ("10000.01", False)])
def test_up_to_the_limit_the_town_decides(amount: str, broken: bool) -> None:
    found = by_county(amount=amount)
    assert found.broken == (["G1"] if broken else [])
    assert found.kept == (not broken)


def test_an_emergency_of_any_size_is_the_towns() -> None:
    found = by_county(kind="急难型", amount="25000")
    assert found.broken == ["G1"]
    assert found.amount("G1") is None
    assert found.months("G1") == []
    assert found.one("G1")["name"] == "张三"
    assert found.one("G1")["message"].startswith("张三的临时救助（G1，急难型，25000.00元）于2020-06-03由县区审批")


def test_a_value_that_suffices_decides_though_another_is_unknown() -> None:
    assert by_county(kind="?", amount="10000").broken == ["G1"]
    assert by_county(kind="?", amount="10001").undecided == ["G1"]
    assert by_county(kind="支出型", amount="?").undecided == ["G1"]
    assert by_county(kind="急难型", amount="?").broken == ["G1"]


def test_who_decided_it() -> None:
    assert by_county(approved_by="镇街").out_of_scope == 1
    assert by_county(approved_by="?").undecided == ["G1"]
    assert by_county(approved_by="?", amount="20000").kept == 1


@pytest.mark.parametrize("day", ["2020-04-23", "2019-12-31"])
def test_before_the_limit_was_in_force_it_is_out_of_scope(day: str) -> None:
    assert by_county(applied_on="2019-12-01", decided_on=day).out_of_scope == 1


def test_only_the_year_of_the_day_is_judged() -> None:
    text = grant(approved_by="县区", decided_on="2020-12-31", applied_on="2020-12-30")
    assert judge(not_delegated_to_town, text, as_of=date(2020, 12, 31)).broken == ["G1"]
    assert judge(not_delegated_to_town, text, as_of=date(2021, 1, 1)).out_of_scope == 1


def test_the_day_of_the_decision_unknown() -> None:
    found = by_county(decided_on="?", kind="急难型")
    assert found.undecided == ["G1"]
    assert found.one("G1")["missing"] == ["审批日期（临时救助台账，由镇（街）和县区民政局掌握）"]


def test_a_place_without_a_limit_is_out_of_scope() -> None:
    assert by_county(area_code="510101101201").out_of_scope == 1


def test_an_exemption_of_the_applicant_covers_the_grant() -> None:
    assert judge(not_delegated_to_town, grant(approved_by="县区") + EXEMPTION).subjects("excused") == ["G1"]

"""TK-07."""

import pytest

from doudi.checks.tekun.in_hospital_unattended import in_hospital_unattended
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     mode
    2020-06  @A     张三  610304101201  集中
    2020-05  @B     李四  610304101201  分散

    serious_illness
    id_no  disease  serious  admitted_on  discharged_on
    @B     肺炎     是       2020-05-01   2020-05-10
    @A     肺炎     否       {stay}
    {more}

    care_visits
    tekun_id  visited_on  kind
    @B        2020-05-05  住院陪护
    {visit}
"""
NOBODY = "@C  2020-05-05  住院陪护"


def stay(days: str = "2020-05-01  2020-05-10", visit: str = NOBODY, more: str = "@X  肺炎  是  .  .") -> Verdicts:
    return judge(in_hospital_unattended, ROSTERS.format(stay=days, visit=visit, more=more))


def test_a_stay_without_attendance() -> None:
    found = stay()
    assert (found.broken, found.months("@A"), found.summary.rows) == (["@A"], ["2020-06"], 1)
    assert found.one("@A")["name"] == "张三"


@pytest.mark.parametrize(("day", "kept"), [
    ("2020-04-30", 0), ("2020-05-01", 1), ("2020-05-10", 1), ("2020-05-11", 0),
])  # fmt: skip
def test_attended_from_admission_to_discharge(day: str, kept: int) -> None:
    assert stay(visit=f"@A  {day}  住院陪护").kept == kept


def test_other_visits_are_no_attendance_an_unknown_kind_may_be() -> None:
    assert stay(visit="@A  2020-05-05  探访").broken == ["@A"]
    found = stay(visit="@A  2020-05-05  ?")
    assert found.undecided == ["@A"]
    assert "类型" in found.one("@A")["message"]
    assert stay(visit="@A  2020-05-11  ?").broken == ["@A"]


@pytest.mark.parametrize(("admitted", "broken"), [("2019-06-30", True), ("2019-06-29", False)])
def test_twelve_months_back(admitted: str, broken: bool) -> None:
    found = stay(f"{admitted}  2020-05-10")
    assert bool(found.broken) is broken
    assert found.out_of_scope == (not broken)


def test_still_in_hospital_or_not_known_when_he_left() -> None:
    assert stay("2020-05-01  .", "@A  2020-06-30  住院陪护").kept == 1
    assert stay("2020-05-01  ?", "@A  2020-05-05  住院陪护").undecided == ["@A"]
    assert stay("2020-05-01  ?").broken == ["@A"]


@pytest.mark.parametrize("visit", [NOBODY, "@A  2020-05-05  住院陪护"])
def test_day_of_admission_unknown(visit: str) -> None:
    found = stay(".  2020-05-10", visit)
    assert found.undecided == ["@A"]
    assert "入院日期" in found.one("@A")["message"]


def test_each_stay_by_itself() -> None:
    found = stay(visit="@A  2020-05-05  住院陪护", more="@A  骨折  是  2020-06-01  2020-06-05")
    assert found.broken == ["@A"]
    assert "骨折" in found.one("@A")["message"]

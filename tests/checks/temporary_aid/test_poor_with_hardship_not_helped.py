"""LS-09."""

import pytest

from doudi.checks.temporary_aid.poor_with_hardship_not_helped import poor_with_hardship_not_helped
from tests.tables import Verdicts, judge

ROSTERS = """
    registered_poor
    household_no  id_no  name  area_code     status
    J1            @A     张三  610304101201  {status}
    J1            @B     李四  610304101201  已脱贫

    serious_illness
    id_no  admitted_on  self_paid
    @B     2020-06-01   90000
    @A     {stays}

    temporary_aid_grants
    grant_no  applicant_id  applied_on  decided_on
    G1        {grant}
"""
NOBODY = "@C  2020-06-01  2020-06-02"


def hardship(*stays: tuple[str, str], status: str = "边缘易致贫", grant: str = NOBODY) -> Verdicts:
    listed = "\n    @A     ".join("  ".join(stay) for stay in stays or (("2020-06-01", "50000.01"),))
    return judge(poor_with_hardship_not_helped, ROSTERS.format(stays=listed, status=status, grant=grant))


@pytest.mark.parametrize(("paid", "broken"), [("49999.99", False), ("50000", False), ("50000.01", True)])
def test_more_than_fifty_thousand(paid: str, broken: bool) -> None:
    found = hardship(("2020-06-01", paid))
    assert found.broken == (["@A"] if broken else [])
    assert found.out_of_scope == 1 + (not broken)


def test_the_finding() -> None:
    found = hardship(("2020-06-01", "30000"), ("2020-03-01", "30000"))
    finding = found.one("@A")
    assert finding["message"] == (
        "张三为边缘易致贫人口，2019-06-30以来个人自付医疗费60000元，超过50000元，全户没有得到临时救助。"
    )
    assert (finding["grade"], finding["severity"], finding["amount"], finding["months"]) == (
        "to_verify", "high", None, [],
    )  # fmt: skip


@pytest.mark.parametrize("status", ["返贫", "边缘易致贫", "脱贫不稳定"])
def test_these_statuses(status: str) -> None:
    assert hardship(status=status).broken == ["@A"]


def test_other_statuses_and_an_unknown_one() -> None:
    assert hardship(status="未脱贫").out_of_scope == 2
    assert hardship(status="?").undecided == ["@A"]


@pytest.mark.parametrize(("admitted", "broken"), [("2019-06-30", True), ("2019-06-29", False)])
def test_stays_of_twelve_months(admitted: str, broken: bool) -> None:
    assert bool(hardship((admitted, "60000")).broken) is broken


@pytest.mark.parametrize("grant", ["@A  2019-06-30  2019-07-05", "@B  2020-01-01  2020-02-01", "@B  ?  2020-02-01"])
def test_anyone_of_the_household_helped_in_the_same_time(grant: str) -> None:
    assert hardship(grant=grant).kept == 1


def test_helped_too_long_ago_or_nobody_knows_when() -> None:
    assert hardship(grant="@B  2019-06-29  2019-07-15").broken == ["@A"]
    found = hardship(grant="@B  ?  ?")
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["申请日期（临时救助台账，由镇（街）和县区民政局掌握）"]


def test_a_stay_not_known_matters_only_where_the_known_sum_does_not_suffice() -> None:
    assert hardship(("2020-06-01", "60000"), ("?", "?")).broken == ["@A"]
    found = hardship(("2020-06-01", "40000"), ("?", "20000"))
    assert found.one("@A")["missing"] == ["入院日期（重病和高额医疗，由医保局掌握）"]
    found = hardship(("2020-06-01", "40000"), ("2020-06-02", "?"))
    assert found.one("@A")["missing"] == ["个人自付（重病和高额医疗，由医保局掌握）"]
    assert hardship(("2020-06-01", "40000"), ("2019-06-01", "?")).out_of_scope == 2


def test_unknown_bills_of_somebody_helped_are_kept() -> None:
    assert hardship(("2020-06-01", "?"), grant="@A  2020-06-01  2020-06-02").kept == 1

"""CX-01."""

from datetime import date

import pytest

from doudi.checks.procedure.investigated_late import investigated_late
from tests.checks.procedure.applications import application
from tests.tables import AS_OF, Verdicts, judge


def investigated(accepted: str, on: str, as_of: date = AS_OF, **changed: str) -> Verdicts:
    text = application(accepted_on=accepted, investigated_on=on, **changed)
    return judge(investigated_late, text, as_of=as_of)


@pytest.mark.parametrize(
    ("accepted", "on", "late"),
    [
        ("2020-05-06", "2020-05-19", 0),  # with the Saturday worked on 9 May: 10 working days
        ("2020-05-06", "2020-05-20", 1),
        ("2020-05-06", "2020-05-01", 0),
        ("2020-06-15", ".", 0),
        ("2020-06-12", ".", 1),
    ],
)
def test_within_ten_working_days(accepted: str, on: str, late: int) -> None:
    found = investigated(accepted, on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


@pytest.mark.parametrize(("accepted", "late"), [("2021-06-30", 0), ("2021-07-01", 1)])
def test_the_rule_of_the_day_it_was_accepted(accepted: str, late: int) -> None:
    found = investigated(accepted, "2021-07-08", date(2021, 7, 31))
    assert len(found.broken) == late


def test_never_investigated_runs_on_though_it_was_decided_long_ago() -> None:
    found = investigated("2020-05-06", ".", decided_on="2020-05-08")
    assert found.broken == ["S1"]
    assert found.one("S1")["message"].startswith("张三的低保申请（S1）于2020-05-06受理，到2020-06-30入户调查已用")
    assert (found.amount("S1"), found.months("S1")) == (None, [])
    assert (found.one("S1")["grade"], found.one("S1")["severity"]) == ("certain", "low")


def test_unknown_days() -> None:
    found = investigated("?", ".")
    assert found.undecided == ["S1"]
    assert found.one("S1")["missing"] == ["受理日期（低保申请审批台账，由镇（街）掌握）"]
    assert investigated("2020-05-06", "?").undecided == ["S1"]


def test_before_the_rules_of_2012_no_limit_is_known() -> None:
    found = investigated("2012-12-11", "2013-12-11")
    assert "标准未录入" in found.one("S1")["missing"][0]


def test_an_exemption_of_the_applicant_covers_the_application() -> None:
    exemptions = "\n\nexemptions\ncheck  id_no  reason  approved_by  approved_on\nCX-01  @A  灾情  局长  2020-06-01"
    text = application(investigated_on=".") + exemptions
    assert judge(investigated_late, text).subjects("excused") == ["S1"]

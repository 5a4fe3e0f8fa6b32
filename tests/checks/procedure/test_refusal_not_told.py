"""CX-05."""

from datetime import date

import pytest

from doudi.checks.procedure.refusal_not_told import refusal_not_told
from tests.checks.procedure.applications import application
from tests.tables import AS_OF, Verdicts, judge


def refused(decided_on: str, informed_on: str, as_of: date = AS_OF, decision: str = "不予批准") -> Verdicts:
    text = application(decided_on=decided_on, informed_on=informed_on, decision=decision)
    return judge(refusal_not_told, text, as_of=as_of)


@pytest.mark.parametrize(
    ("decided_on", "informed_on", "late"),
    [
        ("2020-05-22", "2020-05-20", 0),
        ("2020-05-22", "2020-05-25", 0),
        ("2020-05-22", "2020-05-26", 1),  # Friday to Tuesday: four days, two of them worked
        ("2020-06-27", ".", 0),
        ("2020-06-26", ".", 1),
    ],
)
def test_three_days_under_the_rules_of_2012(decided_on: str, informed_on: str, late: int) -> None:
    found = refused(decided_on, informed_on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


@pytest.mark.parametrize(
    ("decided_on", "informed_on", "late"),
    [("2021-06-30", "2021-07-05", 1), ("2021-07-01", "2021-07-06", 0), ("2021-07-01", "2021-07-07", 1)],
)
def test_three_working_days_from_july_2021(decided_on: str, informed_on: str, late: int) -> None:
    assert len(refused(decided_on, informed_on, date(2021, 7, 31)).broken) == late


def test_other_decisions() -> None:
    assert refused("2020-05-22", ".", decision="批准").out_of_scope == 1
    assert refused("2020-05-22", ".", decision=".").out_of_scope == 1
    assert refused("2020-05-22", ".", decision="?").undecided == ["S1"]
    assert refused("2020-05-22", "2020-05-23", decision="?").kept == 1


def test_the_day_of_the_decision_blank_or_unreadable() -> None:
    for decided_on in (".", "?"):
        found = refused(decided_on, "2020-05-25")
        assert found.one("S1")["missing"] == ["审批日期（低保申请审批台账，由镇（街）掌握）"]


def test_an_unreadable_day_of_telling() -> None:
    assert refused("2020-05-22", "?").one("S1")["missing"] == ["告知日期（低保申请审批台账，由镇（街）掌握）"]


def test_no_rule_before_2012() -> None:
    assert refused("2012-12-11", "2020-05-01").undecided == ["S1"]


def test_the_finding() -> None:
    finding = refused("2020-05-22", "2020-05-26").one("S1")
    assert "到2020-05-26告知已过4天（规定3天" in finding["message"]
    assert (finding["grade"], finding["severity"], finding["amount"], finding["months"]) == (
        "certain",
        "medium",
        None,
        [],
    )

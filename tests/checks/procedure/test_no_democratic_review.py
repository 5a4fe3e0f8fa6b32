"""CX-02."""

from datetime import date

import pytest

from doudi.checks.procedure.no_democratic_review import no_democratic_review
from tests.checks.procedure.applications import application
from tests.tables import AS_OF, Verdicts, judge


def reviewed(as_of: date = AS_OF, **changed: str) -> Verdicts:
    return judge(no_democratic_review, application(**changed), as_of=as_of)


@pytest.mark.parametrize(("on", "late"), [("2020-05-07", 0), ("2020-05-14", 0), ("2020-05-15", 1), (".", 1)])
def test_within_five_working_days_of_the_investigation(on: str, late: int) -> None:
    """From Friday 8 May: Saturday the 9th is worked."""
    found = reviewed(reviewed_on=on)
    assert (len(found.broken), found.kept) == (late, 1 - late)


def test_not_investigated_but_reviewed_is_kept() -> None:
    assert reviewed(investigated_on=".").kept == 1
    assert reviewed(investigated_on=".", reviewed_on=".").broken == ["S1"]


def test_not_decided_is_out_of_scope() -> None:
    assert reviewed(decided_on=".", reviewed_on=".").out_of_scope == 1


@pytest.mark.parametrize(
    ("accepted", "out"), [("2012-12-11", 1), ("2012-12-12", 0), ("2021-06-30", 0), ("2021-07-01", 1)]
)
def test_only_under_the_rules_of_2012(accepted: str, out: int) -> None:
    found = reviewed(date(2021, 7, 31), accepted_on=accepted, reviewed_on=".")
    assert (found.out_of_scope, len(found.broken)) == (out, 1 - out)


def test_what_is_unknown_leaves_a_wrong_undecided() -> None:
    assert reviewed(reviewed_on=".", decided_on="?").undecided == ["S1"]
    assert reviewed(decided_on="?").kept == 1
    found = reviewed(reviewed_on=".", accepted_on="?")
    assert found.one("S1")["missing"] == ["受理日期（低保申请审批台账，由镇（街）掌握）"]
    assert reviewed(accepted_on="?").undecided == ["S1"]  # by which rule it was handled nobody knows


@pytest.mark.parametrize("column", ["investigated_on", "reviewed_on"])
def test_an_unreadable_day_is_asked_for(column: str) -> None:
    found = reviewed(**{column: "?"})
    assert found.undecided == ["S1"]
    assert len(found.one("S1")["missing"]) == 1
    assert (reviewed(reviewed_on=".", investigated_on="?").broken) == ["S1"]


def test_the_finding() -> None:
    finding = reviewed(reviewed_on="2020-05-15").one("S1")
    assert "没有在入户调查（2020-05-08）后5个工作日以内评议" in finding["message"]
    assert (finding["grade"], finding["severity"], finding["amount"], finding["months"]) == (
        "certain",
        "medium",
        None,
        [],
    )

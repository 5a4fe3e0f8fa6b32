"""CX-03."""

import pytest

from doudi.checks.procedure.notice_too_short import notice_too_short
from tests.checks.procedure.applications import application
from tests.tables import Verdicts, judge


def notice(first: str, last: str, **changed: str) -> Verdicts:
    return judge(notice_too_short, application(notice_from=first, notice_to=last, **changed))


@pytest.mark.parametrize(
    ("last", "short"), [("2020-05-20", 0), ("2020-05-19", 0), ("2020-05-18", 1), ("2020-05-01", 1), (".", 1)]
)
def test_seven_days_with_the_first_and_the_last(last: str, short: int) -> None:
    found = notice("2020-05-13", last)
    assert (len(found.broken), found.kept) == (short, 1 - short)


def test_no_first_day() -> None:
    found = notice(".", "2020-05-19")
    assert found.one("S1")["message"] == (
        "张三的低保申请（S1）于2020-05-20批准，公示自不详至2020-05-19，没有公示满7天。"
    )
    assert (found.one("S1")["grade"], found.amount("S1"), found.months("S1")) == ("certain", None, [])
    assert notice(".", "?").broken == ["S1"]


@pytest.mark.parametrize("changed", [{"decision": "不予批准"}, {"decision": "."}, {"decided_on": "."}])
def test_not_approved_is_out_of_scope(changed: dict[str, str]) -> None:
    assert notice(".", ".", **changed).out_of_scope == 1


@pytest.mark.parametrize("column", ["decision", "decided_on"])
def test_not_known_whether_approved(column: str) -> None:
    assert notice("2020-05-13", "2020-05-18", **{column: "?"}).undecided == ["S1"]
    assert notice("2020-05-13", "2020-05-19", **{column: "?"}).kept == 1


@pytest.mark.parametrize(("first", "last"), [("?", "2020-05-19"), ("2020-05-13", "?")])
def test_an_unreadable_day(first: str, last: str) -> None:
    found = notice(first, last)
    assert found.undecided == ["S1"]
    assert len(found.one("S1")["missing"]) == 1


def test_before_the_rules_of_2012_no_length_is_known() -> None:
    assert "标准未录入" in notice("2012-12-01", "2012-12-02").one("S1")["missing"][0]

"""CX-07."""

import pytest

from doudi.checks.procedure.must_visit_not_visited import must_visit_not_visited
from tests.checks.procedure.applications import application
from tests.tables import Verdicts, judge


def visit(relative: str, reported: str, visited: str, decided_on: str = "2020-05-20") -> Verdicts:
    text = application(near_relative=relative, reported=reported, county_visited=visited, decided_on=decided_on)
    return judge(must_visit_not_visited, text)


@pytest.mark.parametrize(
    ("relative", "reported", "visited", "verdict"),
    [
        ("是", "否", "否", "broken"),
        ("否", "是", "否", "broken"),
        ("?", "是", "否", "broken"),
        ("是", "是", "是", "kept"),
        ("?", "?", "是", "kept"),
        ("否", "否", "否", "out_of_scope"),
        ("否", "?", "否", "undecided"),
        ("是", "否", "?", "undecided"),
        (".", ".", ".", "undecided"),
    ],
)
def test_relatives_and_reports_are_all_visited(relative: str, reported: str, visited: str, verdict: str) -> None:
    found = visit(relative, reported, visited)
    summary = found.summary
    assert [name for name in ("broken", "kept", "out_of_scope", "undecided") if getattr(summary, name)] == [verdict]


def test_not_decided_is_out_of_scope_unreadable_undecided() -> None:
    assert visit("是", "否", "否", ".").out_of_scope == 1
    assert visit("是", "否", "否", "?").one("S1")["missing"] == ["审批日期（低保申请审批台账，由镇（街）掌握）"]


def test_the_finding() -> None:
    finding = visit("是", "否", "否").one("S1")
    assert finding["message"] == "张三的低保申请（S1）于2020-05-20审批，是近亲属：是，有举报：否，县级没有入户抽查。"
    assert (finding["grade"], finding["severity"], finding["amount"], finding["months"]) == (
        "certain",
        "medium",
        None,
        [],
    )

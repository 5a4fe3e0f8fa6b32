"""CX-06."""

from datetime import date
from pathlib import Path

import pytest

from doudi.checks.procedure.county_visits_too_few import county_visits_too_few
from doudi.policy.book import Book, read_book
from tests.checks.procedure.applications import applications
from tests.tables import Verdicts, judge

AREAS = """

    areas
    area_code     name    level   managed_by
    610304000000  陈仓区  县区    .
    610304101000  千河镇  镇街    高新区
    610304102000  阳平镇  镇街    .
"""
COUNTY = "610304000000|2020-05"
OUTLYING = {"area_code": "610304102201"}


def visits(words: str, book: Book | None = None, **changed: str) -> Verdicts:
    """One application for each word 是, 否 or ?."""
    rows = [OUTLYING | {"county_visited": word} | changed for word in words]
    return judge(county_visits_too_few, applications(*rows) + AREAS, book=book)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("是是是否否否否否否否", "kept"),
        ("是是否否否否否否否否", "broken"),
        ("是否否", "kept"),
        ("是否否否", "broken"),
        ("是是??否否否否否否", "undecided"),
        ("是?否否否否否否否否", "broken"),
        ("是是是?否否否否否否", "kept"),
        ("?", "undecided"),
    ],
)
def test_three_in_ten(words: str, verdict: str) -> None:
    found = visits(words)
    assert (found.broken, found.undecided, found.kept) == (
        [COUNTY] if verdict == "broken" else [],
        [COUNTY] if verdict == "undecided" else [],
        int(verdict == "kept"),
    )


def test_the_finding_is_about_a_county_and_a_month() -> None:
    found = visits("否否")
    finding = found.one(COUNTY)
    assert found.months(COUNTY) == ["2020-05"]
    assert found.amount(COUNTY) is None
    assert (finding["name"], finding["county"], finding["area_code"]) == ("陈仓区", "陈仓区", "610304102201")
    assert (finding["grade"], finding["severity"]) == ("certain", "medium")
    assert finding["message"] == "陈仓区2020-05审批的2件低保申请，县级只入户抽查0件，低于规定比例（0.3）。"
    assert len(finding["evidence"]) == 2


def test_units_and_months_apart_whatever_the_decision() -> None:
    rows = [
        {"county_visited": "否"},
        OUTLYING | {"county_visited": "否", "decision": "不予批准"},
        OUTLYING | {"county_visited": "否", "decided_on": "2020-04-30", "decision": "."},
        OUTLYING,
        {"county_visited": "否", "area_code": "."},
    ]
    found = judge(county_visits_too_few, applications(*rows) + AREAS)
    assert found.broken == ["610304000000|2020-04", "不明|2020-05", "高新区|2020-05"]
    assert found.kept == 1
    assert found.one("不明|2020-05")["area_code"] is None


def test_only_decisions_by_the_day_count() -> None:
    rows = [{"decided_on": "2020-06-30", "county_visited": "否"}, {"decided_on": "2020-07-01"}, {"decided_on": "."}]
    found = judge(county_visits_too_few, applications(*rows) + AREAS)
    assert (found.broken, found.summary.rows) == (["高新区|2020-06"], 1)
    assert judge(county_visits_too_few, applications(*rows) + AREAS, as_of=date(2020, 6, 29)).summary.rows == 0


def test_without_the_list_of_places_it_stays_certain() -> None:
    found = judge(county_visits_too_few, applications({"county_visited": "否"}))
    assert found.one(COUNTY)["grade"] == "certain"


def test_the_share_at_the_smallest_code_on_the_first_day_of_the_month(tmp_path: Path) -> None:
    share = "title: 县级入户抽查比例\nunit: share\nvalues:\n  - {from: 2020-05-02, value: 0.9, source: doudi-default}\n"
    share += '  - {from: 2020-05-01, area: "610304102", value: 0.5, source: doudi-default}\n'
    (tmp_path / "parameters" / "dibao").mkdir(parents=True)
    (tmp_path / "parameters" / "dibao" / "county_visit_share.yaml").write_text(share)
    book = read_book(tmp_path)
    assert visits("是否否", book).broken == [COUNTY]
    assert visits("是否", book).kept == 1
    assert visits("是否", book, area_code="610304103201").kept == 1

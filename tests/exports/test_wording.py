from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doudi.exports.wording import check_order, month_number, month_spans, month_text, why_not_run

MONTHS = some.integers(2015 * 12, 2030 * 12).map(lambda number: date(number // 12, number % 12 + 1, 1))


@pytest.mark.parametrize(
    ("months", "text"),
    [
        ((), ""),
        ((date(2020, 6, 1),), "2020-06"),
        ((date(2019, 12, 1), date(2020, 1, 1), date(2020, 3, 1)), "2019-12 至 2020-01、2020-03"),
    ],
)
def test_months_stand_as_spans(months: tuple[date, ...], text: str) -> None:
    assert month_text(months) == text


@given(some.lists(MONTHS))
def test_spans_hold_the_months_and_no_others(months: list[date]) -> None:
    held = [n for first, last in month_spans(months) for n in range(month_number(first), month_number(last) + 1)]
    assert held == sorted({month_number(month) for month in months})


def test_the_reason_names_rosters_by_their_titles() -> None:
    assert why_not_run("缺名册：车辆名册(vehicles)、死亡人员(deaths)") == "缺名册：车辆名册、死亡人员"
    assert why_not_run("尚未施行") == "尚未施行"
    assert why_not_run(None) == ""


def test_checks_stand_in_the_order_of_the_catalogue() -> None:
    assert sorted(["ZJ-01", "DB-02", "LB-07", "DB-01"], key=check_order) == ["LB-07", "DB-01", "DB-02", "ZJ-01"]

"""Days and months as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.cleaning import clean_cell
from doudi.rosters.columns import Kind
from tests.rosters.cleaning.cells import of, read


@pytest.mark.parametrize(
    "written",
    [
        "43891",
        "2020-03-01",
        "2020/3/1",
        "2020.3.1",
        "20200301",
        "2020年3月1日",
        "２０２０年３月１日",
        "2020-03-01 00:00:00",
        "2020-03-01T00:00:00",
        "2020/3/1 0:00",
        " 2020 年 3 月 1 日 ",
        "43891 ",
    ],
)
def test_a_day(written: str) -> None:
    assert read(Kind.DAY, written) == date(2020, 3, 1)
    assert read(Kind.MONTH, written) == date(2020, 3, 1)


@pytest.mark.parametrize("digits", ["43891", "43891.0", "20200301"])
def test_a_day_in_a_number_cell(digits: str) -> None:
    assert read(Kind.DAY, digits, number=True) == date(2020, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-30",
        "2020-13-01",
        "20200231",
        "0000-01-01",
        "4389",
        "438910",
        "2020-03",
        "202003",
        "20-3-1",
        "长期",
        "2020-3/1",
        "120200301",
        "2020年3月",
        "3月1日",
    ],
)
def test_no_day(written: str) -> None:
    assert clean_cell(of(Kind.DAY), written) == (None, "impossible_date")


@pytest.mark.parametrize(
    "written",
    [
        "2020-03",
        "2020-3",
        "2020.3",
        "2020.03",
        "202003",
        "2020年3月",
        "2020年03月",
        "２０２０．３",
        "2020-03-31",
        "43900",
    ],
)
def test_a_month_is_its_first_day(written: str) -> None:
    assert read(Kind.MONTH, written) == date(2020, 3, 1)


def test_a_month_in_a_number_cell() -> None:
    assert read(Kind.MONTH, "202003", number=True) == date(2020, 3, 1)
    assert read(Kind.MONTH, "43891", number=True) == date(2020, 3, 1)
    assert read(Kind.MONTH, "2020.10") == date(2020, 10, 1)
    assert clean_cell(of(Kind.MONTH), "2020.1", number=True) == (None, "impossible_date")
    assert clean_cell(of(Kind.MONTH), "2020.12", number=True) == (None, "impossible_date")


@pytest.mark.parametrize("written", ["202013", "202000", "2020年", "6月", "2020", "2020-06-31", "12020.3"])
def test_no_month(written: str) -> None:
    assert clean_cell(of(Kind.MONTH), written) == (None, "impossible_date")


@given(st.dates(date(1927, 5, 18), date(2173, 10, 13)))
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    spelled = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.year:04}.{day.month}.{day.day}",
        str(day),
    ]
    assert {read(Kind.DAY, text) for text in [*spelled, str(serial)]} == {day}

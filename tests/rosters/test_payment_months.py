"""The months of a payment line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.payment_months import months_of

JUNE = date(2020, 6, 1)


def months(note: str | None, month: str = "2020-06") -> str:
    first, count = months_of(note, date.fromisoformat(f"{month}-01"))
    return f"{first:%Y-%m}+{count}"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (None, "2020-06+1"),
        ("", "2020-06+1"),
        ("现金发放", "2020-06+1"),
        # (1) a span
        ("1-5月", "2020-01+5"),
        ("1月-5月", "2020-01+5"),
        ("补发 1 — 5 月 低保金", "2020-01+5"),
        ("１–５月", "2020-01+5"),
        ("1~5月", "2020-01+5"),
        ("1～5月", "2020-01+5"),
        ("1至5月", "2020-01+5"),
        ("01月到05月", "2020-01+5"),
        ("5-5月", "2020-05+1"),
        ("2019年11-12月", "2019-11+2"),
        ("发2019年1月至3月份", "2019-01+3"),
        # (2) a quarter
        ("第二季度", "2020-04+3"),
        ("2季度", "2020-04+3"),
        ("2019年第四季度", "2019-10+3"),
        ("2019年1季度", "2019-01+3"),
        ("一季度及补发5月", "2020-01+3"),  # the first that fits
        ("一季度，即1-3月", "2020-01+3"),
        # (3) the month a 补发 names
        ("补发3月", "2020-03+1"),
        ("补发6月", "2020-06+1"),
        ("补发7月", "2019-07+1"),  # the latest July not after June
        ("补发2019年12月份", "2019-12+1"),
        ("补发2020年12月", "2020-12+1"),
        ("5月补 发", "2020-05+1"),
        ("补发", "2020-06+1"),
        # what does not fit
        ("3月", "2020-06+1"),
        ("5-1月", "2020-06+1"),
        ("0-5月", "2020-06+1"),
        ("10-13月", "2020-06+1"),
        ("补发13月", "2020-06+1"),
        ("补发0月", "2020-06+1"),
        ("补发3个月", "2020-06+1"),
        ("5季度", "2020-06+1"),
        ("第12季度", "2020-06+1"),
        ("十一季度", "2020-06+1"),
        ("211-12月", "2020-06+1"),  # 11 is the end of a longer number
        ("补发2020123月", "2020-06+1"),
        ("第1-5批", "2020-06+1"),
    ],
)
def test_months_of_a_line(note: str | None, expected: str) -> None:
    assert months(note) == expected


@given(
    first=st.integers(-2, 30),
    last=st.integers(-2, 30),
    sign=st.sampled_from("-—–~～至到"),
    year=st.sampled_from(["", "2019年"]),
    word=st.sampled_from(["", "月"]),
)
def test_a_span_fits_only_in_order_and_within_the_year(first: int, last: int, sign: str, year: str, word: str) -> None:
    found = months_of(f"{year}{first}{word}{sign}{last}月", JUNE)
    if 1 <= first <= last <= 12:
        assert found == (date(2019 if year else 2020, first, 1), last - first + 1)
    elif first > 0 and last > 0:
        assert found == (JUNE, 1)


@given(number=st.integers(1, 12), month=st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_arrears_without_a_year_lie_within_the_last_twelve_months(number: int, month: date) -> None:
    month = month.replace(day=1)
    first, count = months_of(f"补发{number}月", month)
    assert (first.month, count) == (number, 1)
    assert 0 <= (month.year - first.year) * 12 + month.month - first.month < 12


@given(note=st.text(alphabet="0123456789年月季度第补发一二三四-—至 １", max_size=14))
def test_any_note_gives_months_of_one_year(note: str) -> None:
    first, count = months_of(note, JUNE)
    assert first.day == 1
    assert 1 <= first.month <= first.month + count - 1 <= 12

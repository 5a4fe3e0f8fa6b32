from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.matching.compare.ids import BrokenId, IdLevel, compare_ids, read_broken
from tests.matching.village import id_no

WHOLE = id_no("19900101", 123)


@pytest.mark.parametrize(
    ("raw", "pattern"),
    [
        ("990304199001011000", "990304199001011???"),
        ("'990304 19900101 1000", "990304199001011???"),
        ("9.90304199001011E+17", "990304199001011???"),
        ("9.90304199001011e17", "990304199001011???"),
        ("990304199001010944", "99030419900101????"),  # what binary numbers make of …1000: is the fifteenth 0 or 1?
        ("990304199001011000.0", "990304199001011???"),
        ("990304199001011712", "990304199001011???"),  # a binary number far from doubt
        ("9.90304E+17", "99030?????????????"),  # the last one shown may be rounded
        ("990304********1123", "990304????????1123"),
        ("99030419900101100000", "99030419900101????"),
    ],
)
def test_surviving_digits(raw: str, pattern: str) -> None:
    assert read_broken(raw) == BrokenId(pattern=pattern)


@pytest.mark.parametrize("raw", ["", None, "无", "身份证丢失", "9.9E+11", "123"])
def test_nothing_survives(raw: str | None) -> None:
    assert read_broken(raw) == BrokenId()
    assert compare_ids(read_broken(raw), WHOLE) is None


def test_birth_of_the_surviving_digits() -> None:
    assert read_broken("990304199001011000").birth == date(1990, 1, 1)
    assert read_broken("990304199013011000").birth is None
    assert read_broken("9.90304E+17").birth is None


@given(st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(0, 999))
def test_an_id_cut_by_excel_agrees_with_itself(born: date, order: int) -> None:
    whole = id_no(f"{born:%Y%m%d}", order)
    cut = f"{whole[:15]}000"
    for raw in (cut, str(int(float(cut))), str(float(cut)), f"{float(cut):.14E}"):
        assert compare_ids(read_broken(raw), whole) in (IdLevel.DIGITS, IdLevel.AREA)
    assert read_broken(f"{float(cut):.14E}").birth == born


@given(st.integers(0, 999), st.integers(0, 999))
def test_digits_tell_sequence_numbers_apart_by_the_hundred(one: int, other: int) -> None:
    broken = read_broken(f"{float(id_no('19900101', one)[:15] + '000'):.14E}")
    agree = compare_ids(broken, id_no("19900101", other)) is IdLevel.DIGITS
    assert agree == (one // 100 == other // 100)


@given(st.integers(0, 999))
def test_a_number_that_lost_nothing_in_excel_still_agrees(order: int) -> None:
    """Written by a program, read as a binary number: the fifteenth digit is trusted only where it is certain."""
    whole = id_no("19900101", order)
    if whole.isdigit():
        assert compare_ids(read_broken(str(int(float(whole)))), whole) in (IdLevel.DIGITS, IdLevel.AREA)


def test_a_digit_missing_is_a_slip() -> None:
    assert compare_ids(read_broken(WHOLE[:9] + WHOLE[10:]), WHOLE) is IdLevel.SLIP
    assert compare_ids(read_broken(WHOLE[:8] + WHOLE[10:]), WHOLE) is None

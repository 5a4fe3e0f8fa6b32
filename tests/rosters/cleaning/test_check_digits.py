"""Check digits by GB 11643."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from doudi.rosters.cleaning.check_digits import check_digit, check_digits_ok

SEVENTEEN = st.from_regex(r"99[0-9]{15}", fullmatch=True)
RIGHT = SEVENTEEN.map(lambda digits: digits + check_digit(digits))
BROKEN = st.from_regex(r"99[0-9]{13}[0-9A-Z:/　 ]{2}[0-9X]", fullmatch=True)
ANY = st.none() | RIGHT | BROKEN | st.text(max_size=20)


@given(SEVENTEEN)
def test_the_check_digit_is_that_of_stdnum(digits: str) -> None:
    assert check_digit(digits) == ric.calc_check_digit(digits + "0")


def test_an_x_is_a_capital() -> None:
    assert check_digit("99030419520314018") == "X"
    assert check_digits_ok(pa.array(["99030419520314018X", "99030419520314018x"])).to_pylist() == [True, False]


def one_by_one(number: str | None) -> bool | None:
    if number is None:
        return None
    digits = len(number) == 18 and number[:17].isascii() and number[:17].isdecimal()
    return digits and number[17] == check_digit(number[:17])


@given(st.lists(ANY, max_size=30), st.integers(0, 5))
def test_many_at_once_are_each_alone(numbers: list[str | None], start: int) -> None:
    ids = pa.array(numbers, pa.string()).slice(start)
    assert check_digits_ok(ids).to_pylist() == [one_by_one(number) for number in numbers[start:]]


@given(st.lists(RIGHT, min_size=1, max_size=30), st.data())
def test_one_changed_digit_is_always_found(numbers: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(numbers) - 1))
    place = data.draw(st.integers(0, 16))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != numbers[row][place]]))
    changed = numbers[row][:place] + digit + numbers[row][place + 1 :]
    found = check_digits_ok(pa.array([*numbers[:row], changed, *numbers[row + 1 :]]))
    assert found.to_pylist() == [index != row for index in range(len(numbers))]


def test_more_ids_than_a_block_and_in_pieces() -> None:
    right = "99030419520314001" + check_digit("99030419520314001")
    wrong = "99030419520314001" + ("1" if right[-1] != "1" else "2")
    numbers = [right] * 20_000
    numbers[9_000] = wrong
    found = check_digits_ok(pa.chunked_array([numbers[:7], numbers[7:]])).to_pylist()
    assert [index for index, ok in enumerate(found) if not ok] == [9_000]


def test_other_lengths_are_wrong() -> None:
    numbers = ["", "990304195203140016 ", "99030419520314001", "990304195203140016"]
    assert check_digits_ok(pa.array(numbers)).to_pylist() == [False, False, False, True]


def test_no_ids() -> None:
    assert len(check_digits_ok(pa.array([], pa.string()))) == 0

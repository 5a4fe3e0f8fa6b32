"""Work on several items at once gives what work on one after the other gives."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.language import speak, spoken
from doudi.rosters.side_by_side import AT_ONCE, side_by_side


@given(st.lists(st.integers(0, 3), max_size=8))
def test_results_come_in_the_order_of_the_items(milliseconds: list[int]) -> None:
    def work(item: tuple[int, int]) -> int:
        time.sleep(item[1] / 1000)
        return item[0]

    assert list(side_by_side(work, enumerate(milliseconds))) == list(range(len(milliseconds)))


def test_no_more_items_are_made_than_are_in_work() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    for used, _ in enumerate(side_by_side(abs, items()), start=1):
        assert len(made) <= used + AT_ONCE


def test_an_error_in_an_item_stops_the_work_there() -> None:
    results = side_by_side(lambda number: 12 // number, [3, 2, 0, 1])

    assert [next(results), next(results)] == [4, 6]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_the_work_speaks_the_language_of_its_caller() -> None:
    speak("en")
    try:
        assert list(side_by_side(lambda _: spoken(), "ab")) == ["en", "en"]
    finally:
        speak("zh")

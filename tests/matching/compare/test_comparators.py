"""Laws that every comparator keeps: symmetric, bounded, equal is best, not stated is no answer."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.matching.compare.births import BirthLevel, compare_births
from doudi.matching.compare.ids import one_slip
from doudi.matching.compare.names import NameLevel, compare_names
from doudi.matching.compare.places import PlaceLevel, compare_places
from doudi.matching.compare.relatives import KinLevel, compare_relatives
from doudi.matching.compare.sexes import SexLevel, compare_sexes
from tests.matching.village import id_no

Comparator = Callable[[Any, Any], IntEnum | None]

CHARACTERS = st.sampled_from("张章弓三山叁建国國军未末己已巳·　 阿A单")
NAMES = st.text(CHARACTERS, max_size=5)
PLACES = st.builds(
    "{}{}{}".format,
    st.sampled_from(("990304", "990327")),
    st.sampled_from(("000", "101")),
    st.sampled_from(("000", "201")),
)
WORLDS: list[tuple[Comparator, type[IntEnum], st.SearchStrategy[Any]]] = [
    (compare_names, NameLevel, NAMES),
    (compare_births, BirthLevel, st.dates(date(1900, 1, 1), date(2020, 12, 31))),
    (compare_places, PlaceLevel, PLACES),
    (compare_sexes, SexLevel, st.sampled_from(("男", "女", "男性", "", "不详"))),
    (compare_relatives, KinLevel, st.frozensets(st.sampled_from("甲乙丙丁"))),
]
EACH = pytest.mark.parametrize(
    ("compare", "levels", "values"), WORLDS, ids=lambda value: getattr(value, "__name__", "")
)


@EACH
@given(data=st.data())
def test_symmetric_and_bounded(
    data: st.DataObject, compare: Comparator, levels: type[IntEnum], values: st.SearchStrategy[Any]
) -> None:
    one, other = data.draw(values), data.draw(values)
    level = compare(one, other)
    assert level == compare(other, one)
    assert level is None or level in levels


@EACH
@given(data=st.data())
def test_nothing_agrees_better_than_a_value_with_itself(
    data: st.DataObject, compare: Comparator, levels: type[IntEnum], values: st.SearchStrategy[Any]
) -> None:
    one, other = data.draw(values), data.draw(values)
    level, itself = compare(one, other), compare(one, one)
    assert level is None or (itself is not None and itself >= level)


@EACH
def test_not_stated_is_no_answer(compare: Comparator, levels: type[IntEnum], values: st.SearchStrategy[Any]) -> None:
    empty: Any = frozenset() if compare is compare_relatives else None
    assert compare(empty, empty) is None


@given(st.text(st.sampled_from("张建国未三"), min_size=1, max_size=4), st.dates(date(1900, 1, 1), date(2020, 12, 31)))
def test_the_same_reaches_the_top(name: str, day: date) -> None:
    assert compare_names(name, name) is NameLevel.SAME
    assert compare_births(day, day) is BirthLevel.SAME
    assert compare_places("990304101201", "990304101201") is PlaceLevel.VILLAGE


@given(st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_slip_is_seen_from_both_sides(at: int, put: str) -> None:
    whole = id_no()
    for wrong in (whole[:at] + put + whole[at + 1 :], whole[:at] + whole[at + 1 :], whole[:at] + put + whole[at:]):
        assert one_slip(wrong, whole)
        assert one_slip(whole, wrong)
    crossed = whole[:at] + whole[at : at + 2][::-1] + whole[at + 2 :]
    assert one_slip(crossed, whole)

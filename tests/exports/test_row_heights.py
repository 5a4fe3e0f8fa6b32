from hypothesis import given
from hypothesis import strategies as st

from doudi.exports.row_heights import TALLEST, lines, row_height

TEXTS = st.text("低保，特困 a1\n", max_size=300)


def test_a_text_that_fits_takes_one_line() -> None:
    assert lines("低保家庭", width=10) == 1
    assert lines("999901197503220019", width=20) == 1


def test_a_chinese_character_is_as_wide_as_two_latin_ones() -> None:
    assert lines("低" * 50, width=28) == 4
    assert lines("a" * 95, width=28) == 4


def test_each_paragraph_begins_a_line() -> None:
    assert lines("死亡人员\n低保家庭", width=20) == 2
    assert lines("低" * 11 + "\n低", width=20) == 3


def test_the_title_of_a_page_needs_a_row_of_its_size() -> None:
    assert row_height([("疑点清单", 60)], font_size=16) > 16 * 1.4


def test_numbers_and_empty_cells_take_one_line() -> None:
    assert row_height([(100000, 3), (None, 3)]) == row_height([("低", 3)])


@given(TEXTS, st.floats(5, 100))
def test_more_room_never_needs_more_lines(text: str, width: float) -> None:
    assert lines(text, width + 1) <= lines(text, width)


@given(TEXTS, TEXTS, st.floats(5, 100))
def test_the_tallest_cell_decides_up_to_the_limit_of_excel(one: str, other: str, width: float) -> None:
    together = row_height([(one, width), (other, width)])
    assert together == max(row_height([(one, width)]), row_height([(other, width)])) <= TALLEST

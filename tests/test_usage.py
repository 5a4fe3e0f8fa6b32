"""Help pages stand straight in both languages, and the language is found wherever it is asked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.usage import Formatter, wanted_language, width, wrapped

TEXTS = st.text(st.sampled_from("名册疑点，。ab c"), max_size=120)


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "zh"),
        (["--lang", "en"], "en"),
        (["check", "folder", "--lang=en"], "en"),
        (["--lang", "en", "check", "--lang", "zh"], "zh"),
        (["check", "--lang"], "zh"),
        (["check", "en"], "zh"),
    ],
)
def test_the_language_is_the_last_one_asked_for(arguments: list[str], language: str):
    assert wanted_language(arguments) == language


def test_a_chinese_character_is_two_columns_wide():
    assert width("名册 a，") == 8


@given(TEXTS, st.integers(10, 40))
def test_no_line_is_wider_than_the_limit_unless_it_is_one_word(text: str, limit: int):
    for line in wrapped(text, limit):
        assert width(line.rstrip()) <= limit or not re.search(r"\s|[^\x00-\x7f]", line.rstrip()[:-1])


@given(TEXTS, st.integers(10, 40))
def test_nothing_but_spaces_is_lost_by_wrapping(text: str, limit: int):
    assert "".join("".join(wrapped(text, limit)).split()) == "".join(text.split())


def test_the_second_column_begins_at_one_place():
    page = Formatter(width=40)
    page.write_dl([("--policy 文件夹", "甲" * 20), ("--on", "乙")])
    lines = page.getvalue().splitlines()
    starts = {width(re.match(r".*?(?=[甲乙])", line).group()) for line in lines}
    assert starts == {width("--policy 文件夹") + 2}
    assert all(width(line) <= 40 for line in lines)


def test_a_long_first_column_stands_on_its_own_line():
    page = Formatter(width=60)
    page.write_dl([("--" + "a" * 40, "甲"), ("--on", "乙")])
    assert page.getvalue().splitlines()[0] == "--" + "a" * 40

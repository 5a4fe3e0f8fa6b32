"""Names, texts, flags, code words and area codes."""

import re
from functools import cache

from doudi.rosters.cleaning.writing import UnreadableError, narrow, narrow_letters, plain_number, trim, without_spaces
from doudi.rosters.codes import Codes

NAME_DOTS = "•∙･."
_ONE_DOT = str.maketrans(dict.fromkeys(NAME_DOTS, "·"))
_FLAGS = {
    **dict.fromkeys(("是", "有", "√", "Y", "1", "TRUE"), True),  # a checkbox cell arrives as TRUE
    **dict.fromkeys(("否", "无", "×", "N", "0", "FALSE"), False),
}
_AREA = re.compile(r"[0-9]{6}([0-9]{3}){0,2}")
AREA_DIGITS = 12


def read_name(text: str, number: bool) -> str:
    """A name without spaces, its dots unified, its letters half-width."""
    return narrow_letters(without_spaces(_digits(text, number))).translate(_ONE_DOT)


def read_text(text: str, number: bool) -> str:
    """A text without outer spaces, its letters and digits half-width."""
    return narrow_letters(trim(_digits(text, number)))


def read_flag(text: str, number: bool) -> bool:
    """是 or 否. Raises UnreadableError `unknown_code`."""
    word = narrow(without_spaces(_digits(text, number))).upper()
    if word not in _FLAGS:
        raise UnreadableError("unknown_code")
    return _FLAGS[word]


def read_code(codes: Codes, text: str, number: bool) -> str:
    """The code a word stands for, spaces ignored. Raises UnreadableError `unknown_code`."""
    word = narrow(without_spaces(_digits(text, number)))
    if (code := _spellings(codes).get(word)) is None:
        raise UnreadableError("unknown_code")
    return code


def read_area(text: str, number: bool) -> str:
    """12 digits from 6, 9 or 12. Raises UnreadableError `unknown_place`."""
    written = narrow(without_spaces(_digits(text, number))).lstrip("'")
    if not _AREA.fullmatch(written):
        raise UnreadableError("unknown_place")
    return written.ljust(AREA_DIGITS, "0")


def _digits(text: str, number: bool) -> str:
    return plain_number(text) if number else text


@cache
def _spellings(codes: Codes) -> dict[str, str]:
    """Every accepted spelling, narrowed, and its code."""
    return {narrow(without_spaces(word)): code for word, code in codes.by_word().items()}

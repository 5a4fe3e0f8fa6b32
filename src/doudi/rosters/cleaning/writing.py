"""How people write: full-width signs, spaces of many sorts, numbers that a sheet keeps as floats."""

import re
from decimal import Decimal, InvalidOperation


class UnreadableError(ValueError):
    """A cell that cannot be read; carries the code of the quality report."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
SPACES = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + INVISIBLE
"""Every blank sign of Unicode and the invisible ones that copying from web pages leaves behind."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NARROW = _WIDE | {0x3000: " ", 0xFFE5: "¥"}
_NARROW_LETTERS = {code: narrow for code, narrow in _WIDE.items() if chr(narrow).isalnum()}
_NO_SPACES = dict.fromkeys(map(ord, SPACES))
_E_NOTATION = re.compile(r"[0-9]+(\.[0-9]+)?[Ee]\+?[0-9]{1,3}")


def narrow(text: str) -> str:
    """Full-width letters, digits and signs made half-width."""
    return text.translate(_NARROW)


def narrow_letters(text: str) -> str:
    """Full-width letters and digits made half-width, signs such as （） left alone."""
    return text.translate(_NARROW_LETTERS)


def trim(text: str) -> str:
    """Without outer spaces."""
    return text.strip(SPACES)


def without_spaces(text: str) -> str:
    """Without any space."""
    return text.translate(_NO_SPACES)


def in_e_notation(text: str) -> bool:
    """Whether Excel has written a long number as 9.90304E+17 (its last digits are gone)."""
    return _E_NOTATION.fullmatch(text) is not None


def plain_number(text: str) -> str:
    """The digits of a number cell: `1.0` and `1e0` are `1`; what is no number stays as it is."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return text
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits

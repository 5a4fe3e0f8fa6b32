"""A broken id number against a whole one: the surviving digits."""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import takewhile

KEPT = 15  # Excel keeps 15 digits of a number
BINARY_ERROR = 64  # binary numbers of 18 digits lie 128 apart
E_NOTATION = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d+)")
BIRTH = range(6, 14)


class IdLevel(IntEnum):
    """How the surviving digits agree, better is higher."""

    DIFFERENT = 0  # one at least disagrees: a machine cut the number, nobody mistyped it
    AREA = 1  # only digits of the area prefix (and the birth date) survived, and agree
    SLIP = 2  # a whole number but for one character wrong, missing, doubled or changed over
    DIGITS = 3  # digits of the sequence number survived too, and all agree


@dataclass(frozen=True)
class BrokenId:
    """What is left of an id number.

    pattern: 18 characters, `?` where a digit is lost; empty if the places of the digits are not known.
    typed: the text itself where it is nearly an id number (16 to 20 characters), else empty.
    """

    pattern: str = ""
    typed: str = ""

    @property
    def birth(self) -> date | None:
        """Digits 7-14, where they survived and are a real date."""
        digits = self.pattern[6:14]
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None

    @property
    def prefix(self) -> str:
        """The digits before the first lost one."""
        return self.pattern.split("?", maxsplit=1)[0]


def read_broken(raw: str | None) -> BrokenId:
    """What survived in the text of an unreadable id cell (rosters, "Cleaning": IdNumber)."""
    text = re.sub(r"[\s'‘’\-]", "", raw or "").upper()
    if E_NOTATION.fullmatch(text):
        return BrokenId(pattern=_of_mantissa(text))
    text = text.removesuffix(".0")
    if re.fullmatch(r"\d{18}", text):
        return BrokenId(pattern=_of_number(text))
    if re.fullmatch(r"\d{20}", text):  # a disability certificate number, as a number cell
        return BrokenId(pattern=text[: KEPT - 1].ljust(18, "?"))
    if re.fullmatch(r"[\d*?X]{18}", text) and re.search(r"[*?]", text):
        return BrokenId(pattern=text.replace("*", "?"))
    return BrokenId(typed=text) if re.fullmatch(r"[\dX]{16,20}", text) else BrokenId()


def _of_number(text: str) -> str:
    """An 18-digit number cell: its first 15 digits, fewer where binary rounding may have changed them."""
    number = int(text)
    if int(float(number)) != number:  # no binary number: the cell's own text
        return text[:KEPT].ljust(18, "?")
    ends = zip(str(number - BINARY_ERROR), str(number + BINARY_ERROR), strict=False)
    certain = "".join(low for low, _ in takewhile(lambda end: end[0] == end[1], ends))
    return certain[:KEPT].ljust(18, "?")


def _of_mantissa(text: str) -> str:
    """`9.90304199001011E+17`: its digits, less the last one shown if Excel kept more: it may be rounded."""
    digits, exponent = text.replace(".", "").replace("+", "").split("E")
    if int(exponent) != 17:
        return ""
    return digits[: KEPT if len(digits) >= KEPT else -1].ljust(18, "?")


def compare_ids(broken: BrokenId, id_no: str) -> IdLevel | None:
    """How what is left of a broken id agrees with an 18-character id; None where nothing comparable is left."""
    if broken.pattern:
        return _by_place(broken.pattern, id_no)
    if not broken.typed:
        return None
    return IdLevel.SLIP if one_slip(broken.typed, id_no) else None


def _by_place(pattern: str, id_no: str) -> IdLevel:
    known = [at for at in range(18) if pattern[at] != "?"]
    if any(pattern[at] != id_no[at] for at in known):
        return IdLevel.DIFFERENT
    return IdLevel.DIGITS if max(known, default=0) > BIRTH[-1] else IdLevel.AREA


def one_slip(one: str, other: str) -> bool:
    """Whether at most one character is wrong, missing, too many, or changed over with its neighbour. Symmetric."""
    short, long = sorted((one, other), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    crossed = short[start : start + 2] == long[start : start + 2][::-1]
    return crossed and short[start + 2 :] == long[start + 2 :]

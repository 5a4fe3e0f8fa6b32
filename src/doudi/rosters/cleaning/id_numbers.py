"""IdNumber and Account: long digits that Excel likes to cut."""

import re

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.cleaning.writing import UnreadableError, in_e_notation, narrow, plain_number, without_spaces

EXACT_DIGITS = 15  # a number cell keeps 15 digits; whatever stands behind them is lost
_ID = re.compile(r"([0-9]{17}[0-9X])([0-9]{2})?")  # 20: a disability certificate, kind and grade behind the id
_OLD_ID = re.compile(r"[0-9]{15}")
_GROUPS = re.compile(r"[0-9]+([ -]+[0-9]+)*")
_HYPHENS = str.maketrans("", "", "-‐‑")


def read_id(text: str, number: bool) -> str:
    """18 characters, 17 digits and a digit or X; the check digit is kept as written.

    Raises UnreadableError `id_lost_digits` or `bad_id`.
    """
    if number:
        return _id_of_number(plain_number(text))
    written = without_spaces(narrow(text)).lstrip("'’‘").upper()
    if in_e_notation(written):
        raise UnreadableError("id_lost_digits")
    digits = written.translate(_HYPHENS)
    if _OLD_ID.fullmatch(digits):
        return full_id(digits)
    if (found := _ID.fullmatch(digits)) is None:
        raise UnreadableError("bad_id")
    return found[1]


def _id_of_number(digits: str) -> str:
    if not digits.isdecimal() or len(digits) < EXACT_DIGITS:
        raise UnreadableError("bad_id")
    if len(digits) > EXACT_DIGITS:
        raise UnreadableError("id_lost_digits")
    return full_id(digits)


def full_id(old: str) -> str:
    """The 18 digits of an id number of 15: `19` before the 7th digit, the check digit added."""
    first_17 = f"{old[:6]}19{old[6:]}"
    return first_17 + check_digit(first_17)


def read_account(text: str, number: bool) -> str:
    """The digits of an account. Raises UnreadableError `account_lost_digits` or `bad_number`."""
    written = plain_number(text) if number else without_spaces(narrow(text)).lstrip("'’‘")
    if number and written.isdecimal() and len(written) > EXACT_DIGITS:
        raise UnreadableError("account_lost_digits")
    if in_e_notation(written):
        raise UnreadableError("account_lost_digits")
    if not _GROUPS.fullmatch(written):
        raise UnreadableError("bad_number")
    return written.translate(_HYPHENS)

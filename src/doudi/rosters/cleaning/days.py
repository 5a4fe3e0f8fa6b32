"""Day and Month: date cells, Excel serials and the ways people write a date."""

import re
from datetime import date, timedelta

from doudi.rosters.cleaning.writing import SPACES, UnreadableError, narrow, plain_number, trim

_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of Excel's 1900 system, its false 29 February 1900 counted
_SPACE = re.escape(SPACES)
_CLOCK_TIME = re.compile(rf"(?<=[0-9日])[T{_SPACE}]+[0-9]{{1,2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]+)?)?$")
_LOOSE_SPACE = re.compile(rf"(?<=[^0-9])[{_SPACE}]+|[{_SPACE}]+(?=[^0-9])")
_SERIAL = re.compile(r"[0-9]{5}")
_DAYS = (
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日"),
)
_MONTHS = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})"),
    re.compile(r"([0-9]{4})([0-9]{2})"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月"),
)


def read_day(text: str, number: bool) -> date:
    """A day. Raises UnreadableError `impossible_date`."""
    if (day := _day(_written(text, number))) is None:
        raise UnreadableError("impossible_date")
    return day


def read_month(text: str, number: bool) -> date:
    """The first day of a month. Raises UnreadableError `impossible_date`.

    A number cell with a decimal point is refused: `2020.10` would read 2020.1.
    """
    written = _written(text, number)
    if number and "." in written:
        raise UnreadableError("impossible_date")
    if (day := _day(written) or _month(written)) is None:
        raise UnreadableError("impossible_date")
    return day.replace(day=1)


def _written(text: str, number: bool) -> str:
    if number:
        return plain_number(text)
    return _LOOSE_SPACE.sub("", _CLOCK_TIME.sub("", narrow(trim(text))))


def _day(written: str) -> date | None:
    if _SERIAL.fullmatch(written):
        return _SERIAL_ZERO + timedelta(days=int(written))
    for form in _DAYS:
        if found := form.fullmatch(written):
            return _real(int(found[1]), int(found[3]), int(found[4]))
    return None


def _month(written: str) -> date | None:
    for form in _MONTHS:
        if found := form.fullmatch(written):
            return _real(int(found[1]), int(found[2]), 1)
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Which months a payment line is for (design: checks, "Months of a line")."""

import re
from collections.abc import Iterator
from datetime import date

from doudi.rosters.cleaning.writing import narrow, without_spaces

_YEAR = r"(?:(?<![0-9])([0-9]{4})年)?"
_MONTH = r"(?<![0-9])(0?[1-9]|1[0-2])"
_SPAN = re.compile(rf"(?={_YEAR}{_MONTH}月?[-—–~至到](0?[1-9]|1[0-2])月)")
_QUARTER = re.compile(rf"(?={_YEAR}第?(?<![0-9一二三四五六七八九十])([1-4一二三四])季度)")
_ONE_MONTH = re.compile(rf"(?={_YEAR}{_MONTH}月)")
_QUARTERS = {sign: number for signs in ("1234", "一二三四") for number, sign in enumerate(signs, start=1)}
ARREARS = "补发"

Months = tuple[date, int]
"""The first month, by its first day, and the number of months."""


def months_of(note: str | None, month: date) -> Months:
    """The months of a line: a span or quarter in its note, the month a 补发 names, else its own month.

    month: the first day of the column `month`. Spaces in the note are ignored, digits narrowed.
    """
    written = narrow(without_spaces(note or ""))
    for form in (_spans, _quarters, _arrears):
        if (found := next(form(written, month), None)) is not None:
            return found
    return month, 1


def _spans(note: str, month: date) -> Iterator[Months]:
    for found in _SPAN.finditer(note):
        first, last = int(found[2]), int(found[3])
        if first <= last:
            yield from _starting(_year(found[1], month), first, last - first + 1)


def _quarters(note: str, month: date) -> Iterator[Months]:
    for found in _QUARTER.finditer(note):
        yield from _starting(_year(found[1], month), 3 * _QUARTERS[found[2]] - 2, 3)


def _arrears(note: str, month: date) -> Iterator[Months]:
    if ARREARS not in note:
        return
    for found in _ONE_MONTH.finditer(note):
        number = int(found[2])
        latest = month.year if number <= month.month else month.year - 1
        yield from _starting(int(found[1] or latest), number, 1)


def _year(stated: str | None, month: date) -> int:
    return int(stated) if stated else month.year


def _starting(year: int, month: int, count: int) -> Iterator[Months]:
    if year >= date.min.year:  # 0000年 is no year
        yield date(year, month, 1), count

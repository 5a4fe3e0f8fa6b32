"""The units of parameters, and how the written text of a value becomes an exact one.

Numbers are decimals as written, never floats; a month stands as its first day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from doudi.policy.problem import Unfit

Single = Decimal | int | date | str
Value = Single | tuple[Single, ...]

NUMBER = re.compile(r"[0-9]{1,14}(\.[0-9]{1,4})?")
WHOLE = re.compile(r"[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


class Unit(StrEnum):
    """What a value measures (design: policy, "Words of units")."""

    YUAN = "yuan"
    WAN_YUAN = "万元"
    SHARE = "share"
    TIMES = "times"
    SCORE = "score"
    COUNT = "count"
    AGE = "age"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    DAY_OF_MONTH = "day_of_month"
    DATE = "date"
    CODE = "code"
    CODES = "codes"


FRACTIONS = frozenset({Unit.YUAN, Unit.WAN_YUAN, Unit.SHARE, Unit.TIMES, Unit.SCORE})
WHOLES = frozenset({Unit.COUNT, Unit.AGE, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.DAY_OF_MONTH})


@dataclass(frozen=True)
class Shape:
    """What the values of a parameter must look like, beyond the unit.

    `listed`: a list (True), one value (False), or whatever the first entry has (None).
    `choices`: the only words allowed, empty = any.
    """

    unit: Unit
    choices: tuple[str, ...] = ()
    listed: bool | None = None

    def read(self, written: object) -> Value:
        """The exact value of what is written: a text, or a list of texts. Raises `Unfit`."""
        if self.listed is not None and self.listed is not isinstance(written, list):
            raise Unfit("value 应是一个清单。") if self.listed else Unfit("value 应是一个值，不是清单。")
        if isinstance(written, list):
            return self._list([text_of(item) for item in written])
        if self.unit is Unit.CODES:
            raise Unfit("value 应是一个清单。")
        return self._one(text_of(written))

    def _list(self, written: list[str]) -> tuple[Single, ...]:
        if self.unit not in (Unit.CODES, Unit.AGE, Unit.MONTHS, Unit.DATE):
            raise Unfit("value 应是一个值，不是清单。")
        if not written:
            raise Unfit("清单是空的。")
        values = tuple(month(text) if self.unit is Unit.MONTHS else self._one(text) for text in written)
        if len(set(values)) < len(values):
            raise Unfit("清单里有重复的值。")
        if self.unit is Unit.AGE and (len(values) != 2 or list(values) != sorted(values)):
            raise Unfit("年龄范围应写作 [起, 止]，两端都含在内。")
        return values

    def _one(self, text: str) -> Single:
        value = READERS[self.unit](text)
        if self.choices and value not in self.choices:
            raise Unfit("“{found}”不在可用的词中：{choices}", found=text, choices=" ".join(self.choices))
        return value


def text_of(written: object) -> str:
    """A scalar as it stands. Raises `Unfit` if it is a list, a mapping or nothing."""
    if not isinstance(written, str) or not written.strip():
        raise Unfit("缺少值，或写成了列表、字典。")
    return written.strip()


def number(text: str) -> Decimal:
    """A decimal as written, not negative, at most four places."""
    if not NUMBER.fullmatch(text):
        raise Unfit("“{found}”不是数：只写数字，不带逗号、单位、负号，至多四位小数。", found=text)
    return Decimal(text)


def share(text: str) -> Decimal:
    """A part of one."""
    value = number(text)
    if value > 1:
        raise Unfit("“{found}”大于1：份额以1为全部，百分之三十写作0.30。", found=text)
    return value


def whole(text: str) -> int:
    """A whole number, not negative."""
    if not WHOLE.fullmatch(text):
        raise Unfit("“{found}”不是整数：只写数字，不带小数、逗号、单位、负号。", found=text)
    return int(text)


def day_of_month(text: str) -> int:
    """A day from 1 to 31."""
    value = whole(text)
    if not 1 <= value <= 31:
        raise Unfit("“{found}”不是每月的某一日（1—31）。", found=text)
    return value


def day(text: str) -> date:
    """A day, written 2020-04-24."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else date.fromisoformat("")
    except ValueError:
        raise Unfit("“{found}”不是日期：写作 2020-04-24。", found=text) from None


def month(text: str) -> date:
    """A month, written 2020-04, as its first day."""
    try:
        return date.fromisoformat(f"{text}-01") if MONTH.fullmatch(text) else date.fromisoformat("")
    except ValueError:
        raise Unfit("“{found}”不是月份：写作 2020-04。", found=text) from None


def word(text: str) -> str:
    """A word."""
    return text


READERS: dict[Unit, Callable[[str], Single]] = {
    Unit.YUAN: number,
    Unit.WAN_YUAN: number,
    Unit.SHARE: share,
    Unit.TIMES: number,
    Unit.SCORE: number,
    Unit.COUNT: whole,
    Unit.AGE: whole,
    Unit.DAYS: whole,
    Unit.WORKING_DAYS: whole,
    Unit.MONTHS: whole,
    Unit.DAY_OF_MONTH: day_of_month,
    Unit.DATE: day,
    Unit.CODE: word,
    Unit.CODES: word,
}

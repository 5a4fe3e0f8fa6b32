"""Yuan, Number, counts and 万元: decimals, half up, never a float."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from doudi.rosters.cleaning.writing import UnreadableError, narrow, plain_number, without_spaces

CENT = Decimal("0.01")
FOUR_PLACES = Decimal("0.0001")
_YUAN_LIMIT = Decimal(10) ** 12  # decimal(14,2)
_NUMBER_LIMIT = Decimal(10) ** 14  # decimal(18,4)
_COUNT_LIMIT = Decimal(2) ** 63
_WAN = 4  # 万: four places
_LONGEST = 60  # digits of a text that may be a number
_EXACT = Context(prec=2 * _LONGEST)
_DIGITS = r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
_NUMBER = re.compile(rf"(-?){_DIGITS}(万?)")
_MONEY = re.compile(rf"(-?)¥?(-?){_DIGITS}(万元|万|元)?")
_CAPITAL = re.compile(rf"(-?)(?:¥(?=.*元))?{_DIGITS}(万元|万|元)?")  # ￥ alone does not say whether 万


def read_yuan(text: str, number: bool) -> Decimal:
    """Yuan with two places: `1,234.50`, `￥1234`, `1234元`, `0.5万元`. Raises UnreadableError `bad_number`."""
    if (found := _MONEY.fullmatch(_written(text, number))) is None or (found[1] and found[2]):
        raise UnreadableError("bad_number")
    value = _value(found[1] or found[2], found[3]).scaleb(_WAN if (found[4] or "").startswith("万") else 0, _EXACT)
    return _rounded(value, CENT, _YUAN_LIMIT)


def read_number(text: str, number: bool) -> Decimal:
    """A number with four places: as Yuan without 元, so `1.2万` is 12000. Raises UnreadableError `bad_number`."""
    return _rounded(_exact(text, number), FOUR_PLACES, _NUMBER_LIMIT)


def read_count(text: str, number: bool) -> int:
    """A whole number. Raises UnreadableError `bad_number`."""
    value = _exact(text, number)
    if not -_COUNT_LIMIT <= value < _COUNT_LIMIT or value % 1:
        raise UnreadableError("bad_number")
    return int(value)


def read_wan_yuan(text: str, number: bool) -> Decimal:
    """万元 with four places: `5`, `5万元` and `50000元` are all 5. Raises UnreadableError `bad_number`."""
    if (found := _CAPITAL.fullmatch(_written(text, number))) is None:
        raise UnreadableError("bad_number")
    value = _value(found[1], found[2]).scaleb(-_WAN if found[3] == "元" else 0, _EXACT)
    return _rounded(value, FOUR_PLACES, _NUMBER_LIMIT)


def _written(text: str, number: bool) -> str:
    plain = plain_number(text) if number else text
    return without_spaces(narrow(plain)).replace("−", "-")


def _exact(text: str, number: bool) -> Decimal:
    if (found := _NUMBER.fullmatch(_written(text, number))) is None:
        raise UnreadableError("bad_number")
    return _value(found[1], found[2]).scaleb(_WAN if found[3] else 0, _EXACT)


def _value(sign: str, digits: str) -> Decimal:
    if len(digits) > _LONGEST:
        raise UnreadableError("bad_number")
    return Decimal(sign + digits.replace(",", ""))


def _rounded(value: Decimal, step: Decimal, limit: Decimal) -> Decimal:
    if abs(value) >= limit:
        raise UnreadableError("bad_number")
    rounded = value.quantize(step, rounding=ROUND_HALF_UP)
    if abs(rounded) >= limit:
        raise UnreadableError("bad_number")
    return rounded + 0  # no minus zero

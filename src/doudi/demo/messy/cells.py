"""One value in one of the many ways clerks write it; read back it is the same value (design: rosters, "Cleaning")."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.columns import Column, Kind

Cell = str | int | float | date | None
"""What stands in a cell; a date is a date cell, a number a number cell."""

_FULL_WIDTH = str.maketrans("0123456789Xx", "０１２３４５６７８９Ｘｘ")
_EXCEL_EPOCH = date(1899, 12, 30)
FLAGS = (("是", "否"), ("有", "无"), ("√", "×"), ("Y", "N"), (1, 0), ("1", "0"))
_EMPTY_MARKS = ("-", "—", "/", "无")
_MARKED_KINDS = (Kind.YUAN, Kind.NUMBER, Kind.DAY, Kind.MONTH)


@dataclass(frozen=True)
class Hand:
    """The habits of whoever filled the sheet in. `plain`: csv, where every cell is text."""

    luck: Random
    flags: tuple[Cell, Cell]
    dates: int
    plain: bool
    tidy: float  # the share of cells written without any quirk

    def quirky(self) -> bool:
        """Whether this cell is written in an odd way."""
        return self.luck.random() > self.tidy


def written(column: Column, value: object, hand: Hand) -> Cell:
    """The cell of this value."""
    cell = _empty(column, hand) if value is None else _WRITERS[column.kind](column, value, hand)
    return str(cell) if hand.plain and cell is not None else cell


def _empty(column: Column, hand: Hand) -> Cell:
    if column.kind in _MARKED_KINDS and hand.quirky():
        return hand.luck.choice(_EMPTY_MARKS)
    return None if hand.tidy > hand.luck.random() else " "


def _id(_column: Column, value: object, hand: Hand) -> Cell:
    number = str(value)
    if not hand.quirky():
        return number
    forms = [f"{number[:6]} {number[6:14]} {number[14:]}", number.lower(), f"'{number}", f"{number[:6]}-{number[6:]}",
             number.translate(_FULL_WIDTH), f" {number}　"]  # fmt: skip
    if number[6:8] == "19" and right_check_digit(number):
        short = number[:6] + number[8:17]
        forms += [short] if hand.plain else [short, int(short)]  # type: ignore[list-item]
    return hand.luck.choice(forms)


def right_check_digit(number: str) -> bool:
    """GB 11643: whether the last character fits the 17 before it."""
    return check_digit(number[:17]) == number[17]


def _name(_column: Column, value: object, hand: Hand) -> Cell:
    name = str(value)
    if not hand.quirky():
        return name
    return hand.luck.choice(
        [f"{name[0]}　{name[1:]}", f"{name[0]} {name[1:]}", f" {name}", f"{name}　", " ".join(name)]
    )


def _text(_column: Column, value: object, hand: Hand) -> Cell:
    return hand.luck.choice([f" {value}", f"{value}　", str(value)]) if hand.quirky() else str(value)


def _yuan(_column: Column, value: object, hand: Hand) -> Cell:
    amount = Decimal(str(value))
    if not hand.quirky():
        return float(amount) if amount % 1 else int(amount)
    wan = (amount / 10_000).normalize()
    forms = [
        f"{amount:,.2f}",
        f"￥{amount}",
        f"{amount}元",
        f"{wan:f}万元",
        str(amount).translate(_FULL_WIDTH),
        f" {amount} ",
    ]
    return hand.luck.choice(forms)


def _number(_column: Column, value: object, hand: Hand) -> Cell:
    number = Decimal(str(value)).normalize()
    if hand.quirky():
        return hand.luck.choice([f"{number:f}", f"{number:,f}"])
    return int(number) if number == number.to_integral_value() else float(number)


def _wan(_column: Column, value: object, hand: Hand) -> Cell:
    number = Decimal(str(value)).normalize()
    yuan = number * 10_000
    if not hand.quirky():
        return float(number)
    return hand.luck.choice([f"{number:f}万元", f"{number:f}", f"{yuan:f}元"])


def _day(_column: Column, value: object, hand: Hand) -> Cell:
    assert isinstance(value, date)
    form = hand.luck.randrange(8) if hand.quirky() else hand.dates
    forms: tuple[Cell, ...] = (
        value.isoformat(), (value - _EXCEL_EPOCH).days, value, f"{value.year}/{value.month}/{value.day}",
        f"{value.year}.{value.month}.{value.day}", f"{value:%Y%m%d}", int(f"{value:%Y%m%d}"),
        f"{value.year}年{value.month}月{value.day}日",
    )  # fmt: skip
    return forms[form]


def _month(_column: Column, value: object, hand: Hand) -> Cell:
    assert isinstance(value, date)
    form = hand.luck.randrange(6) if hand.quirky() else hand.dates % 6
    forms: tuple[Cell, ...] = (
        f"{value:%Y-%m}", int(f"{value:%Y%m}"), value, f"{value.year}.{value.month}", f"{value:%Y%m}",
        f"{value.year}年{value.month}月",
    )  # fmt: skip
    return forms[form]


def _flag(_column: Column, value: object, hand: Hand) -> Cell:
    return hand.flags[0] if value else hand.flags[1]


def _code(column: Column, value: object, hand: Hand) -> Cell:
    assert column.codes is not None
    word = str(value)
    if not hand.quirky():
        return word
    chosen = hand.luck.choice([word, *column.codes.synonyms[word]])
    return f"{chosen[0]} {chosen[1:]}" if hand.luck.random() < 0.2 else chosen


def _area(_column: Column, value: object, hand: Hand) -> Cell:
    code = str(value)
    if not hand.quirky():
        return code
    short = code[:6] if code.endswith("000000") else (code[:9] if code.endswith("000") else code)
    forms: list[Cell] = [short, int(code), code.translate(_FULL_WIDTH)]
    return hand.luck.choice(forms)


def _account(_column: Column, value: object, hand: Hand) -> Cell:
    number = str(value)
    groups = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return hand.luck.choice([groups, number]) if hand.quirky() else number


_WRITERS = {
    Kind.ID_NUMBER: _id,
    Kind.NAME: _name,
    Kind.TEXT: _text,
    Kind.YUAN: _yuan,
    Kind.NUMBER: _number,
    Kind.COUNT: _number,
    Kind.WAN_YUAN: _wan,
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.FLAG: _flag,
    Kind.CODE: _code,
    Kind.AREA: _area,
    Kind.ACCOUNT: _account,
}

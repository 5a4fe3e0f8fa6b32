"""The law of cleaning, for one cell."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.cleaning.days import read_day, read_month
from doudi.rosters.cleaning.id_numbers import read_account, read_id
from doudi.rosters.cleaning.numbers import read_count, read_number, read_wan_yuan, read_yuan
from doudi.rosters.cleaning.words import read_area, read_code, read_flag, read_name, read_text
from doudi.rosters.cleaning.writing import UnreadableError, narrow, trim
from doudi.rosters.columns import Column, Kind

Value = str | Decimal | int | date | bool

_READERS: dict[Kind, Callable[[str, bool], Value]] = {
    Kind.ID_NUMBER: read_id,
    Kind.NAME: read_name,
    Kind.TEXT: read_text,
    Kind.YUAN: read_yuan,
    Kind.NUMBER: read_number,
    Kind.COUNT: read_count,
    Kind.WAN_YUAN: read_wan_yuan,
    Kind.DAY: read_day,
    Kind.MONTH: read_month,
    Kind.FLAG: read_flag,
    Kind.AREA: read_area,
    Kind.ACCOUNT: read_account,
}
_STROKES = {"-", "—", "/", "无"}
_STROKE_IS_BLANK = {Kind.YUAN, Kind.NUMBER, Kind.COUNT, Kind.WAN_YUAN, Kind.DAY, Kind.MONTH}


def clean_cell(column: Column, text: str | None, number: bool = False) -> tuple[Value | None, str | None]:
    """The value of one cell and the code of its problem.

    text: None = empty cell; a number cell as its digits, a date cell as ISO text. number: it is a number cell.
    No value and no problem = blank; a value with a problem = kept as written, flagged.
    """
    if text is None or is_blank(column.kind, text):
        return (True if column.blank == "yes" else None), None
    try:
        value = _read(column, text, number)
    except UnreadableError as unreadable:
        return None, unreadable.code
    return value, _flaw(column.kind, value)


def is_blank(kind: Kind, text: str) -> bool:
    """Spaces only; in number, day and month columns also a lone stroke or 无."""
    written = trim(text)
    return not written or (kind in _STROKE_IS_BLANK and narrow(written) in _STROKES)


def _read(column: Column, text: str, number: bool) -> Value:
    if column.kind is Kind.CODE:
        if column.codes is None:
            raise ValueError(f"column {column.name} is a code without code words")
        return read_code(column.codes, text, number)
    return _READERS[column.kind](text, number)


def _flaw(kind: Kind, value: Value) -> str | None:
    if kind is Kind.ID_NUMBER and isinstance(value, str) and value[17] != check_digit(value[:17]):
        return "wrong_check_digit"
    return None

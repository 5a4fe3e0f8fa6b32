"""What a roster is: its columns, their kinds, and what an empty cell in each of them means."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import pyarrow as pa

from doudi.rosters.codes import Codes


class Kind(StrEnum):
    """How a cell is cleaned and what it becomes (design: rosters, "Cleaning, the same for all")."""

    ID_NUMBER = "id_number"  # 18 characters, 17 digits and a digit or X
    NAME = "name"
    TEXT = "text"
    YUAN = "yuan"  # decimal(14,2)
    NUMBER = "number"  # decimal(18,4)
    COUNT = "count"  # a whole number, int64
    WAN_YUAN = "wan_yuan"  # 万元, decimal(18,4)
    DAY = "day"
    MONTH = "month"  # the first day of it
    FLAG = "flag"
    CODE = "code"
    AREA = "area"  # 12 digits
    ACCOUNT = "account"


ARROW_TYPES: dict[Kind, pa.DataType] = {
    Kind.ID_NUMBER: pa.string(),
    Kind.NAME: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.YUAN: pa.decimal128(14, 2),
    Kind.NUMBER: pa.decimal128(18, 4),
    Kind.COUNT: pa.int64(),
    Kind.WAN_YUAN: pa.decimal128(18, 4),
    Kind.DAY: pa.date32(),
    Kind.MONTH: pa.date32(),
    Kind.FLAG: pa.bool_(),
    Kind.CODE: pa.string(),
    Kind.AREA: pa.string(),
    Kind.ACCOUNT: pa.string(),
}

Blank = Literal["unknown", "none", "yes"]
"""What an empty cell says: nothing is known; there is none (`-`); 是 (only `insured`)."""

Privacy = Literal["", "identifying", "sensitive"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a roster.

    `required` columns must be readable, else the row is rejected. `clock` marks the day or month by which
    a row lies before or after the as-of day (several: the first that is known, in `Roster.clock` order).
    """

    name: str
    header: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    required: bool = False
    blank: Blank = "unknown"
    codes: Codes | None = None
    privacy: Privacy = ""
    example: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header it answers to, the standard one (标准表头) first."""
        return (self.header, *self.aliases)

    @property
    def arrow_type(self) -> pa.DataType:
        """Its type once cleaned."""
        return ARROW_TYPES[self.kind]


@dataclass(frozen=True, kw_only=True)
class Roster:
    """One kind of spreadsheet (名册/台账): one row is one thing.

    `identity`: the columns by which a row replaces an earlier one; empty = the whole row.
    `snapshot`: its month may come from the sheet name, the file name or the as-of day.
    `clock`: rows whose first known value of these columns is after the as-of day are not looked at.
    """

    name: str
    title: str
    title_en: str
    row_is: str
    row_is_en: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ()
    snapshot: bool = False
    clock: tuple[str, ...] = ()
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that must be readable."""
        return tuple(column for column in self.columns if column.required)

    @property
    def person_ids(self) -> tuple[Column, ...]:
        """The required person ids: a row rejected only for one of them goes to matching."""
        return tuple(column for column in self.required if column.kind is Kind.ID_NUMBER)

    @property
    def has_area(self) -> bool:
        """Whether its rows lie at a place."""
        return "area_code" in self.by_name

"""The columns of a messy sheet: which headers stand above which values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from doudi.demo.messy.cells import Cell, Hand, written
from doudi.demo.messy.place_words import PlaceWords
from doudi.rosters.columns import Column, Kind, Roster

Row = Mapping[str, object]


@dataclass(frozen=True)
class Shown:
    """A column as it stands in a sheet. `source`: the roster column, None for 序号 and the like."""

    header: str
    cell: Callable[[Row, Hand], Cell]
    source: Column | None = None
    merged: bool = False


def shown_columns(
    roster: Roster, luck: Random, places: PlaceWords, *, by_name: bool, without: frozenset[str]
) -> list[Shown]:
    """The columns of a roster in some order, places as a code or in words."""
    columns: list[Shown] = []
    for column in roster.columns:
        if column.name in without:
            continue
        if by_name and column.name == "area_code" and roster.name != "areas":
            columns += _place_columns(luck, places)
        else:
            columns.append(plain(column, luck))
    if luck.random() < 0.4:
        columns.insert(0, Shown("序号", lambda row, hand: str(1 + hand.luck.randrange(999))))
    return columns


def plain(column: Column, luck: Random, header: str | None = None) -> Shown:
    """A column under one of its headers."""
    return Shown(
        messy_header(header or luck.choice(column.headers), luck),
        lambda row, hand: written(column, row.get(column.name), hand),
        column,
    )


def _place_columns(luck: Random, places: PlaceWords) -> list[Shown]:
    merged = luck.random() < 0.6
    return [
        Shown("县区", lambda row, hand: places.county(row.get("area_code"), hand), merged=merged),
        Shown("镇街", lambda row, hand: places.town(row.get("area_code"), hand), merged=merged),
        Shown("村社区", lambda row, hand: places.village(row.get("area_code"), hand)),
    ]


def messy_header(header: str, luck: Random) -> str:
    """The header with spaces, a line break, full-width signs, or the long word for the id number."""
    if header.endswith("身份证号") and luck.random() < 0.3:
        header = header.removesuffix("身份证号") + luck.choice(["身份证", "公民身份号码"])
    if luck.random() < 0.6:
        return header.replace("(", "（").replace(")", "）")
    middle = len(header) // 2
    return header[:middle] + luck.choice([" ", "　", "\n"]) + header[middle:]


def is_id(column: Shown) -> bool:
    """Whether the person of the row is named by this column."""
    return column.source is not None and column.source.kind is Kind.ID_NUMBER and column.source.required

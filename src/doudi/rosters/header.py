"""Where the header of a sheet is, and what the sheet therefore holds (design: rosters, "Above the header")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doudi.rosters.dibao_families import DIBAO_FAMILIES
from doudi.rosters.recognise import (
    KNOWN_HEADERS,
    Candidate,
    Found,
    Titles,
    candidates,
    header_text,
    nearest,
    recognised,
)
from doudi.rosters.sheets import TopRow
from doudi.rosters.wide_families import Members, members_in

_MEMBER = re.compile("成员[0-9]+")

_WIDEST = 2_000
"""Columns beyond this are never read as headers."""


@dataclass(frozen=True)
class Header:
    """A row of headers.

    row: 1 = first line, the lower one of two; 0 = the names of a Parquet file. texts: as they stand in the sheet;
    of two rows the lower cell where it is filled, else the upper. n_rows: how many rows it takes (0 to 2).
    repeats: the rows down to the header; met again below, they are pasted with a page.
    """

    row: int
    texts: tuple[str, ...]
    n_rows: int
    repeats: tuple[tuple[str, ...], ...] = ()

    @property
    def compared(self) -> list[str]:
        """The headers as they are compared."""
        return [header_text(text) for text in self.texts]


@dataclass(frozen=True)
class Reading:
    """A header and the roster that answers to it. members: the member blocks of a wide family sheet."""

    header: Header
    among: Sequence[Candidate]
    chosen: Candidate | None
    members: Members

    @property
    def strength(self) -> tuple[bool, int, bool, int]:
        """By this the best reading of a sheet is found: recognised, most columns, fewest and topmost rows."""
        complete = [each for each in self.among if not each.missing]
        matched = max((len(each.matched) for each in complete or self.among), default=0)
        return bool(complete), matched + len(self.members.positions), self.header.n_rows < 2, -self.header.row

    @property
    def found(self) -> Found | None:
        """Where the columns of the roster stand."""
        return self.chosen.found if self.chosen else None

    @property
    def nearest(self) -> Candidate | None:
        """What the sheet might have been meant as."""
        return nearest(self.among)


def read_header(
    top: Sequence[TopRow], titles: Titles, mapping: Mapping[str, str], *, named_columns: bool = False
) -> Reading | None:
    """The best reading of the first rows of a sheet; None = nothing in it looks like a header."""
    if named_columns:
        names = tuple(top[0].cells)
        return _reading(Header(0, names, 0), titles, {**{name: name for name in names}, **mapping})
    known = KNOWN_HEADERS | {header_text(header) for header in mapping}
    headers = [header for header in _headers(top) if known & set(header.compared)]
    readings = [_reading(header, _with_rows(titles, top, header), mapping) for header in headers]
    best = max((each for each in readings if each.among or each.members.blocks), key=_strength, default=None)
    best = best and _lowest(best, readings)
    return best and replace(best, header=_with_repeats(best.header, top))


def _lowest(best: Reading, readings: Sequence[Reading]) -> Reading:
    """A header merged down over several rows ends with the last of them: one that says the same in the same columns."""
    same = [each for each in readings if each.header.n_rows == 1 and each.found and each.found == best.found]
    for reading in sorted(same, key=lambda each: each.header.row):
        best = reading if reading.header.row == best.header.row + 1 else best
    return best


def _with_repeats(header: Header, top: Sequence[TopRow]) -> Header:
    down_to_it = tuple(tuple(row.cells) for row in top if row.number <= header.row)
    return replace(header, repeats=(*down_to_it, header.texts))


def _strength(reading: Reading) -> tuple[bool, int, bool, int]:
    return reading.strength


def _headers(top: Sequence[TopRow]) -> list[Header]:
    """Every row alone, and every two rows that follow one another."""
    rows = [(row.number, tuple(row.cells[:_WIDEST])) for row in top]
    single = [Header(number, cells, 1) for number, cells in rows]
    double = [Header(number, _merged(upper, lower), 2) for (_, upper), (number, lower) in pairwise(rows)]
    return single + double


def _merged(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The lower cell where it is filled, else the upper; below 成员1 the two together (成员1姓名)."""
    width = max(len(upper), len(lower))
    member, merged = "", []
    for high, low in zip(*([*row, *[""] * (width - len(row))] for row in (upper, lower)), strict=True):
        if high.strip():
            member = high if _MEMBER.fullmatch(header_text(high)) else ""
        merged.append(member + low if low.strip() else high)
    return tuple(merged)


def _with_rows(titles: Titles, top: Sequence[TopRow], header: Header) -> Titles:
    above = [row for row in top if row.number < header.row]
    return Titles(titles.sheet, titles.file, [cell for row in above for cell in row.cells if cell])


def _reading(header: Header, titles: Titles, mapping: Mapping[str, str]) -> Reading:
    headers = header.compared
    members = members_in(headers)
    if members.name_people:
        wide = _wide(headers, members, mapping)
        best = recognised(wide, titles)
        if best is not None and best.roster is DIBAO_FAMILIES:
            return Reading(header, wide, best, members)
    among = candidates(headers, mapping)
    return Reading(header, among, recognised(among, titles), Members({}))


def _wide(headers: Sequence[str], members: Members, mapping: Mapping[str, str]) -> list[Candidate]:
    """The rosters that the columns beside the members answer to; the members are seen to already."""
    beside = ["" if position in members.positions else header for position, header in enumerate(headers)]
    return [each for each in candidates(beside, mapping) if each.roster.name != "dibao_members"]

"""Which roster a sheet is (design: rosters, "Which roster")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning.writing import narrow, without_spaces
from doudi.rosters.columns import Roster

PLACE_HEADERS = {"县区": "county", "镇街": "town", "村社区": "village"}
"""The three columns that together stand for `area_code`."""

MATCHING_HEADERS = {"性别": "sex", "出生日期": "birth"}
"""Read for matching only, never counted."""

Found = Mapping[str, int]
"""Column name (or county, town, village, sex, birth) to its position in the sheet."""


@dataclass(frozen=True)
class Candidate:
    """A roster as one header row answers to it."""

    roster: Roster
    found: Found

    @property
    def matched(self) -> set[str]:
        """Its own columns that the sheet has; 县区, 镇街, 村社区 count as one."""
        places = {"area_code"} if set(PLACE_HEADERS.values()) & set(self.found) else set()
        return {name for name in self.found if name in self.roster.by_name} | places

    @property
    def missing(self) -> tuple[str, ...]:
        """Headers of its required columns that the sheet lacks; a snapshot's month may be missing."""
        excused = {"month"} if self.roster.snapshot else set()
        return tuple(each.header for each in self.roster.required if each.name not in self.matched | excused)

    @property
    def share(self) -> float:
        """The share of its own columns that the sheet has."""
        return len(self.matched) / len(self.roster.columns)


@dataclass(frozen=True)
class Titles:
    """Where a roster may name itself: the sheet name, the file name, the title rows; in this order."""

    sheet: str
    file: str
    rows: Sequence[str] = ()

    def naming(self, roster: Roster) -> tuple[bool, bool, bool]:
        """Which of the three hold the title of the roster."""
        title = header_text(roster.title)
        in_rows = any(title in header_text(row) for row in self.rows)
        return title in header_text(self.sheet), title in header_text(self.file), in_rows


@lru_cache(maxsize=4096)
def header_text(cell: str) -> str:
    """A header as it is compared: without spaces and line breaks, narrowed, 身份证 read as 身份证号.

    The same few rows of a sheet are asked about for each way to read its header, and for each roster.
    """
    text = narrow(without_spaces(cell))
    for ending in ("公民身份号码", "身份证号码", "身份证"):
        if text.endswith(ending):
            return text.removesuffix(ending) + "身份证号"
    return text


def candidates(headers: Sequence[str], mapping: Mapping[str, str], rosters: Iterable[Roster] = ALL) -> list[Candidate]:
    """Every roster with at least one column of its own among these headers.

    headers: as `header_text` gives them, empty = no header. mapping: header to column name, confirmed by the user.
    """
    named = {header_text(header): name for header, name in mapping.items()}
    answered = [Candidate(roster, _found(roster, headers, named)) for roster in rosters]
    return [candidate for candidate in answered if candidate.matched]


def recognised(among: Sequence[Candidate], titles: Titles) -> Candidate | None:
    """The roster with most matched columns of those whose required columns are all there; None = none or several."""
    complete = [candidate for candidate in among if not candidate.missing]
    best = _largest(complete, [len(candidate.matched) for candidate in complete])
    if len(best) > 1:
        namings = {candidate.roster.name: titles.naming(candidate.roster) for candidate in best}
        for place in range(3):
            best = [each for each in best if namings[each.roster.name][place]] or best
    best = _largest(best, [candidate.share for candidate in best])
    return best[0] if len(best) == 1 else None


def nearest(among: Sequence[Candidate]) -> Candidate | None:
    """Of a sheet that is not recognised: the roster that lacks least and matches most."""
    return min(among, key=lambda each: (len(each.missing), -len(each.matched)), default=None)


def _largest(among: Sequence[Candidate], sizes: Sequence[float]) -> list[Candidate]:
    return [candidate for candidate, size in zip(among, sizes, strict=True) if size == max(sizes)]


def _found(roster: Roster, headers: Sequence[str], named: Mapping[str, str]) -> Found:
    """Where each column stands; of two headers for one column the one that comes first in its list of headers."""
    answers = ANSWERS[roster.name]
    confirmed = {header: (name, -1) for header, name in named.items() if name in known_names(roster)}
    ranked: dict[str, tuple[int, int]] = {}
    for position, header in enumerate(headers):
        if (answer := confirmed.get(header) or answers.get(header)) is not None:
            name, rank = answer
            ranked[name] = min(ranked.get(name, (rank, position)), (rank, position))
    return {name: position for name, (_, position) in ranked.items()}


def known_names(roster: Roster) -> set[str]:
    """What a header of this roster may stand for. The names of places are no columns of `areas` itself."""
    places = set(PLACE_HEADERS.values()) if roster.has_area and roster.name != "areas" else set()
    return set(roster.by_name) | places | set(MATCHING_HEADERS.values())


def _answers(roster: Roster) -> Mapping[str, tuple[str, int]]:
    """Header to column name and its rank among the headers of that column."""
    answers = {header: (name, 0) for header, name in (PLACE_HEADERS | MATCHING_HEADERS).items()}
    for column in roster.columns:
        answers |= {header_text(header): (column.name, rank) for rank, header in enumerate(column.headers)}
    return {header: (name, rank) for header, (name, rank) in answers.items() if name in known_names(roster)}


ANSWERS: Mapping[str, Mapping[str, tuple[str, int]]] = {roster.name: _answers(roster) for roster in ALL}

KNOWN_HEADERS = {header for answers in ANSWERS.values() for header in answers}
"""Whatever is a header of some roster."""

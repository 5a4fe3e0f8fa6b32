"""Persons that somebody has established for rows without a readable id (design: rosters, §3 "A person confirms")."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from doudi.rosters.catalogue import ALL
from doudi.rosters.recognise import header_text

_ROSTERS = {header_text(said): roster.name for roster in ALL for said in (roster.title, roster.name)}


@dataclass(frozen=True)
class SeenRow:
    """A row without its person id, as it is seen. placeless: it names no place; else a null area_code is unknown."""

    roster: str
    file: str
    sheet: str
    row: int
    name: str | None
    birth: date | None
    area_code: str | None
    placeless: bool


class EstablishedPersons:
    """The rows of `identities` that hold on the as-of day.

    Held: confirmed_by stated and confirmed_on not after that day. `contradicted` collects the rows of `identities`
    that gave one row different ids, by row_id: none of them holds for it.
    """

    def __init__(self, identities: Iterable[Mapping[str, Any]] = (), as_of: date = date.max) -> None:
        self._by_place: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
        self._by_person: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
        self.contradicted: dict[int, Mapping[str, Any]] = {}
        for identity in identities:
            if identity["confirmed_by"] and identity["confirmed_on"] and identity["confirmed_on"] <= as_of:
                self._add(identity)

    def _add(self, identity: Mapping[str, Any]) -> None:
        roster = _ROSTERS.get(header_text(identity["roster"]), "")
        place = (roster, identity["file"], identity["sheet"] or "", identity["row"])
        person = (roster, identity["name"], identity["birth"], identity["area_code"])
        if identity["file"] and identity["row"] is not None:
            self._by_place[place].append(identity)
        elif all(person[:3]) and (identity["area_code"] or identity["area_code_blank"]):
            self._by_person[person].append(identity)

    def id_of(self, row: SeenRow) -> str | None:
        """The id established for this row; None = none, or different ones."""
        named = list(self._by_place.get((row.roster, row.file, row.sheet, row.row), ()))
        if row.area_code or row.placeless:
            named += self._by_person.get((row.roster, row.name, row.birth, row.area_code), ())
        held = [identity for identity in named if _fits(identity, row)]
        ids = {identity["id_no"] for identity in held}
        if len(ids) > 1:
            self.contradicted |= {identity["row_id"]: identity for identity in held}
        return ids.pop() if len(ids) == 1 else None


def _fits(identity: Mapping[str, Any], row: SeenRow) -> bool:
    """All that is stated must be equal."""
    seen = {"file": row.file, "sheet": row.sheet, "row": row.row}
    seen |= {"name": row.name, "birth": row.birth, "area_code": row.area_code}
    return all(identity[key] is None or identity[key] == value for key, value in seen.items())

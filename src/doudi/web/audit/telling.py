"""Lines of the log in words: what was done, to which row, and what stands beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from doudi.web.audit.models import Entry
from doudi.web.audit.words import ACTIONS, DETAILS, KINDS, REFERS, VALUES, Named
from doudi.web.orgs.actor import Actor

Names = Mapping[str, Mapping[int, Named]]


@dataclass(frozen=True)
class Told:
    """A line in words. `kind`: of which kind the row is, `row`: how it is called; `details`: label and value."""

    entry: Entry
    action: str
    kind: str
    row: Named
    details: list[tuple[str, str]]


def told(entries: Iterable[Entry], reader: Actor) -> list[Told]:
    """The lines as a reader may be told them; each kind of row is asked for once."""
    lines = list(entries)
    names = _names(lines, reader)
    return [
        Told(
            line,
            str(ACTIONS.get(line.action, line.action)),
            str(KINDS[line.kind].words) if line.kind in KINDS else line.kind,
            _row(line, names),
            list(_details(line, names)),
        )
        for line in lines
    ]


def _names(lines: Iterable[Entry], reader: Actor) -> Names:
    wanted: dict[str, set[int]] = {}
    for line in lines:
        if line.object_id.isdigit():
            wanted.setdefault(line.kind, set()).add(int(line.object_id))
        for key, value in line.detail.items():
            if key in REFERS and _is_number(value):
                wanted.setdefault(REFERS[key], set()).add(value)
    return {
        kind: KINDS[kind].named(reader, keys)  # type: ignore[misc]  # asked for on the next line
        for kind, keys in wanted.items()
        if kind in KINDS and KINDS[kind].named
    }


def _row(line: Entry, names: Names) -> Named:
    if not line.object_id.isdigit():
        return Named(line.object_id)
    return names.get(line.kind, {}).get(int(line.object_id)) or Named(line.object_id)


def _details(line: Entry, names: Names) -> Iterator[tuple[str, str]]:
    for key, value in line.detail.items():
        if value not in (None, "", [], "None"):
            yield str(DETAILS.get(key, key)), _value(key, value, names)


def _value(key: str, value: Any, names: Names) -> str:
    if isinstance(value, list):
        return "、".join(_value(key, one, names) for one in value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if key in REFERS and _is_number(value) and (row := names.get(REFERS[key], {}).get(value)):
        return row.name
    return str(VALUES.get(key, {}).get(str(value), value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)

"""What other apps let be exported: rows and their columns. Each app says it in its `disclosed.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from doudi.web.orgs.actor import Actor


@dataclass(frozen=True)
class Column:
    """A column of an export. `mask`: how a personal value looks unopened; None: it is not personal.
    `needs`: the action a role must hold to choose it.
    """

    key: str
    title: str
    read: Callable[[Any], Any]
    mask: Callable[[Any], str] | None = None
    needs: str | None = None
    width: int = 16


@dataclass(frozen=True)
class Exportable:
    """A kind of list. `rows`: those an actor sees under a filter, as the list's address holds it."""

    kind: str
    title: str
    rows: Callable[[Actor, str], QuerySet]
    columns: tuple[Column, ...]
    by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {column.key: column for column in self.columns})

    def open_to(self, actor: Actor) -> list[Column]:
        """The columns this actor's role may choose."""
        return [column for column in self.columns if column.needs is None or actor.may(column.needs)]


KINDS: dict[str, Exportable] = {}


def register(exportable: Exportable) -> None:
    """Let this kind of list be exported."""
    KINDS[exportable.kind] = exportable

"""What other apps let be opened: rows with personal values. Each app says it in its `disclosed.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from doudi.web.orgs.actor import Actor


@dataclass(frozen=True)
class Openable:
    """A kind of rows. `rows`: those an actor sees; `values`: label and plain value of each personal value of a row;
    `here`: the address of a row's own page.
    """

    kind: str
    rows: Callable[[Actor], QuerySet]
    values: Callable[[Any], Iterable[tuple[str, str]]]
    here: Callable[[Any], str]


KINDS: dict[str, Openable] = {}


def register(openable: Openable) -> None:
    """Let this kind of rows be opened."""
    KINDS[openable.kind] = openable


def row_of(kind: str, key: int, actor: Actor) -> Model | None:
    """The row of this kind and number, if the actor sees it."""
    openable = KINDS.get(kind)
    return openable.rows(actor).filter(pk=key).first() if openable else None

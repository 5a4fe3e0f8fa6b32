"""What the codes of the log are called. Each app says it in a module `logged`, found when the site starts.

The log itself keeps codes, for words may change and a language is the reader's own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise

from doudi.web.orgs.actor import Actor


class Named(NamedTuple):
    """What a reader is told of a row: how it is called, and its address if the reader may open it."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of rows. `named`: the names of those of the rows that a reader may learn of, in one question."""

    words: str | Promise
    named: Callable[[Actor, Iterable[int]], Mapping[int, Named]] | None = None


ACTIONS: dict[str, str | Promise] = {}
KINDS: dict[str, Kind] = {}
DETAILS: dict[str, str | Promise] = {}
VALUES: dict[str, dict[str, str | Promise]] = {}
REFERS: dict[str, str] = {}
"""Details that are the number of a row, and of which kind."""


def declare(
    *,
    actions: Mapping[str, str | Promise] | None = None,
    kinds: Mapping[str, Kind] | None = None,
    details: Mapping[str, str | Promise] | None = None,
    values: Mapping[str, Mapping[Any, str | Promise]] | None = None,
    refers: Mapping[str, str] | None = None,
) -> None:
    """Make words known: of actions, of kinds of rows, of details and of the codes that stand in details."""
    if twice := ACTIONS.keys() & (actions or {}).keys():
        raise ValueError(f"two apps name the actions {sorted(twice)}")
    ACTIONS.update(actions or {})
    KINDS.update(kinds or {})
    DETAILS.update(details or {})
    REFERS.update(refers or {})
    for name, words in (values or {}).items():
        VALUES.setdefault(name, {}).update({str(code): said for code, said in words.items()})


def actions_said(text: str) -> list[str]:
    """The actions in whose words, in the reader's language, a text occurs."""
    return [action for action, words in ACTIONS.items() if text.lower() in str(words).lower()]

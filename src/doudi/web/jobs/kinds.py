"""The kinds of work: functions under a name, registered where they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

RETRIES = 3


@dataclass(frozen=True)
class Kind:
    """A kind of work. `seen_at(job)`: the address where its result is looked at."""

    name: str
    run: Callable[..., Any]
    title: str | Promise
    retries: int
    seen_at: Callable[[Any], str] | None


KINDS: dict[str, Kind] = {}


def job(
    name: str,
    *,
    title: str | Promise = "",
    retries: int = RETRIES,
    seen_at: Callable[[Any], str] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register `def run(running: Running, **given)` as the work of this name."""

    def decorate(run: Callable[..., Any]) -> Callable[..., Any]:
        if name in KINDS and KINDS[name].run.__qualname__ != run.__qualname__:
            raise ValueError(f"two kinds of work are called {name}")
        KINDS[name] = Kind(name, run, title or name, retries, seen_at)
        run.kind = name  # type: ignore[attr-defined]
        return run

    return decorate

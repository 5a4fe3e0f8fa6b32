"""Dear answers, kept for a minute for all who ask the same, with the moment they were reckoned."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, Count, QuerySet, Value
from django.utils import timezone
from django.utils.crypto import salted_hmac

T = TypeVar("T")
FRESH_FOR = timedelta(minutes=1)
KEPT_FOR = timedelta(minutes=10)
"""Nobody is shown anything older, however long the reckoning takes."""
MANY = 10_000
"""Fewer rows are counted anew each time: an index counts so many in a few ms."""
GONE: Any = object()
LOCKS = [threading.RLock() for _n in range(64)]


@dataclass(frozen=True)
class Kept(Generic[T]):
    """A value and when it was reckoned. It is fetched when it is looked at: often the moment is enough."""

    at: datetime
    fetch: Callable[[], T]

    @cached_property
    def value(self) -> T:
        """The value."""
        return self.fetch()


def kept(key: str, reckon: Callable[[], T], worth: Callable[[T], bool] = lambda _value: True) -> Kept[T]:
    """The value of a key, reckoned anew each minute, kept if it is `worth` it.

    While one reckons, the others read the value before; where there is none yet they wait: nothing is reckoned twice.
    """
    held = _held(key, reckon)
    if held and _is_fresh(held.at):
        return held
    lock = LOCKS[hash(key) % len(LOCKS)]
    if not lock.acquire(blocking=held is None):
        return held  # type: ignore[return-value]  # only a held value is not waited for
    try:
        held = _held(key, reckon)
        return held if held and _is_fresh(held.at) else _anew(key, reckon, worth)
    finally:
        lock.release()


def _is_fresh(at: datetime) -> bool:
    """Whether what was reckoned then still stands; a clock that was turned back makes it old."""
    return timedelta(0) <= timezone.now() - at < FRESH_FOR


def _held(key: str, reckon: Callable[[], T]) -> Kept[T] | None:
    def fetch() -> T:
        value: T = cache.get(_value_of(key), GONE)
        return reckon() if value is GONE else value

    at = cache.get(key)
    return Kept(at, fetch) if at else None


def _anew(key: str, reckon: Callable[[], T], worth: Callable[[T], bool]) -> Kept[T]:
    at, value = timezone.now(), reckon()
    if worth(value):
        _keep(key, at, value)
    else:
        cache.delete(key)
    return Kept(at, lambda: value)


def _keep(key: str, at: datetime, value: object) -> None:
    cache.set(_value_of(key), value, KEPT_FOR.total_seconds())
    cache.set(key, at, KEPT_FOR.total_seconds())


def _value_of(key: str) -> str:
    return f"{key}:value"


def counted(rows: QuerySet) -> Kept[int]:
    """How many rows there are; of many, a minute ago at most. The question, with the scope in it, is the key."""
    bare = rows.order_by().values("pk")
    key = _key(bare)
    if not key:
        return Kept(timezone.now(), lambda: 0)
    return kept(key, bare.count, lambda n: n >= MANY)


def counted_together(heaps: Mapping[str, QuerySet]) -> dict[str, int]:
    """How many rows each heap has, as `counted` says, but asked in one question: a desk has more heaps than a page may
    ask questions. Heaps known to be large keep their number for a minute as ever.
    """
    found = dict.fromkeys(heaps, 0)
    keys = {name: key for name, rows in heaps.items() if (key := _key(rows.order_by().values("pk")))}
    large = cache.get_many(keys.values())
    found |= {name: counted(heaps[name]).value for name, key in keys.items() if key in large}
    anew = _count_at_once({name: heaps[name] for name, key in keys.items() if key not in large})
    for name in [name for name, n in anew.items() if n >= MANY]:
        _keep(keys[name], timezone.now(), anew[name])
    return found | anew


def _count_at_once(heaps: Mapping[str, QuerySet]) -> dict[str, int]:
    """A line for each heap, one under the other."""
    lines = [
        rows.order_by().values(heap=Value(name, CharField())).annotate(n=Count("*")).values_list("heap", "n")
        for name, rows in heaps.items()
    ]
    return dict(lines[0].union(*lines[1:], all=True)) if lines else {}


def _key(bare: QuerySet) -> str:
    """The key of a question; empty if it has no answer."""
    question: Any = None
    with suppress(EmptyResultSet):
        question = bare.query.sql_with_params()
    if question is None:
        return ""
    return f"counted:{salted_hmac('doudi.counted', repr(question), algorithm='sha256').hexdigest()}"

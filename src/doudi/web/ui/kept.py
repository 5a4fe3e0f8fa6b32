"""Dear answers, kept for a minute for all who ask the same, with the moment they were reckoned."""

import pickle
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
LOCKS = [threading.RLock() for _n in range(64)]


@dataclass(frozen=True)
class Kept(Generic[T]):
    """A value and when it was reckoned. It stays packed until it is looked at: often the moment is enough."""

    at: datetime
    packed: bytes

    @cached_property
    def value(self) -> T:
        """The value."""
        return pickle.loads(self.packed)  # packed by this process, as the cache itself does it

    @property
    def is_fresh(self) -> bool:
        """Whether it still stands; a clock that was turned back makes it old."""
        return timedelta(0) <= timezone.now() - self.at < FRESH_FOR


def kept(key: str, reckon: Callable[[], T], worth: Callable[[T], bool] = lambda _value: True) -> Kept[T]:
    """The value of a key, reckoned anew each minute, kept if it is `worth` it.

    While one reckons, the others read the value before; where there is none yet they wait: nothing is reckoned twice.
    """
    held: Kept[T] | None = cache.get(key)
    if held is not None and held.is_fresh:
        return held
    lock = LOCKS[hash(key) % len(LOCKS)]
    if not lock.acquire(blocking=held is None):
        return held  # type: ignore[return-value]  # only a held value is not waited for
    try:
        held = cache.get(key)
        return held if held is not None and held.is_fresh else _anew(key, reckon, worth)
    finally:
        lock.release()


def _anew(key: str, reckon: Callable[[], T], worth: Callable[[T], bool]) -> Kept[T]:
    held: Kept[T] = Kept(timezone.now(), pickle.dumps(reckon()))
    if worth(held.value):
        cache.set(key, held, KEPT_FOR.total_seconds())
    else:
        cache.delete(key)
    return held


def counted(rows: QuerySet) -> Kept[int]:
    """How many rows there are; of many, a minute ago at most. The question, with the scope in it, is the key."""
    bare = rows.order_by().values("pk")
    key = _key(bare)
    if not key:
        return Kept(timezone.now(), pickle.dumps(0))
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
        cache.set(keys[name], Kept(timezone.now(), pickle.dumps(anew[name])), KEPT_FOR.total_seconds())
    return found | anew


def _count_at_once(heaps: Mapping[str, QuerySet]) -> dict[str, int]:
    """A line for each heap, one under the other."""
    lines = [
        rows.order_by().values(heap=Value(name, CharField())).annotate(n=Count("pk")).values_list("heap", "n")
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

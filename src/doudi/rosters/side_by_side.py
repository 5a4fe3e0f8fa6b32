"""Work that leaves Python's lock free (Arrow, zlib, the readers) done on several cores, its results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_ONCE = 2
"""Items in work at a time: a third waits in memory, no more are made ahead."""


def side_by_side(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What the work makes of each item, in their order; while results are used the next items are in work."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        coming: deque[Future[Result]] = deque()
        for item in items:
            coming.append(pool.submit(copy_context().run, work, item))  # the language in use is of the context
            if len(coming) > AT_ONCE:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()

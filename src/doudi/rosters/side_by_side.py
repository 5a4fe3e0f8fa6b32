"""Work that leaves Python's lock free (Arrow, zlib, the readers) done on several cores, its results in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_ONCE = 2
"""Items in work at a time: a third waits in memory, no more are made ahead."""


def side_by_side(
    work: Callable[[Item], Result], items: Iterable[Item], at_once: int = AT_ONCE
) -> Generator[Result, None, None]:
    """What the work makes of each item, in their order; while results are used the next items are in work."""
    pool = ThreadPoolExecutor(at_once)
    try:
        coming: deque[Future[Result]] = deque()
        for item in items:
            coming.append(pool.submit(copy_context().run, work, item))  # the language in use is of the context
            if len(coming) > at_once:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)  # who is interrupted waits for what is in work, and for nothing more

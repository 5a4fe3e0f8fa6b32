"""SQLite has one writer: who finds it busy waits a little and tries again."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

Given = TypeVar("Given")
TRIES = 6
FIRST_PAUSE = 0.05


def patiently(do: Callable[[], Given], tries: int = TRIES) -> Given:
    """Do a whole transaction; when the database is locked, again with growing pauses. Raises what still fails then.

    Inside an open transaction nothing is tried again: that transaction is lost, and its outermost caller may repeat it.
    """
    for n in range(tries):
        try:
            return do()
        except OperationalError as error:
            if not is_locked(error) or connection.in_atomic_block or n == tries - 1:
                raise
            time.sleep(FIRST_PAUSE * 2**n * random.uniform(0.5, 1.5))
    raise AssertionError("the last try returns or raises")


def is_locked(error: OperationalError) -> bool:
    """Whether the database only says that somebody else is writing."""
    return "is locked" in str(error)

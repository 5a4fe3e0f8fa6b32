"""A draw that anybody can repeat: the cases ordered by SHA-256 of seed and number, the first so many taken."""

import hashlib
import math
from collections.abc import Iterable


def drawn(seed: str, numbers: Iterable[str], n: int) -> list[str]:
    """The n numbers that this seed draws."""
    return sorted(numbers, key=lambda number: hashlib.sha256(f"{seed}\n{number}".encode()).digest())[:n]


def quota(n_cases: int, percent: int) -> int:
    """How many of so many cases are drawn: the share, rounded up, so at least one where there is any."""
    return min(n_cases, math.ceil(n_cases * percent / 100))

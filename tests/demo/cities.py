"""Demo cities of the tests, invented once."""

from datetime import date
from functools import cache

from doudi.demo.city import City, invent

JUNE_2020 = date(2020, 6, 30)
JULY_2021 = date(2021, 7, 31)
"""After the rules of 2021 came into force."""


@cache
def city(seed: int = 1, as_of: date = JUNE_2020, scale: int = 1) -> City:
    """A city; the same for the same arguments."""
    return invent(scale, seed, as_of)

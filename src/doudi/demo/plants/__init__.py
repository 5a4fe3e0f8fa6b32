"""Wrongs, near misses, gaps and excuses, planted one by one into a lawful city."""

from collections.abc import Callable

from doudi.demo.plants import coverage
from doudi.demo.plants.draft import Draft

PLANTS: tuple[Callable[[Draft], None], ...] = (coverage.plant,)

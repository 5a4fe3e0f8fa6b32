"""Wrongs, near misses, gaps and excuses, planted one by one into a lawful city."""

from collections.abc import Callable

from doudi.demo.plants import (
    accounts,
    aid,
    batches,
    carers,
    coverage,
    dibao_amounts,
    dibao_families,
    dibao_people,
    epidemic,
    outliers,
    payments,
    procedure,
    tekun,
    transfers,
)
from doudi.demo.plants.draft import Draft

_FAMILIES = (
    coverage, dibao_people, dibao_families, dibao_amounts, tekun, carers, aid, epidemic, payments, accounts, batches,
    transfers, procedure, outliers,
)  # fmt: skip

PLANTS: tuple[Callable[[Draft], None], ...] = tuple(family.plant for family in _FAMILIES)

"""The checks, found by walking the package: adding a file is adding a check."""

import importlib
import pkgutil
from functools import cache

import doudi.checks
from doudi.checks.api import Check

TOPIC_DEPTH = 3  # doudi.checks.<topic>.<check>
FAMILIES = ("LB", "DB", "TK", "LS", "YQ", "ZJ", "CX", "GL")


@cache
def catalogue() -> dict[str, Check]:
    """Code to check, in the order of the design: by family, then number."""
    found = [_check_of(name) for name in _modules()]
    return {one.code: one for one in sorted(found, key=lambda one: order(one.code))}


def order(code: str) -> tuple[int, int]:
    """The place of a code in the catalogue."""
    family, _, number = code.partition("-")
    return FAMILIES.index(family), int(number)


def _modules() -> list[str]:
    """The modules of the topic folders; those beside them say what a check is."""
    walked = pkgutil.walk_packages(doudi.checks.__path__, "doudi.checks.")
    return [module.name for module in walked if not module.ispkg and module.name.count(".") == TOPIC_DEPTH]


def _check_of(module: str) -> Check:
    """The check in a module: file name = function name."""
    made = getattr(importlib.import_module(module), module.rpartition(".")[2])
    if not isinstance(made, Check):
        raise TypeError(f"{module} holds no check of its own name")
    return made

"""Benchmarks run rarely: what they take from the code is there all the same."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

FOLDERS = ("bench", "tools")
ROOT = Path(__file__).resolve().parents[1]


def taken(file: Path) -> Iterator[tuple[str, str]]:
    """Module and name of everything a script takes from Doudi."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("doudi"):
            yield from ((node.module, one.name) for one in node.names)


@pytest.mark.parametrize(
    "file", [file for folder in FOLDERS for file in sorted((ROOT / folder).glob("*.py"))], ids=lambda file: file.name
)
def test_what_a_script_takes_is_there(file: Path) -> None:
    for module, name in taken(file):
        assert hasattr(import_module(module), name), f"{module} has no {name}"

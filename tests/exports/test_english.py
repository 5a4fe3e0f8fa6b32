"""The English of everything written for people is complete."""

import ast
import re
from pathlib import Path

import pytest

import doudi
from doudi.language import catalogue

ROOT = Path(doudi.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAID = re.compile(r"say\(\s*\"([^\"]+)\"")
SOURCES = [
    *sorted((ROOT / "exports").rglob("*.py")),
    ROOT / "commands" / "explain.py",
    ROOT / "commands" / "verdicts.py",
]
PAGES = sorted((ROOT / "exports").rglob("*.html"))


def texts(path: Path) -> set[str]:
    """The Chinese texts of a module, docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return {node.value for node in constants if isinstance(node.value, str) and CHINESE.search(node.value)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_text_of_the_code_has_its_english(path: Path) -> None:
    assert texts(path) - set(catalogue()) == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_text_of_a_page_is_said_and_has_its_english(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert set(SAID.findall(source)) - set(catalogue()) == set()
    assert CHINESE.findall(SAID.sub("", source)) == []


def test_a_translation_keeps_the_placeholders() -> None:
    holes = re.compile(r"\{[a-z_]+\}|&[PN]")
    said = {text for path in SOURCES for text in texts(path)} | {
        text for path in PAGES for text in SAID.findall(path.read_text(encoding="utf-8"))
    }
    english = catalogue()
    assert {text for text in said if sorted(holes.findall(text)) != sorted(holes.findall(english[text]))} == set()

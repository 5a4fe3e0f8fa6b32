"""Every text that is said has its English, with the same placeholders."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import doudi
from doudi.language import catalogue, say, speak

SOURCES = sorted(Path(doudi.__file__).parent.rglob("*.py"))


@pytest.fixture
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("zh")


def said(source: Path) -> Iterator[str]:
    """The literal texts handed to `say` in a module."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
            yield from literals(node.args[0])


def literals(text: ast.expr) -> Iterator[str]:
    """A text, or both texts of `a if … else b`."""
    if isinstance(text, ast.Constant):
        yield text.value
    elif isinstance(text, ast.IfExp):
        yield from literals(text.body)
        yield from literals(text.orelse)


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(SOURCES[0].parent)))
def test_what_a_module_says_has_its_english(source: Path):
    assert [text for text in said(source) if text not in catalogue()] == []


def test_the_english_has_the_placeholders_of_the_chinese():
    differing = {zh: en for zh, en in catalogue().items() if not placeholders(en) <= placeholders(zh)}
    assert differing == {}


def test_a_text_is_spoken_in_the_language_in_use(english: None):
    assert say("命令") == "Commands"


def test_placeholders_are_filled():
    assert say("出错：{what}", what="名册") == "出错：名册"


def test_a_text_without_english_stays_chinese(english: None):
    assert say("没有译文的字") == "没有译文的字"

"""The page of parameters is what the data say, and everything on it can be said in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import doudi.commands.policy
import doudi.policy
from doudi.language import catalogue
from doudi.policy.book import read_book
from doudi.policy.page import page

PAGE = Path(__file__).parents[2] / "docs" / "policy.md"
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read_book()), "python -m doudi.policy.page > docs/policy.md"


def test_the_page_names_every_parameter_and_document() -> None:
    book, text = read_book(), page(read_book())
    assert [parameter.name for parameter in book if f"`{parameter.name}`" not in text] == []
    assert [source for source in book.sources if f"`{source}`" not in text] == []
    line = next(line for line in text.splitlines() if "`temporary_aid.town_limit`" in line)
    for part in ("10000元", "6103", "2020-04-24", "宝民发〔2020〕109号", "单次救助金额在1万元以下", "已核对"):
        assert part in line


def of_the_code() -> Iterator[str]:
    """Every Chinese text in the modules of this part, without docstrings."""
    folder = Path(doudi.policy.__file__).parent
    for path in (*folder.glob("*.py"), Path(doudi.commands.policy.__file__)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        yield from (text for text in told if not text.endswith((".", "\n    ")))


def of_the_data() -> Iterator[str]:
    """Titles, notes, code words, documents and clause numbers."""
    book = read_book()
    for parameter in book:
        yield from (parameter.title, *parameter.choices)
        for entry in parameter.entries:
            values = entry.value if isinstance(entry.value, tuple) else (entry.value,)
            yield from (entry.note, *map(str, values))
    for source in book.sources.values():
        yield from (source.title, *source.issuers, *(clause.label for clause in source.clauses))


def test_every_text_has_its_english() -> None:
    texts = {text for text in (*of_the_code(), *of_the_data()) if CHINESE.search(text)}
    assert len(texts) > 200
    assert sorted(texts - catalogue().keys()) == []

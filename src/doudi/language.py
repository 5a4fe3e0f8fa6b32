"""One voice in two languages: every text is written in Chinese and looked up in the English catalogue when asked for.

The catalogues are the gettext files `locale/en/*.po`, one for each part of the house.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Literal

from babel.messages.pofile import read_po

Language = Literal["zh", "en"]

_language: ContextVar[Language] = ContextVar("language", default="zh")

_elsewhere: list[Callable[[], Mapping[str, str]]] = []


def speak(language: Language) -> None:
    """Use this language from now on, in this thread or task."""
    _language.set(language)


def spoken() -> Language:
    """The language in use."""
    return _language.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """This language within the block, what was spoken before after it."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def say(text: str, **given: object) -> str:
    """The text in the language in use, its {placeholders} filled.

    A text without a translation stays Chinese; a test holds the English catalogue complete.
    """
    wording = english(text) if spoken() == "en" else text
    return wording.format(**given) if given else wording


def english(text: str) -> str:
    """The English of a text, or the text itself where there is none."""
    return catalogue().get(text) or next((there[text] for know in _elsewhere if text in (there := know())), text)


def learn(texts: Callable[[], Mapping[str, str]]) -> None:
    """Know texts too whose English stands elsewhere than in the catalogues, as the titles of checks do in the checks.

    `texts`: gives them, Chinese to English; asked when English is first wanted.
    """
    _elsewhere.append(cache(texts))


@cache
def catalogue() -> dict[str, str]:
    """The English catalogue: Chinese text to English text, of all `locale/en/*.po` files."""
    found: dict[str, str] = {}
    for source in sorted(files("doudi").joinpath("locale/en").iterdir(), key=lambda entry: entry.name):
        if source.name.endswith(".po"):
            with source.open("rb") as handle:
                messages = read_po(handle, locale="en")
            found.update({str(entry.id): str(entry.string) for entry in messages if entry.id and entry.string})
    return found

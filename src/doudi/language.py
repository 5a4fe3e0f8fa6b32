"""One voice in two languages: every text is written in Chinese and looked up in the English catalogue when asked for.

The catalogues are the gettext files `locale/en/*.po`, one for each part of the house.
"""

from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Literal

from babel.messages.pofile import read_po

Language = Literal["zh", "en"]

_language: ContextVar[Language] = ContextVar("language", default="zh")


def speak(language: Language) -> None:
    """Use this language from now on, in this thread or task."""
    _language.set(language)


def spoken() -> Language:
    """The language in use."""
    return _language.get()


def say(text: str, **given: object) -> str:
    """The text in the language in use, its {placeholders} filled.

    A text without a translation stays Chinese; a test holds the English catalogue complete.
    """
    wording = catalogue().get(text, text) if spoken() == "en" else text
    return wording.format(**given) if given else wording


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

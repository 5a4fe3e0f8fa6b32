"""The command line in the language in use: our own help texts, and the words of click itself."""

import gettext
import os
import re
from collections.abc import Iterable, Iterator
from copy import copy
from importlib.resources import files
from itertools import pairwise
from unicodedata import east_asian_width

import click

from doudi.language import Language, say, speak


def speak_everywhere(language: Language) -> None:
    """Use this language for our texts, and for the headings and usage errors that click writes by gettext."""
    speak(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", str(files("doudi").joinpath("locale")))
    gettext.textdomain("click")


def wanted_language(arguments: list[str]) -> Language:
    """The value of `--lang`, wherever it stands: a usage error before it is to be spoken too. Chinese without one."""
    parts = [part for argument in arguments for part in argument.split("=", 1)]
    given = [value for name, value in pairwise(parts) if name == "--lang"]
    return "en" if given and given[-1] == "en" else "zh"


def lang_option() -> click.Option:
    """`--lang zh|en`, which every command takes."""
    return click.Option(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        default="zh",
        show_default=True,
        expose_value=False,
        help=say("输出所用的语言"),
    )


def spoken(command: click.Command) -> click.Command:
    """A copy of the command, its help in the language in use and with `--lang`; the original stays as it is."""
    copied = copy(command)
    copied.help = say(command.help) if command.help else None
    copied.options_metavar = say("[选项]")
    copied.context_class = Context
    copied.params = [*map(_spoken_parameter, command.params), lang_option()]
    return copied


def _spoken_parameter(parameter: click.Parameter) -> click.Parameter:
    copied = copy(parameter)
    if isinstance(copied, click.Option) and copied.help:
        copied.help = say(copied.help)
    if copied.metavar:
        copied.metavar = say(copied.metavar)
    return copied


class Formatter(click.HelpFormatter):
    """A help page whose columns stand straight: a Chinese character is two columns wide, click counts one."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Two columns: option or command, and what it does."""
        rows = list(rows)
        column = min(max(width(first) for first, _ in rows), col_max) + col_spacing
        for first, second in rows:
            lead = [] if width(first) + col_spacing <= column else [first]
            lines = list(wrapped(second, self.width - self.current_indent - column)) or [""]
            heads = ["" if lead else first] + [""] * (len(lines) - 1)
            padded = [head + " " * (column - width(head)) + line for head, line in zip(heads, lines, strict=True)]
            for line in lead + padded:
                self.write(" " * self.current_indent + line.rstrip() + "\n")


class Context(click.Context):
    """The context of our commands: their help pages are ours."""

    formatter_class = Formatter


def width(text: str) -> int:
    """The columns a text takes on a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, limit: int) -> Iterator[str]:
    """The text in lines of at most `limit` columns, broken after a space or a wide character."""
    line = ""
    for piece in re.findall(r"[^\s\u2e80-\uffef]*(?:\s+|[\u2e80-\uffef]|$)", text):
        if line and width(line + piece.rstrip()) > limit:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line

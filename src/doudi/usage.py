"""The command line in the language in use: our own help texts, and the words of click itself."""

import gettext
import os
from copy import copy
from importlib.resources import files
from itertools import pairwise

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
    copied.params = [*map(_spoken_parameter, command.params), lang_option()]
    return copied


def _spoken_parameter(parameter: click.Parameter) -> click.Parameter:
    copied = copy(parameter)
    if isinstance(copied, click.Option) and copied.help:
        copied.help = say(copied.help)
    if copied.metavar:
        copied.metavar = say(copied.metavar)
    return copied

"""doudi policy: what is in force on a day in a place, on whose word, and whether anybody has read it there."""

from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from doudi.language import say
from doudi.policy.book import Book, read_book
from doudi.policy.page import place_in_page
from doudi.policy.parameter import Entry, Parameter
from doudi.policy.problem import UnknownParameter
from doudi.policy.wording import TOPICS, conditions_text, days_text, source_text, value_text, verified_text
from doudi.trouble import Trouble

HEAD = ("参数", "取值", "条件", "施行", "依据", "原文", "核对")
ANY_PLACE = ""


def area_code(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """An area code or the first digits of one."""
    if given is not None and not (given.isascii() and given.isdigit() and 2 <= len(given) <= 12):
        raise click.BadParameter(say("区划代码是2至12位数字，如 610304"))
    return given


@click.command(help="查某地某日生效的标准，或检查自定的政策文件夹")
@click.argument("name", required=False, metavar="[参数]")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="年-月-日", help="哪一天生效的值，默认今天")
@click.option("--area", callback=area_code, metavar="代码", help="区划代码，默认列出各地的值")
@click.option(
    "--policy",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="文件夹",
    help="叠加在内置政策之上的文件夹",
)
def policy(name: str | None, on: datetime | None, area: str | None, folder: Path | None) -> None:
    """Print what is in force; without a name, of every parameter."""
    book = read_book(folder)
    for warning in book.warnings:
        click.echo(say("提示：{warning}", warning=warning), err=True)
    day = on.date() if on else date.today()
    parameters = [named(book, name)] if name else sorted(book, key=place_in_page)
    console = Console()
    for topic in TOPICS:
        if chosen := [one for one in parameters if one.topic == topic]:
            console.print(in_force(book, topic, chosen, day, area))


def named(book: Book, name: str) -> Parameter:
    """The parameter of this name. Raises `Trouble` that names those that look like it."""
    try:
        return book[name]
    except UnknownParameter as error:
        raise Trouble(what=str(error), mend=say("不写名称，可列出全部参数：doudi policy")) from error


def in_force(book: Book, topic: str, parameters: list[Parameter], day: date, area: str | None) -> Table:
    """The entries of one topic that stand on the day in the area (None: anywhere)."""
    where = area or say("各地")
    table = Table(
        title=say("{topic}：{day}，{where}", topic=say(TOPICS[topic]), day=day, where=where), title_justify="left"
    )
    for title in HEAD:
        table.add_column(say(title), overflow="fold")
    for parameter in parameters:
        entries = book.entries_in_force(parameter.name, day, day, ANY_PLACE if area is None else area)
        rows = [cells(book, parameter, entry) for entry in entries] or [nothing(parameter)]
        for row in rows:
            table.add_row(*map(Text, row))
    return table


def cells(book: Book, parameter: Parameter, entry: Entry) -> list[str]:
    """The line of an entry."""
    note = say("注：{note}", note=say(entry.note)) if entry.note else ""
    return [
        heading(parameter),
        value_text(parameter, entry),
        conditions_text(entry),
        days_text(entry),
        source_text(book, entry.source),
        "\n".join(text for text in (entry.words, note) if text),
        verified_text(entry),
    ]


def nothing(parameter: Parameter) -> list[str]:
    """The line of a parameter that has no value in force."""
    return [heading(parameter), say("标准未录入"), *[""] * (len(HEAD) - 2)]


def heading(parameter: Parameter) -> str:
    """Its name, and below it what it is."""
    return f"{parameter.name}\n{say(parameter.title)}"

"""docs/policy.md, which `python -m doudi.policy.page` prints: every parameter with its values, and every document."""

from collections.abc import Iterator
from itertools import groupby

from doudi.language import say
from doudi.policy.book import Book, read_book
from doudi.policy.parameter import Parameter
from doudi.policy.source import Source
from doudi.policy.wording import TOPICS, conditions_text, days_text, source_text, value_text, verified_text

HEAD = ("参数", "取值", "条件", "施行", "依据", "原文", "说明", "核对")
SOURCES_HEAD = ("编号", "文号", "标题", "发文机关", "施行", "原文")


def page(book: Book) -> str:
    """The page as Markdown, in the language in use."""
    lines = [f"# {say('政策参数')}", "", say("由政策数据生成：python -m doudi.policy.page > docs/policy.md"), ""]
    lines += [say("未经核对的值是工作默认值，须由本地主管部门核定；凡由它决定的疑点都会标明。"), ""]
    for topic, parameters in groupby(sorted(book, key=place_in_page), key=lambda one: one.topic):
        lines += [f"## {say(TOPICS[topic])}", "", *table(HEAD), *(row for one in parameters for row in rows(book, one))]
        lines.append("")
    lines += [
        f"## {say('规则文件')}",
        "",
        *table(SOURCES_HEAD),
        *(source_row(book.sources[one]) for one in book.sources),
    ]
    return "\n".join([*lines, ""])


def place_in_page(parameter: Parameter) -> tuple[int, str]:
    """By topic in the order of `TOPICS`, then by name."""
    return list(TOPICS).index(parameter.topic), parameter.name


def table(head: tuple[str, ...]) -> list[str]:
    """The first two lines of a Markdown table."""
    return [line([say(title) for title in head]), line(["---"] * len(head))]


def rows(book: Book, parameter: Parameter) -> Iterator[str]:
    """A line for each dated value, oldest first; one that says so where none is built in."""
    name = f"`{parameter.name}` {say(parameter.title)}"
    if not parameter.entries:
        yield line([name, say("没有内置值"), *[""] * (len(HEAD) - 2)])
    for entry in sorted(parameter.entries, key=lambda one: (one.from_day, one.file, one.number)):
        cells = [value_text(parameter, entry), conditions_text(entry), days_text(entry)]
        cells += [source_text(book, entry.source), entry.words, say(entry.note) if entry.note else ""]
        yield line([name, *cells, verified_text(entry)])


def source_row(source: Source) -> str:
    """A line for a document."""
    days = " – ".join(str(day or "") for day in (source.in_force_from, source.in_force_until))
    issuers = say("、").join(source.issuers)
    read = say("已读") if source.read else say("未读")
    return line([f"`{source.id}`", source.number, say(source.title), issuers, days.strip(), read])


def line(cells: list[str]) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    print(page(read_book()), end="")

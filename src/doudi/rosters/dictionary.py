"""The data dictionary docs/rosters.md, written from the roster modules: `python -m doudi.rosters.dictionary`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning import explain
from doudi.rosters.columns import Column, Kind, Privacy, Roster

PAGE = Path("docs/rosters.md")
PRIVACY: dict[Privacy, str] = {"": "", "identifying": "识别身份", "sensitive": "敏感"}
_INTRODUCTION = """\
# 名册数据字典 Rosters

<!-- Written by `python -m doudi.rosters.dictionary` from the roster modules; do not edit. -->

三十二种名册，每种一张表。`doudi template all` 写出它们的空白模板。

- **必填**列空着或无法识别，整行不参加核查；其他列无法识别，只有这一格按未知处理。
- 空着的含义按列而定：“不清楚”的列，需要它的规则列为待核；“没有”的列，就是没有。{dashes}。
- 表头不计空格、换行和全角半角；身份证、身份证号码、公民身份号码等同于身份证号。
- “行政区划代码”可由“县区”“镇街”“村社区”三列代替。
- 每种名册都可以另有“备注”，以及只用于身份匹配的“性别”“出生日期”。"""


def dictionary() -> str:
    """The whole page, in Chinese with English titles."""
    chapters = [
        _INTRODUCTION.format(dashes=explain.DASHES),
        _contents(),
        *(_roster(number, roster) for number, roster in enumerate(ALL, start=1)),
        _kinds(),
        _code_words(),
        _problems(),
    ]
    return "\n\n".join(chapters) + "\n"


def _contents() -> str:
    rows = [(str(number), _link(roster), roster.title_en, roster.row_is) for number, roster in enumerate(ALL, start=1)]
    return _table(("", "名册", "English", "一行是"), rows)


def _link(roster: Roster) -> str:
    return f"[{roster.title}](#{roster.name})"


def _roster(number: int, roster: Roster) -> str:
    head = f'<a id="{roster.name}"></a>\n\n## {number}. {roster.title} {roster.title_en}'
    rows = [_column(column) for column in roster.columns]
    table = _table(("列", "表头", "类型", "必填", "空着表示", "个人信息", "示例"), rows)
    return "\n\n".join([head, " ".join(_facts(roster)), table])


def _facts(roster: Roster) -> Iterator[str]:
    """What holds for the whole roster."""
    yield f"`{roster.name}`。一行是{roster.row_is}。"
    yield f"相同的一行由{_headers(roster, roster.identity)}确定。" if roster.identity else "整行相同才是同一行。"
    if roster.snapshot:
        yield "没有月份列时，取工作表名或文件名中的月份，再没有则取核查日所在的月份。"
    if roster.clock:
        yield f"核查日以后的行不看，依据：{_headers(roster, roster.clock)}。"


def _headers(roster: Roster, names: Sequence[str]) -> str:
    return "、".join(f"“{roster[name].header}”" for name in names)


def _column(column: Column) -> tuple[str, ...]:
    kind = f"[{explain.KINDS[Kind.CODE]}](#codes)：{'/'.join(column.codes.words)}" if column.codes else ""
    return (
        f"`{column.name}`",
        "、".join(column.headers),
        kind or explain.KINDS[column.kind],
        "是" if column.required else "",
        explain.BLANKS[column.blank].removeprefix("空着表示").split("，")[0] if not column.required else "",
        PRIVACY[column.privacy],
        column.example,
    )


def _kinds() -> str:
    rows = [
        (explain.KINDS[kind], text.format(words="见下表") if kind is Kind.CODE else text)
        for kind, text in explain.ACCEPTED.items()
    ]
    return "## 各类型怎么填 Kinds\n\n" + _table(("类型", "接受的写法"), rows)


def _code_words() -> str:
    """Every list of code words once, with the columns that use it."""
    used: dict[int, list[tuple[Roster, Column]]] = {}
    for roster in ALL:
        for column in roster.columns:
            if column.codes:
                used.setdefault(id(column.codes), []).append((roster, column))
    rows = [row for users in used.values() for row in _synonyms(users)]
    return '<a id="codes"></a>\n\n## 代码词 Code words\n\n' + _table(("列", "代码", "也可写作"), rows)


def _synonyms(users: Sequence[tuple[Roster, Column]]) -> Iterator[tuple[str, ...]]:
    where = "、".join(f"{column.header}（{_link(roster)}）" for roster, column in users)
    codes = users[0][1].codes
    for code, others in codes.synonyms.items() if codes else ():
        yield where, code, "、".join(others)
        where = ""


def _problems() -> str:
    rows = [
        (problem.title, f"`{code}`", problem.mend.format(column="……")) for code, problem in explain.PROBLEMS.items()
    ]
    return "## 数据问题 Problems\n\n" + _table(("问题", "code", "怎么改"), rows)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    page.write_text(dictionary(), encoding="utf-8")

"""One finding on a page: the rule, its clause, the rows, the reckoning, what would clear it, what to ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from doudi.checks.api import Check
from doudi.engine.finding import Finding
from doudi.engine.result import finding_of
from doudi.exports.clauses import cited, clause_text
from doudi.exports.wording import (
    GRADES,
    SEVERITIES,
    SUBJECT_KINDS,
    VERDICTS,
    check_title,
    field_texts,
    listed,
    month_text,
    roster_title,
    yuan_text,
)
from doudi.language import say
from doudi.policy.book import Book
from doudi.trouble import Trouble

MOST_ALIKE = 8


def find(out: Path, wanted: str) -> Finding:
    """The finding of `out` whose number begins so. Raises `Trouble` where there is none, or more than one."""
    path = out / "findings.parquet"
    if not path.exists():
        raise _no_run(path)
    matching = pc.starts_with(pc.field("finding_id"), wanted.strip().lower())
    found = pq.read_table(path, filters=matching).slice(0, MOST_ALIKE + 1).to_pylist()
    if not found:
        raise _none_such(path, wanted)
    if len(found) > 1:
        raise _several(path, wanted, [f"{row['finding_id']} {row['check']}" for row in found])
    return finding_of({**found[0], **_details(out, found[0]["finding_id"])})


def _no_run(path: Path) -> Trouble:
    mend = say("先运行 doudi check，或用 --out 指明它的输出目录")
    return Trouble(what=say("这里没有核查结果"), where=str(path), mend=mend)


def _none_such(path: Path, wanted: str) -> Trouble:
    what = say("没有编号为 {number} 的疑点", number=wanted)
    return Trouble(what=what, where=str(path), mend=say("编号在 findings.xlsx 各表最后一列"))


def _several(path: Path, wanted: str, numbers: Sequence[str]) -> Trouble:
    what = say("以 {number} 开头的疑点不止一个", number=wanted)
    return Trouble(what=what, where=str(path), why=listed(numbers), mend=say("写全编号"))


def _details(out: Path, number: str) -> Mapping[str, Any]:
    """What details.parquet has of it. Raises `Trouble` where the file is gone."""
    path = out / "details.parquet"
    if not path.exists():
        raise _no_run(path)
    return dict(pq.read_table(path, filters=pc.field("finding_id") == number).to_pylist()[0])


@dataclass(frozen=True)
class Explained:
    """A finding with the rule it comes from and the book of law."""

    finding: Finding
    info: Check
    book: Book

    def __rich__(self) -> RenderableType:
        return Panel(Group(*self._parts()), title=Text(self._title(), style="bold"), padding=(1, 2), width=118)

    def _title(self) -> str:
        return f"{self.finding.check} {check_title(self.info)} · {self.finding.finding_id}"

    def _parts(self) -> Iterator[RenderableType]:
        yield Text(self.finding.message, style="bold")
        yield self._facts()
        yield from _section(say("规则内容"), say(self.info.rule))
        yield from _section(say("什么是疑点"), say(self.info.doubt))
        yield from _section(say("依据"), *cited(self.book, self.info.basis))
        yield from _section(say("方案条款"), clause_text(self.book, self.info.mandate))
        yield _heading(say("依据的行"))
        yield self._rows()
        yield from _section(say("怎么算的"), *self.finding.reckoning)
        yield from _section(say("尚缺什么"), *self.finding.missing)
        yield from _section(say("未经核对的参数"), *(say(self.book[name].title) for name in self.finding.unverified))
        yield from self._identified()
        yield from _section(say("什么情况不算问题"), say(self.info.clears))
        yield from _section(say("要问的问题"), say(self.info.ask))

    def _facts(self) -> Table:
        finding = self.finding
        place = " ".join(part for part in (finding.county, finding.town, finding.village) if part)
        facts = {
            say(SUBJECT_KINDS[finding.subject_kind]): f"{finding.subject} {finding.name or ''}".strip(),
            say("地点"): place,
            say("结论"): say(VERDICTS[finding.verdict]),
            say("把握"): say(GRADES[finding.grade]),
            say("严重程度"): say(SEVERITIES[finding.severity]),
            say("月份"): month_text(finding.months),
            say("金额（元）"): yuan_text(finding.amount),
        }
        table = Table.grid(padding=(0, 2))
        for name, value in facts.items():
            if value:
                table.add_row(Text(name, style="dim"), Text(value))
        return table

    def _rows(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for name in ("名册", "文件", "工作表", "行号", "决定字段"):
            table.add_column(say(name), overflow="fold")
        for row in self.finding.evidence:
            cells = (roster_title(row.roster), row.file, row.sheet, str(row.row), "\n".join(field_texts(row)))
            table.add_row(*(Text(cell) for cell in cells))
        return table

    def _identified(self) -> Iterator[RenderableType]:
        if self.finding.identified:
            yield from _section(say("身份"), say("此人由身份认定名册确定，须先核对身份。"))


def _section(title: str, *lines: str) -> Iterator[RenderableType]:
    if lines:
        yield _heading(title)
        yield from (Text(f"  {line}") for line in lines)


def _heading(title: str) -> Text:
    return Text(f"\n{title}", style="bold cyan")

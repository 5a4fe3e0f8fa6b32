"""doudi verdicts: filled-in findings workbooks back in."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from doudi.exports.exemptions_workbook import applicants_in, exemptions, write_exemptions
from doudi.exports.read_back import read_back
from doudi.exports.sheets import Cell
from doudi.exports.staging import staged
from doudi.exports.verdicts import Precision, Unread, Verdict, precision, write_verdicts
from doudi.language import say


@click.command(help="读回填好核实结果的疑点清单：各规则的准确率，合法例外转为情况说明")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="findings.xlsx …",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="核查的输出目录")
def verdicts(files: tuple[Path, ...], out: Path) -> None:
    """Read findings workbooks that were filled in; write verdicts.parquet and exemptions.xlsx into DIR."""
    found = read_back(files)
    ids = [verdict.finding_id for verdict in found.verdicts if verdict.outcome == "exception"]
    lawful, unread = exemptions(found.verdicts, applicants_in(out, ids))
    _write(found.verdicts, lawful, out)
    console = Console()
    if found.verdicts:
        console.print(_precisions(precision(found.verdicts)))
    _report_unread(console, [*found.unread, *unread])
    console.print(say("已写出 {n} 条核实结果、{m} 条情况说明：{out}", n=len(found.verdicts), m=len(lawful), out=out))
    if not found.verdicts:
        raise click.exceptions.Exit(1)


def _write(taken: Sequence[Verdict], lawful: Sequence[Mapping[str, Cell]], out: Path) -> None:
    with staged(out) as beside:
        write_verdicts(taken, beside / "verdicts.parquet")
        write_exemptions(lawful, beside / "exemptions.xlsx", date.today())


def _precisions(rows: Sequence[Precision]) -> Table:
    table = Table(title=say("各规则准确率"), caption=say("准确率 = 属实 ÷（属实 + 不属实 + 属实但合规）"))
    for name in ("规则", "属实", "不属实", "无法核实", "属实但合规(例外)", "准确率"):
        table.add_column(say(name), justify="left" if name == "规则" else "right")
    for row in rows:
        share = "–" if row.share is None else f"{float(row.share):.1%}"
        counts = (row.confirmed, row.refuted, row.unclear, row.exception)
        table.add_row(row.check, *map(str, counts), share)
    return table


def _report_unread(console: Console, unread: Sequence[Unread]) -> None:
    if not unread:
        return
    table = Table(title=say("需要改正的单元格"))
    for name in ("文件", "工作表", "行号", "列", "内容", "问题", "怎么改"):
        table.add_column(say(name), overflow="fold")
    for one in unread:
        cells = (one.file, one.sheet, str(one.row or ""), say(one.column), one.value, one.why, one.mend)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)

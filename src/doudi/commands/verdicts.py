"""doudi verdicts: filled-in findings workbooks back in."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from doudi.exports.exemptions_workbook import applicants_in, exemptions, write_exemptions
from doudi.exports.read_back import read_back
from doudi.exports.sheets import Cell
from doudi.exports.staging import staged
from doudi.exports.verdicts import Precision, Unread, Verdict, precision, with_earlier, write_verdicts
from doudi.exports.wording import listed
from doudi.language import say
from doudi.trouble import Trouble

KEPT = "verdicts.parquet"


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
    """Read filled-in findings workbooks; verdicts.parquet in DIR grows by them, exemptions.xlsx is written anew."""
    found = read_back(files)
    known = with_earlier(found.verdicts, out / KEPT)
    lawful, unread = exemptions(known, applicants_in(out, [one.finding_id for one in known]))
    _report_unread([*found.unread, *unread])
    if not found.verdicts:
        raise _nothing_read(files)
    _write(known, lawful, out)
    Console().print(_precisions(precision(known)))
    earlier = len(known) - len(found.verdicts)
    click.echo(say("本次读到 {n} 条核实结果，保留以前的 {m} 条。", n=len(found.verdicts), m=earlier))
    click.echo(say("已写出 {n} 条核实结果、{m} 条情况说明：{out}", n=len(known), m=len(lawful), out=out))


def _nothing_read(files: tuple[Path, ...]) -> Trouble:
    names = listed(file.name for file in files)
    return Trouble(what=say("没有读到任何核实结果"), where=names, mend=say("在疑点清单的黄色列中填写后再交回"))


def _write(taken: Sequence[Verdict], lawful: Sequence[Mapping[str, Cell]], out: Path) -> None:
    with staged(out) as beside:
        write_verdicts(taken, beside / KEPT)
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


def _report_unread(unread: Sequence[Unread]) -> None:
    if unread:
        click.echo(say("有 {n} 处需要改正：", n=len(unread)))
    for one in unread:
        row = say("第{row}行", row=one.row) if one.row else ""
        where = " · ".join(part for part in (one.file, one.sheet, row, say(one.column) if one.column else "") if part)
        click.echo(say("{place}：{fields}", place=where, fields=one.value or say("（空）")))
        click.echo(f"    {one.why} → {one.mend}")

"""`doudi import FOLDER`: read and clean the rosters, report what could not be read, judge nothing."""

import tempfile
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from doudi.commands.check import law, progress_bar, readable, shown, writable
from doudi.engine.catalogue import catalogue
from doudi.engine.result import RunResult
from doudi.exports.matches_workbook import write_matches
from doudi.exports.quality_workbook import write_quality
from doudi.exports.staging import staged
from doudi.language import say, spoken
from doudi.matching.people import propose
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.delivery import Delivery, deliver


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="核查日（默认今天），如 2020-06-30")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="结果写到哪里")
def import_(folder: Path, as_of: datetime | None, out: Path) -> None:
    """读入名册并清洗，报告读不懂的内容，不做核查。"""
    day = as_of.date() if as_of else date.today()
    source, target = readable(folder), writable(out)
    with tempfile.TemporaryDirectory(prefix="doudi-") as scratch:
        with progress_bar() as bar:
            delivery = deliver(source, Path(scratch) / "store", as_of=day, progress=shown(bar))
        with staged(target) as folder_beside:
            result = imported(delivery, day)
            write_quality(result, folder_beside / "quality.xlsx")
            write_matches(result, folder_beside / "matches.xlsx")
    told(delivery, target)


def imported(delivery: Delivery, day: date) -> RunResult:
    """An import as the exports read it: a run without checks."""
    return RunResult(
        as_of=day, engine="", findings=(), summary=(), checks=catalogue(), store=delivery.store, book=law(None),
        parameters=(), timings={}, proposals=propose(delivery.store), language=spoken(),
    )  # fmt: skip


def told(delivery: Delivery, out: Path) -> None:
    """What was read as which roster, what was not recognised, and where the report lies."""
    console = Console()
    table = Table(title=say("读入的名册"))
    table.add_column(say("名册"))
    table.add_column(say("行数"), justify="right")
    for name in delivery.supplied:
        table.add_row(say(ROSTERS[name].title), f"{delivery.rows[name]:,}")
    console.print(table)
    for sheet in delivery.unrecognised:
        console.print(say("没有认出：{file} {sheet}", file=sheet.file, sheet=sheet.sheet), markup=False)
    console.print(say("读入 {n} 个文件，{p} 处数据问题", n=len(delivery.inputs), p=delivery.problems), markup=False)
    console.print(say("数据质量报告：{path}", path=str(out / "quality.xlsx")), markup=False, soft_wrap=True)

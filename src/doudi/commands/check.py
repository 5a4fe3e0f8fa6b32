"""`doudi check FOLDER`: the main job."""

import re
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from doudi.engine.backend import Backend
from doudi.engine.catalogue import catalogue
from doudi.engine.result import RunResult
from doudi.exports.folder_run import Order, check_folder, too_early
from doudi.language import say, spoken
from doudi.policy.book import Book, read_book
from doudi.policy.problem import BadPolicy
from doudi.rosters.delivery import Delivery
from doudi.rosters.limits import Limits
from doudi.trouble import NotWritten, Trouble

console = Console(stderr=False)

MEMORY = re.compile(r"[0-9]+(\.[0-9]+)? ?([kmgt]i?b?|%)", re.IGNORECASE)
"""How DuckDB writes an amount of memory."""

STAGES = {"read": "读取", "clean": "清洗", "check": "核查", "match": "比对"}


def memory_size(_context: click.Context, _option: click.Parameter, given: str) -> str:
    """A number with its unit."""
    if not MEMORY.fullmatch(given):
        raise click.BadParameter(say("内存写作数字加单位，如 3GB、512MB"))
    return given


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="核查日（默认今天），如 2020-06-30")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="结果写到哪里")
@click.option("--policy", type=click.Path(path_type=Path), help="本地标准文件夹，叠加在内置政策之上")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="计算引擎")
@click.option("--master", default="local[*]", show_default=True, help="Spark 集群地址")
@click.option(
    "--memory", default="3GB", show_default=True, callback=memory_size, help="DuckDB 最多用多少内存，超出的写到磁盘"
)
@click.option("--threads", type=click.IntRange(min=1), help="DuckDB 用几个线程（默认全部）")
@click.option("--spill", type=click.Path(path_type=Path), help="放不下内存的数据写到哪个文件夹")
@click.option("--only", multiple=True, help="只查这些规则编号，可多次给出")
def check(
    *,
    folder: Path,
    as_of: datetime | None,
    out: Path,
    policy: Path | None,
    engine: str,
    master: str,
    memory: str,
    threads: int | None,
    spill: Path | None,
    only: tuple[str, ...],
) -> None:
    """按政策核查一个名册文件夹，写出疑点、报告和数据质量。"""
    day = as_of.date() if as_of else date.today()
    order = Order(
        folder=readable(folder), out=writable(out), as_of=day, book=law(policy), only=known_codes(only),
        start=spark(master) if engine == "spark" else None,
        limits=Limits(memory, threads, spill and writable(spill, "--spill")),
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="doudi-", dir=spill) as scratch:
        with progress_bar() as bar:
            result, delivery = check_folder(order, Path(scratch), shown(bar))
        summarise(result, delivery, order.out)
        if trouble := too_early(result.store, day):
            click.echo(trouble.told(), err=True)


def readable(folder: Path) -> Path:
    """The folder, if it is one with anything in it."""
    if not folder.is_dir():
        raise Trouble(say("没有这个文件夹"), str(folder), mend=say("请把名册放进一个文件夹，再给出它的路径"))
    if not any(folder.iterdir()):
        raise Trouble(say("文件夹是空的"), str(folder), mend=say("请把要核查的名册（xlsx、xls、csv、parquet）放进去"))
    return folder


def writable(folder: Path, option: str = "--out") -> Path:
    """The folder to write into, which this option names; made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise NotWritten(
            say("写不进这个文件夹"),
            str(folder),
            str(error.strerror),
            say("请用 {option} 换一个能写入的文件夹", option=option),
        ) from error


def law(overlay: Path | None) -> Book:
    """The book with the county's own values, or what is wrong with them."""
    try:
        book = read_book(overlay)
    except BadPolicy as bad:
        raise Trouble(say("本地标准有误"), str(overlay), str(bad), say("请按提示改好后再运行")) from bad
    for warning in book.warnings:
        console.print(say("提醒：{warning}", warning=str(warning)), markup=False)
    return book


def known_codes(only: tuple[str, ...]) -> tuple[str, ...]:
    """The codes asked for, if all are in the catalogue."""
    unknown = [code for code in only if code not in catalogue()]
    if unknown:
        raise Trouble(
            say("没有这样的规则编号：{codes}", codes="、".join(unknown)), mend=say("用 doudi catalogue 查看全部规则")
        )
    return only


def spark(master: str) -> Callable[[Path], Backend]:
    """How Spark is started; a plain message where it is not installed."""
    try:
        started = import_module("doudi.engine.spark").Spark
    except ImportError as error:
        raise Trouble(
            say("没有安装 Spark"), why=str(error), mend=say("请安装 doudi[spark] 和 Java 17，或改用 --engine duckdb")
        ) from error
    return lambda scratch: started(master, scratch)


def progress_bar() -> Progress:
    """A bar on the terminal; plain silence where output is no terminal."""
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn(),
        console=console, transient=True,
    )  # fmt: skip


def shown(bar: Progress) -> Callable[[str, int, int], None]:
    """Progress on one line: what is being done, how far."""
    task = bar.add_task(say("开始"), total=1)

    def show(stage: str, done: int, total: int) -> None:
        bar.update(task, description=say(STAGES.get(stage, stage)), completed=done, total=total)

    return show


def summarise(result: RunResult, delivery: Delivery, out: Path) -> None:
    """The summary on the terminal, and where everything lies."""
    console.print(found(result))
    for reason, codes in not_run(result).items():
        console.print(
            say("未运行（{reason}）：{codes}", reason=reason, codes=" ".join(codes)), style="dim", markup=False
        )
    console.print(say("读入 {n} 个文件，{p} 处数据问题", n=len(delivery.inputs), p=delivery.problems), markup=False)
    for sheet in delivery.unrecognised:
        console.print(say("没有认出：{file} {sheet}", file=sheet.file, sheet=sheet.sheet), style="yellow", markup=False)
    for file, what in WHERE.items():
        console.print(f"  {say(what)}：{out / file}", markup=False, soft_wrap=True)


def found(result: RunResult) -> Table:
    """The checks with findings: how many, of what kind, how much money."""
    table = Table(title=say("核查结果，截至 {day}", day=result.as_of.isoformat()))
    for heading in ("编号", "规则", "疑点", "待核", "已说明", "金额（元）"):
        table.add_column(say(heading), justify="left" if heading in ("编号", "规则") else "right")
    for line in result.summary:
        if line.broken or line.undecided or line.excused:
            check = result.checks[line.check]
            counts = map(str, (line.broken, line.undecided, line.excused))
            table.add_row(line.check, check.title if spoken() == "zh" else check.title_en, *counts, f"{line.yuan:,}")
    return table


def not_run(result: RunResult) -> dict[str, list[str]]:
    """The codes of the checks that did not run, by the reason."""
    reasons: dict[str, list[str]] = {}
    for line in result.summary:
        if line.reason:
            reasons.setdefault(line.reason, []).append(line.check)
    return reasons


WHERE = {
    "report.html": "一页报告",
    "findings.xlsx": "疑点清单（可打印、填写核实结果）",
    "quality.xlsx": "数据质量",
    "matches.xlsx": "待认定身份",
    "findings.parquet": "疑点数据",
    "manifest.json": "运行记录",
}

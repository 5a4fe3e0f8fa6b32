"""`doudi demo DIR`: an invented city to try everything on, with what must be found in it."""

import shutil
from datetime import date, datetime
from pathlib import Path

import click

from doudi.demo.city import EARLIEST, LATEST, City, invent
from doudi.demo.messy.deliver import write_messy
from doudi.demo.parquet import write_parquet
from doudi.language import say
from doudi.trouble import NotWritten, Trouble

WRITERS = {"messy": write_messy, "parquet": write_parquet}


@click.command(help="造一座虚构的城市：名册，以及应查出的疑点")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="文件夹")
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="规模：1 约五千人，K 约 K 倍")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="同一种子，同样的城市")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), default="2020-06-30", show_default=True, help="名册截至哪一天"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="messy",
    show_default=True,
    help="messy：像各县交来的杂乱表格；parquet：干净的大表",
)
def demo(*, folder: Path, scale: int, seed: int, as_of: datetime, form: str) -> None:
    """Write the rosters, and beside them the findings that a run must give."""
    day = supported(as_of.date())
    clear(folder)
    city = invent(scale, seed, day)
    try:
        WRITERS[form](city, folder)
    except OSError as error:
        raise NotWritten(say("结果写不进这个文件夹"), str(folder), str(error.strerror)) from error
    tell(city, folder)


def supported(day: date) -> date:
    """The day, if the city can be lawful on it."""
    if not EARLIEST <= day <= LATEST:
        raise Trouble(
            say("演示城市没有这一天的数据：{day}", day=day.isoformat()),
            mend=say("请在 {first} 至 {last} 之间选一天", first=EARLIEST.isoformat(), last=LATEST.isoformat()),
        )
    return day


def clear(folder: Path) -> None:
    """Make room: an earlier demo is replaced, anything else is left alone and refused."""
    rosters, truth = folder / "rosters", folder / "truth"
    if rosters.exists() and any(rosters.iterdir()) and not (truth / "findings.csv").exists():
        raise Trouble(
            say("这里已有别的名册，不能覆盖"), str(rosters), mend=say("请另给一个空文件夹，演示数据不与真实名册混放")
        )
    for old in (rosters, truth):
        if old.exists():
            shutil.rmtree(old)


def tell(city: City, folder: Path) -> None:
    """Where everything lies."""
    click.echo(say("虚构城市已造好：{n} 人，应查出 {f} 处疑点", n=city.n_people, f=len(city.truth.findings)))
    click.echo(say("  名册：{place}", place=folder / "rosters"))
    click.echo(say("  应查出的疑点：{place}", place=folder / "truth" / "findings.csv"))
    command = f"doudi check {folder / 'rosters'} --as-of {city.clock.as_of.isoformat()}"
    click.echo(say("  核查：{command}", command=command))

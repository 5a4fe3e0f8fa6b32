"""doudi template: blank rosters to hand out."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click
from xlsxwriter.exceptions import FileCreateError

from doudi.language import say
from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Roster
from doudi.rosters.template import write_template
from doudi.trouble import NotWritten, Trouble

EVERY = ("all", "全部")


@click.command(help="写出空白名册模板（Excel，带下拉选项和填写说明）：一种名册，或 all 全部三十二种。")
@click.argument("roster", metavar="名册|all")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="写到哪个文件夹",
)
def template(roster: str, out: Path) -> None:
    """Write the blank roster of this name or title (all: every one); files that are there already stay."""
    chosen = rosters_called(roster)
    try:
        written, kept = _write(chosen, out)
    except (OSError, FileCreateError) as error:
        raise NotWritten(
            what=say("模板写不进去"),
            where=str(out),
            why=str(error),
            mend=say("关闭已打开的模板，或用 --out 换一个能写入的文件夹"),
        ) from error
    for path in kept:
        click.echo(say("已有同名文件，没有覆盖：{path}", path=path))
    click.echo(say("已写出 {n} 份模板：{out}", n=len(written), out=out))


def rosters_called(name: str) -> Sequence[Roster]:
    """The roster of this name or title, or every one. Raises Trouble that names the nearest."""
    wanted = name.strip()
    if wanted in EVERY:
        return ALL
    found = [roster for roster in ALL if wanted in (roster.name, roster.title)]
    if not found:
        raise Trouble(
            what=say("没有这种名册：{name}", name=name),
            why=say("名册须用以下名称或标题：{names}", names=_nearest(wanted)),
            mend=say("照上面的写，或用 all 写出全部"),
        )
    return found


def _nearest(wanted: str) -> str:
    """The rosters most like the word, or all of them."""
    called = {word: roster for roster in ALL for word in (roster.name, roster.title, roster.title_en)}
    alike = get_close_matches(wanted, called, n=5, cutoff=0.3)
    alike += [word for word in called if wanted and wanted in word]
    near = list(dict.fromkeys(called[word].name for word in alike)) or [roster.name for roster in ALL]
    titles = {roster.name: roster.title for roster in ALL}
    return "、".join(f"{say(titles[name])}（{name}）" for name in near[:32])


def _write(rosters: Sequence[Roster], out: Path) -> tuple[list[Path], list[Path]]:
    """The files written, and those that stood there already: somebody may have filled them in."""
    out.mkdir(parents=True, exist_ok=True)
    paths = {roster.name: out / f"{roster.title}.xlsx" for roster in rosters}
    kept = [path for path in paths.values() if path.exists()]
    for roster in rosters:
        if paths[roster.name] not in kept:
            write_template(roster, paths[roster.name])
    return [path for path in paths.values() if path not in kept], kept

"""`doudi catalogue`: every check, with its law and what it needs."""

import click
from rich.console import Console
from rich.table import Table

from doudi.engine.catalogue import catalogue as checks
from doudi.language import say, spoken
from doudi.rosters.catalogue import ROSTERS
from doudi.trouble import Trouble


@click.command()
@click.argument("code", required=False, metavar="[编号]")
def catalogue(code: str | None) -> None:
    """列出全部核查规则；给出编号则说明这一条。"""
    if code is None:
        Console().print(listed())
    elif code in checks():
        describe(code)
    else:
        raise Trouble(say("没有这样的规则编号：{codes}", codes=code), mend=say("用 doudi catalogue 查看全部规则"))


def listed() -> Table:
    """Code, title, severity, basis and needs of every check."""
    table = Table(title=say("核查规则（{n} 条）", n=len(checks())))
    for heading in ("编号", "规则", "严重程度", "依据", "需要的名册"):
        table.add_column(say(heading))
    for one in checks().values():
        needs = "、".join(say(ROSTERS[roster].title) for roster in one.needs)
        title = one.title if spoken() == "zh" else one.title_en
        table.add_row(one.code, title, say(SEVERITY[one.severity]), " ".join(one.basis), needs)
    return table


SEVERITY = {"high": "高", "medium": "中", "low": "低"}


def describe(code: str) -> None:
    """One check on a page."""
    one = checks()[code]
    told = {
        "规则": one.rule, "疑点": one.doubt, "不查": one.not_checked, "不是疑点的情形": one.clears, "要问的": one.ask,
    }  # fmt: skip
    page = Console()
    page.print(f"{one.code} {one.title if spoken() == 'zh' else one.title_en}", style="bold")
    for label, text in told.items():
        page.print(f"{say(label)}：{say(text)}", markup=False)
    page.print(f"{say('依据')}：{'、'.join(one.basis)}；{say('部署')}：{one.mandate}", markup=False)

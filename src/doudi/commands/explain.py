"""doudi explain: one finding on a page."""

from pathlib import Path

import click
from rich.console import Console

from doudi.engine.catalogue import catalogue
from doudi.exports.explain import Explained, find
from doudi.policy.book import read_book


@click.command(help="说明一条疑点：规则、条款、依据的行、计算过程、什么情况不算问题、要问什么")
@click.argument("finding", metavar="疑点编号")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="核查的输出目录")
def explain(finding: str, out: Path) -> None:
    """Print one finding, known by its number or the beginning of it."""
    found = find(out, finding)
    Console().print(Explained(found, catalogue()[found.check], read_book()))

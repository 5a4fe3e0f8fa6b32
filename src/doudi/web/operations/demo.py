"""`doudi serve --demo`: an invented city to walk through."""

import shutil
from datetime import date
from pathlib import Path

import click

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.operations.installation import at_work
from doudi.web.site.clock import days_until
from doudi.web.site.home import found, open_home

TODAY = date(2020, 8, 25)
"""The day on which one first steps into the city: the returns of August were due on Friday."""
BUILDING = ".building"
"""The mark of a demo that was not finished: it is made anew."""


def found_demo(home: Path) -> None:
    """Make the demo city in a new home; one that is there stays as it is. Raises Trouble for a real installation."""
    if (home / "home.toml").exists() and not open_home(home).demo:
        raise Trouble(say("这里是真实的安装，不是演示"), str(home), mend=say("去掉 --demo，或用 --home 另指一个文件夹"))
    if (home / "home.toml").exists() and not (home / BUILDING).exists():
        return
    click.echo(say("正在建立演示城市…"))
    if (home / BUILDING).exists():
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / BUILDING).touch()
    found(home, demo=True, days_away=days_until(TODAY))
    at_work(home, "demo_rows").fill(TODAY)
    (home / BUILDING).unlink()

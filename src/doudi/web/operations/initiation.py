"""`doudi init`: a home that is there whole or not at all, and passwords that are shown once."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.operations.areas import read_areas
from doudi.web.operations.hosts import demand_hosts
from doudi.web.operations.installation import ADMINISTRATORS, at_work
from doudi.web.operations.tls import make_tls
from doudi.web.operations.tls import tell as tell_tls
from doudi.web.site.home import found

LOOPBACK = ("localhost", "127.0.0.1")
"""Always known: monitors on the machine itself ask by these."""


def found_installation(
    home: Path,
    areas: Path | None,
    *,
    city: str,
    hosts: tuple[str, ...],
    tls: bool,
    policy: str,
    administrators: Mapping[str, str],
) -> None:
    """Make the home with its rows. Raises Trouble, and leaves nothing behind then."""
    if home.exists() and any(home.iterdir()):
        raise Trouble(say("这里已经有一套安装"), str(home), mend=say("换一个文件夹，或直接运行 doudi serve"))
    if len({name.strip().lower() for name in administrators.values()} - {""}) < len(administrators):
        raise Trouble(say("三名管理员要用三个不同的用户名"), mend=say("三员分立：一人不能兼任"))
    demand_hosts(hosts)
    places = read_areas(areas) if areas else None
    half = home.resolve().with_name(f"{home.resolve().name}.founding")
    shutil.rmtree(half, ignore_errors=True)
    try:
        found(half, demo=False, hosts=tuple(dict.fromkeys((*hosts, *LOOPBACK))), tls=tls, password_policy=policy)
        if tls:
            make_tls(half, hosts)
        handed = at_work(half, "founding").found_city(city, administrators, places)
        if home.exists():
            home.rmdir()
        half.rename(home)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    if tls:
        tell_tls(home, hosts)
    tell(home, handed, tls=tls, alone=places is None)


def tell(home: Path, handed: list[tuple[str, str, str]], *, tls: bool, alone: bool) -> None:
    """The passwords, once, and what comes next. `alone`: the city has no places under it yet."""
    click.echo(say("安装已建立：{home}", home=home))
    click.echo(say("三名管理员的一次性密码只显示这一次，首次登录必须更换："))
    for role, username, password in handed:
        click.echo(f"  {say(ADMINISTRATORS[role])}  {username}  {password}")
    click.echo(say('每个人首次登录时要登记第二重验证；只要求部分岗位时，在 home.toml 写 second_factor = ["岗位", …]'))
    if alone:
        click.echo(say("县区和镇街还没有：登录后由系统管理员在“区划”里新增（可从 Excel 粘贴）"))
    click.echo(say("下一步：{command}", command=f"doudi serve {'--tls ' if tls else ''}--home {home}"))

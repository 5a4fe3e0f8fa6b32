"""Opening an installation for a command: Django is set up over its home, or the trouble is told."""

import os
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import click

from doudi.language import say
from doudi.trouble import NotWritten, Trouble

Given = TypeVar("Given")

NEEDED = ("django", "cryptography", "waitress", "argon2", "whitenoise")
HOME = Path("doudi-home")
ADMINISTRATORS = {
    "system_admin": "系统管理员（账号、备份）",
    "security_admin": "安全管理员（权限、密码）",
    "audit_admin": "审计管理员（日志）",
}

home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=HOME,
    envvar="DOUDI_HOME",
    show_default=True,
    help="安装文件夹",
)


def demand_web() -> None:
    """Raises Trouble when the packages of the web half are not installed."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise Trouble(
            say("这个命令需要网站部分的软件包"),
            why=say("没有安装：{names}", names=", ".join(missing)),
            mend=say("运行 pip install 'doudi[web]'"),
        )


def at_work(home: Path, module: str) -> ModuleType:
    """A module of this package, loaded after Django has been set up over the home. Raises Trouble."""
    demand_web()
    os.environ["DOUDI_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "doudi.web.site.settings"
    import_module("django").setup()
    return without_site(module)


def plainly(run: Callable[..., Given]) -> Callable[..., Given]:
    """A command that tells a database which is away, locked or on a full disk in plain words."""

    @wraps(run)
    def told(*args: Any, **given: Any) -> Given:
        try:
            return run(*args, **given)
        except Exception as error:
            if type(error).__name__ != "OperationalError":  # of Django, which may not be installed, or of SQLite
                raise
            raise NotWritten(
                say("数据库打不开，或写不进去"), why=str(error).strip(), mend=say("检查磁盘空间和数据库服务，再试一次")
            ) from error

    return told


def without_site(module: str) -> ModuleType:
    """A module of this package that needs the packages of the web half, but no installation."""
    demand_web()
    return import_module(f"doudi.web.operations.{module}")

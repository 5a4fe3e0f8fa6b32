"""The commands of an installation, as the command line loads them: options here, the work in the module of its name."""

import os
from pathlib import Path

import click

from doudi.language import say
from doudi.trouble import Trouble
from doudi.usage import Context, spoken
from doudi.web.operations.installation import ADMINISTRATORS, at_work, home_option, plainly, without_site

PARTS = ("web", "worker", "scheduler")
PASSPHRASE = "DOUDI_BACKUP_PASSPHRASE"


@click.command(help="启动网站、后台任务和定时任务，一个进程")
@home_option
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口")
@click.option("--tls", is_flag=True, help="用 doudi tls 的证书加密连接（由 gunicorn 提供）")
@click.option("--demo", is_flag=True, help="没有安装时，先建一座虚构的城市")
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="只启动这一部分，可重复")
@plainly
def serve(*, home: Path, host: str, port: int, tls: bool, demo: bool, only: tuple[str, ...]) -> None:
    """The site in one process, or a part of it."""
    if demo:
        without_site("demo").found_demo(home)
    work = at_work(home, "serving")
    work.serve(work.Address(host, port, tls), only or PARTS)


@click.command(help="升级数据库结构、收集静态文件（gunicorn 部署时在启动前运行）")
@home_option
@plainly
def prepare(home: Path) -> None:
    """What `serve` does by itself at its start."""
    at_work(home, "preparing").prepare()
    click.echo(say("已就绪"))


@click.command(help="建立一套真实的安装：主机名、城市、三名管理员")
@home_option
@click.option("--city", help="城市名称，如 宝鸡市")
@click.option("--host", "hosts", multiple=True, help="访问网站用的主机名或 IP，可重复")
@click.option("--tls/--no-tls", default=None, help="是否加密连接")
@click.option("--password-policy", type=click.Choice(["asvs", "mlps3"]), help="口令规则")
@click.option("--areas", type=click.Path(dir_okay=False, path_type=Path), help="区划名册（xlsx、csv）")
@click.option("--system-admin", help="系统管理员的用户名")
@click.option("--security-admin", help="安全管理员的用户名")
@click.option("--audit-admin", help="审计管理员的用户名")
@plainly
def init(
    *,
    home: Path,
    city: str | None,
    hosts: tuple[str, ...],
    tls: bool | None,
    password_policy: str | None,
    areas: Path | None,
    **administrators: str | None,
) -> None:
    """The first-run wizard: asks for what is not given."""
    answers = {
        "city": city or click.prompt(say("城市名称，如 宝鸡市")),
        "hosts": hosts or _hosts_asked_for(),
        "tls": click.confirm(say("是否加密连接（TLS）？"), default=True) if tls is None else tls,
        "policy": password_policy
        or click.prompt(say("口令规则"), type=click.Choice(["asvs", "mlps3"]), default="asvs"),
        "administrators": {
            role: administrators[role] or click.prompt(say("{role}的用户名", role=say(title)))
            for role, title in ADMINISTRATORS.items()
        },
    }
    without_site("initiation").found_installation(home, areas, **answers)


def _hosts_asked_for() -> tuple[str, ...]:
    """The names typed; a wrong one is asked for again at once, not after all the other questions."""
    while True:
        given = tuple(str(click.prompt(say("访问网站用的主机名或 IP，用空格分开"), default="localhost")).split())
        try:
            without_site("hosts").demand_hosts(given)
        except Trouble as trouble:
            click.echo(trouble.told(), err=True)
        else:
            return given


@click.command(help="为内网建立证书颁发机构和服务器证书")
@home_option
@click.option("--host", "hosts", multiple=True, help="证书用于这些主机名或 IP（默认：安装时的）")
def tls(home: Path, hosts: tuple[str, ...]) -> None:
    """An authority and a certificate."""
    work = without_site("tls")
    work.tell(home, work.make_tls(home, hosts))


@click.command(help="备份数据库、文件和核查结果；密钥只单独加密保存")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="文件")
@home_option
@click.option("--keys", type=click.Path(dir_okay=False, path_type=Path), help="把密钥用口令加密，写入另一个文件")
@plainly
def backup(file: Path, home: Path, keys: Path | None) -> None:
    """One file with everything, compared after it is written."""
    work = at_work(home, "backup")
    work.make_backup(file, keys, _passphrase(confirm=True) if keys else "")


@click.command(help="把备份恢复到一个新的安装文件夹")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="文件")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), required=True, help="新的安装文件夹")
@click.option("--keys", type=click.Path(path_type=Path), required=True, help="备份时的密钥文件，或 keys 文件夹")
@plainly
def restore(file: Path, home: Path, keys: Path) -> None:
    """A new home from a backup."""
    work = without_site("restoring")
    held = work.keys_from(keys, _passphrase)
    load = _load if os.environ.get("DATABASE_URL", "").startswith("postgres") else None
    manifest = work.restore(file, home.resolve(), held, load)
    click.echo(
        say(
            "已恢复到 {home}：备份于 {at}，{n} 个文件逐项核对无误",
            home=home,
            at=manifest.made_at,
            n=len(manifest.parts),
        )
    )
    if damaged := work.damaged_in(home.resolve(), manifest):
        click.echo(say("其中 {n} 个文件备份时就没有加密或打不开：{files}", n=len(damaged), files=", ".join(damaged)))


def _load(home: Path, dump: Path) -> None:
    at_work(home, "loading").load(dump)


def _passphrase(confirm: bool = False) -> str:
    """From the environment for timers, else asked for."""
    return os.environ.get(PASSPHRASE) or click.prompt(say("口令"), hide_input=True, confirmation_prompt=confirm)


@click.command(help="更换个人信息的加密密钥，把全部内容重新加密；中断后可接着做")
@home_option
@click.option("--no-new-key", is_flag=True, help="不换新密钥，只把还用旧密钥的内容重新加密")
@plainly
def rotate_keys(home: Path, no_new_key: bool) -> None:
    """A new field key."""
    at_work(home, "rotation").rotate_keys(new_key=not no_new_key)


class SpokenGroup(click.Group):
    """A group whose commands speak the language in use."""

    context_class = Context

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command in the language in use."""
        command = super().get_command(ctx, cmd_name)
        return spoken(command) if command else None

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage line in the language in use."""
        self.subcommand_metavar = say("命令 …")
        return super().collect_usage_pieces(ctx)


@click.group(cls=SpokenGroup, help="审计日志")
def audit() -> None:
    """The log."""


@audit.command("verify", help="不启动网站，校验整个审计日志和每日签名，打印一页结果")
@home_option
@click.option("--known", multiple=True, metavar="序号:哈希", help="以前打印页上的一条，可重复")
@plainly
def verify(home: Path, known: tuple[str, ...]) -> int:
    """Exit code 0 for a log that is whole, 2 for one that is not."""
    return 0 if at_work(home, "audit_page").verify(dict(map(_known, known))) else 2


def _known(text: str) -> tuple[int, str]:
    number, colon, digest = text.partition(":")
    if not (colon and number.isdigit()):
        raise Trouble(say("--known 要写成 序号:哈希"), text)
    return int(number), digest

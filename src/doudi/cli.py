"""The command line `doudi`. A command's code is loaded when it is called, so that `doudi --help` is there at once.

Exit codes: 0 fine (findings are no failure) · 1 a fault of the program · 2 bad usage or bad input ·
3 a result could not be written · 130 interrupted.
"""

import errno
import os
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from typing import cast

import click

from doudi import __version__, garbage
from doudi.language import say
from doudi.trouble import NotWritten, Trouble
from doudi.usage import Context, lang_option, speak_everywhere, spoken, wanted_language

FINE, FAULT, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130
CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


@dataclass(frozen=True)
class Entry:
    """Where a command's code lies, and its line on the help page."""

    place: str
    help: str


# `import` is a word of Python, so its module and function carry an underscore.
COMMANDS = {
    "check": Entry("doudi.commands.check:check", "按政策核查一个名册文件夹，写出疑点、报告和数据质量"),
    "import": Entry("doudi.commands.import_:import_", "读入名册并清洗，报告读不懂的内容，不做核查"),
    "template": Entry("doudi.commands.template:template", "写出空白名册模板（Excel，带下拉选项和填写说明）"),
    "catalogue": Entry("doudi.commands.catalogue:catalogue", "列出全部核查规则，或说明其中一条"),
    "explain": Entry("doudi.commands.explain:explain", "说明一条疑点：依据的条款和行、算法、什么情况不算、要问什么"),
    "verdicts": Entry("doudi.commands.verdicts:verdicts", "读回填好核实结果的疑点清单，算出各规则的准确率"),
    "policy": Entry("doudi.commands.policy:policy", "查某地某日生效的标准，或检查自定的政策文件夹"),
    "demo": Entry("doudi.commands.demo:demo", "造一座虚构的城市：名册，以及应查出的疑点"),
    "serve": Entry("doudi.web.operations.commands:serve", "启动网站、后台任务和定时任务，一个进程"),
    "init": Entry("doudi.web.operations.commands:init", "建立一套真实的安装：主机名、城市、三名管理员"),
    "prepare": Entry(
        "doudi.web.operations.commands:prepare", "升级数据库结构、收集静态文件（gunicorn 部署时在启动前运行）"
    ),
    "tls": Entry("doudi.web.operations.commands:tls", "为内网建立证书颁发机构和服务器证书"),
    "backup": Entry("doudi.web.operations.commands:backup", "备份数据库、文件和核查结果；密钥只单独加密保存"),
    "restore": Entry("doudi.web.operations.commands:restore", "把备份恢复到一个新的安装文件夹"),
    "rotate-keys": Entry(
        "doudi.web.operations.commands:rotate_keys", "更换个人信息的加密密钥，把全部内容重新加密；中断后可接着做"
    ),
    "audit": Entry("doudi.web.operations.commands:audit", "审计日志"),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The loaded command, in the language in use; None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].place.split(":")
        return spoken(cast(click.Command, getattr(import_module(module), name)))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without loading any."""
        with formatter.section(say("命令")):
            formatter.write_dl([(name, say(entry.help)) for name, entry in COMMANDS.items()])


def doudi() -> click.Group:
    """The command line in the language in use."""
    group = LazyGroup(
        "doudi",
        help=say("兜底 Doudi：按政策核查社会救助名册，每个疑点都说明依据、出处和算法。"),
        epilog=say("退出码：0 正常；1 程序出错；2 用法或输入有误；3 写不出结果；130 被中断。"),
        params=[lang_option()],
        options_metavar=say("[选项]"),
        subcommand_metavar=say("命令 …"),
    )
    return click.version_option(__version__, prog_name="doudi")(group)


def main(arguments: list[str] | None = None) -> int:
    """Run `doudi` with these arguments (default: those of the process); gives the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    garbage.rarely()
    speak_everywhere(wanted_language(given))
    try:
        ended = doudi().main(given, prog_name="doudi", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return _end(say("已中断，没有写完的结果请不要使用。"), INTERRUPTED)
    except click.UsageError as error:
        error.show()
        return BAD_USAGE
    except BrokenPipeError:  # the reader of our output, such as `head`, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NotWritten.exit_code
    except Exception as error:  # the last line of defence: said plainly, with what a maintainer needs
        return _failed(error)
    return ended if isinstance(ended, int) else FINE


def _failed(error: Exception) -> int:
    if trouble := _as_trouble(error):
        return _end(trouble.told(), trouble.exit_code)
    traceback.print_exception(error)
    return _end(say("程序出错，这不是您的问题。请把上面的内容（不含个人信息的部分）发给维护者。"), FAULT)


def _as_trouble(error: Exception) -> Trouble | None:
    if isinstance(error, click.ClickException):
        return Trouble(what=error.format_message())
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        return NotWritten(
            what=say("结果写不进去"),
            where=str(error.filename or ""),
            why=os.strerror(error.errno),
            mend=say("清出磁盘空间，或用 --out 换一个能写入的文件夹，再运行一次"),
        )
    return error if isinstance(error, Trouble) else None


def _end(text: str, exit_code: int) -> int:
    click.echo(text, err=True)
    return exit_code


if __name__ == "__main__":
    sys.exit(main())

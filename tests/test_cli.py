"""The command line as a person meets it: help, two languages, exit codes, troubles told without a traceback."""

import errno
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import doudi as package
from doudi import cli
from doudi.language import catalogue, speak
from doudi.trouble import NotWritten, Trouble

Output = pytest.CaptureFixture[str]
Place = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def chinese_again():
    yield
    speak("zh")


@pytest.fixture
def try_command(monkeypatch: pytest.MonkeyPatch) -> Place:
    """Makes a function of the test the command `doudi try`."""

    def place(does: Callable[[], object]) -> None:
        command = click.Command(
            "try",
            callback=lambda **_: does(),
            help="输出所用的语言",
            params=[
                click.Option(["--as-of"], help="列出全部核查规则，或说明其中一条", default="today", show_default=True)
            ],
        )
        module = ModuleType("tried")
        module.command = command  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "tried", module)
        monkeypatch.setitem(cli.COMMANDS, "try", cli.Entry("tried:command", "…"))

    return place


def test_help_names_every_command(capsys: Output):
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "用法：" in shown
    for name, entry in cli.COMMANDS.items():
        assert name in shown
        assert entry.help in shown


def test_help_in_english(capsys: Output):
    assert cli.main(["--lang", "en", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Usage:" in shown
    assert "list all checks" in shown
    assert not any("\u4e00" <= character <= "\u9fff" for character in shown)


def test_help_loads_no_command_and_no_heavy_part():
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "doudi.cli", "--help"], check=True, capture_output=True, text=True
    ).stderr
    heavy = ("doudi.commands", "doudi.rosters", "duckdb", "ibis", "pyarrow", "pandas", "rich")
    assert [line for line in loaded.splitlines() if line.split("|")[-1].strip().startswith(heavy)] == []


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_on_the_list_is_there(name: str, capsys: Output):
    assert cli.main([name, "--help"]) == 0
    assert f"doudi {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_every_command_is_there_in_english(name: str):
    # A process of its own: click fixes some words, such as DIRECTORY, when a command is loaded.
    command = [sys.executable, "-m", "doudi.cli", name, "--help", "--lang", "en"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    assert [line for line in shown.stdout.splitlines() if re.search(r"[\u4e00-\u9fff]", line)] == []


def test_version(capsys: Output):
    assert cli.main(["--version"]) == 0
    assert package.__version__ in capsys.readouterr().out


def test_an_unknown_command_is_bad_usage_and_says_where_help_is(capsys: Output):
    assert cli.main(["chekc"]) == 2
    told = capsys.readouterr().err
    assert "没有命令 'chekc'" in told
    assert "doudi --help" in told


def test_an_unknown_option_is_told_in_the_language_that_follows_it(capsys: Output):
    assert cli.main(["--asof", "--lang=en"]) == 2
    assert "No such option" in capsys.readouterr().err


def test_a_command_takes_lang_and_speaks_it(try_command: Place, capsys: Output):
    try_command(lambda: None)
    assert cli.main(["try", "--lang", "en", "--help"]) == 0
    assert "list all checks" in capsys.readouterr().out
    assert cli.main(["try", "--help"]) == 0
    assert "列出全部核查规则" in capsys.readouterr().out
    assert cli.main(["try", "--lang", "fr"]) == 2


def test_a_command_that_ends_well_gives_0(try_command: Place):
    try_command(lambda: None)
    assert cli.main(["try"]) == 0


def raising(error: BaseException) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


TROUBLE = Trouble("读不出工作表", where="a.xlsx › 名册 › 第 3 行", why="文件已损坏", mend="另存一份再试")


@pytest.mark.parametrize(
    ("language", "labels"), [("zh", ("位置", "原因", "办法")), ("en", ("where", "why", "to mend it"))]
)
def test_a_trouble_says_what_where_why_and_how_to_mend(
    try_command: Place, capsys: Output, language: str, labels: tuple[str, ...]
):
    try_command(raising(TROUBLE))
    assert cli.main(["try", "--lang", language]) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    for text in (TROUBLE.what, TROUBLE.where, TROUBLE.why, TROUBLE.mend, *labels):
        assert text in told


def test_a_trouble_leaves_out_what_is_not_known():
    assert Trouble("读不出").told() == "出错：读不出"


def test_a_result_that_cannot_be_written_gives_3(try_command: Place, capsys: Output):
    try_command(raising(NotWritten("写不进 out/")))
    assert cli.main(["try"]) == 3
    try_command(raising(OSError(errno.ENOSPC, "No space left on device", "out/findings.xlsx")))
    assert cli.main(["try"]) == 3
    told = capsys.readouterr().err
    assert "out/findings.xlsx" in told
    assert "Traceback" not in told


def test_what_a_command_refuses_by_click_is_bad_input(try_command: Place, capsys: Output):
    try_command(raising(click.ClickException("没有这条疑点")))
    assert cli.main(["try"]) == 2
    assert capsys.readouterr().err == "出错：没有这条疑点\n"


def test_an_interrupt_gives_130_and_a_plain_word(try_command: Place, capsys: Output):
    try_command(raising(KeyboardInterrupt()))
    assert cli.main(["try"]) == 130
    told = capsys.readouterr().err
    assert "已中断" in told
    assert "Traceback" not in told


def test_a_fault_of_the_program_gives_1_with_what_a_maintainer_needs(try_command: Place, capsys: Output):
    try_command(raising(ZeroDivisionError("denominator")))
    assert cli.main(["try"]) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "程序出错" in told


def test_the_program_ends_with_the_code_of_its_run():
    ended = subprocess.run([sys.executable, "-m", "doudi.cli", "nothing"], capture_output=True, check=False)
    assert ended.returncode == 2


def test_the_output_may_be_cut_off_by_its_reader():
    command = f"{sys.executable} -m doudi.cli --help | true; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stderr == ""


def test_every_command_line_text_has_its_english():
    assert [entry.help for entry in cli.COMMANDS.values() if entry.help not in catalogue()] == []


def test_the_compiled_words_of_click_are_those_of_the_catalogue():
    folder = Path(package.__file__).parent / "locale/zh/LC_MESSAGES"
    with (folder / "click.po").open("rb") as source, (folder / "click.mo").open("rb") as compiled:
        written, in_use = words(read_po(source, locale="zh")), words(read_mo(compiled))
    assert in_use == written, "run `make locale`"


def words(entries: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each text with its translation, both with their plurals."""
    return {plurals(entry.id): plurals(entry.string) for entry in entries if entry.id}


def plurals(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)

"""doudi template."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from doudi.cli import main
from doudi.language import speak
from doudi.rosters.catalogue import ALL

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    yield
    speak("zh")


def test_all_writes_every_roster(tmp_path: Path, capsys: Output) -> None:
    assert main(["template", "all", "--out", str(tmp_path / "new")]) == 0
    assert {path.stem for path in (tmp_path / "new").iterdir()} == {roster.title for roster in ALL}
    assert "32" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["payments", "资金发放明细"])
def test_one_by_name_or_title(name: str, tmp_path: Path) -> None:
    assert main(["template", name, "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["资金发放明细.xlsx"]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("payment", "资金发放明细（payments）"), ("低保名册", "低保家庭名册（dibao_families）"), ("残疾人", "持证残疾人")],
)
def test_an_unknown_roster_lists_the_nearest(wrong: str, near: str, tmp_path: Path, capsys: Output) -> None:
    assert main(["template", wrong, "--out", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert f"没有这种名册：{wrong}" in told
    assert near in told
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_may_be_filled_in_already_is_left_alone(tmp_path: Path, capsys: Output) -> None:
    filled = tmp_path / "死亡人员.xlsx"
    filled.write_bytes(b"filled in")
    assert main(["template", "deaths", "--out", str(tmp_path)]) == 0
    assert filled.read_bytes() == b"filled in"
    assert f"没有覆盖：{filled}" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["template", "deaths", "--out", str(tmp_path / "file" / "new")]) == 3
    assert "模板写不进去" in capsys.readouterr().err


def test_it_speaks_english(tmp_path: Path, capsys: Output) -> None:
    assert main(["template", "deaths", "--out", str(tmp_path), "--lang", "en"]) == 0
    assert "1 templates written" in capsys.readouterr().out

"""doudi policy, as a person at the keyboard meets it."""

from pathlib import Path

import pytest

from doudi import cli
from doudi.language import speak

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def wide_and_chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "300")
    yield
    speak("zh")


def test_shows_value_clause_wording_and_whether_verified(capsys: Output) -> None:
    assert cli.main(["policy", "temporary_aid.town_limit", "--on", "2020-06-30"]) == 0
    shown = capsys.readouterr().out
    for part in ("10000元", "2020-04-24起", "宝民发〔2020〕109号", "单次救助金额在1万元以下", "已核对"):
        assert part in shown


def test_shows_what_stands_in_the_area_on_the_day(capsys: Output) -> None:
    assert cli.main(["policy", "dibao.standard", "--on", "2019-12-31", "--area", "610304"]) == 0
    shown = capsys.readouterr().out
    assert "360元" in shown
    assert "540元" in shown
    assert "395元" not in shown
    assert "未经核对" in shown


def test_says_that_nothing_is_entered(capsys: Output) -> None:
    assert cli.main(["policy", "dibao.standard", "--on", "2020-06-30", "--area", "620102"]) == 0
    assert "标准未录入" in capsys.readouterr().out


def test_without_a_name_lists_all_by_topic(capsys: Output) -> None:
    assert cli.main(["policy", "--on", "2020-06-30"]) == 0
    shown = capsys.readouterr().out
    for name in ("coverage.working_age", "dibao.tier_amount", "tekun.max_per_carer", "clues.object_working_days"):
        assert name in shown
    assert shown.index("应保对象") < shown.index("信访线索")


def test_speaks_english(capsys: Output) -> None:
    assert cli.main(["policy", "tekun.visit_days", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "30 days" in shown
    assert "not verified" in shown


def test_an_unknown_name_gives_the_nearest(capsys: Output) -> None:
    assert cli.main(["policy", "dibao.standart"]) == 2
    assert "dibao.standard" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", [["--on", "2020-13-01"], ["--area", "陈仓"], ["--area", "6"], ["--policy", "missing"]]
)
def test_bad_usage_ends_with_2(given: list[str], capsys: Output) -> None:
    assert cli.main(["policy", *given]) == 2


def overlay(folder: Path, written: str) -> str:
    (folder / "tekun").mkdir()
    (folder / "tekun" / "visit_days.yaml").write_text(written, encoding="utf-8")
    return str(folder)


def test_shows_a_countys_own_and_warns_of_its_unknown_source(tmp_path: Path, capsys: Output) -> None:
    folder = overlay(tmp_path, 'values: [{from: 2020-01-01, area: "610304", value: 45, source: chencang-1}]')
    assert cli.main(["policy", "tekun.visit_days", "--on", "2020-06-30", "--policy", folder]) == 0
    told = capsys.readouterr()
    assert "45天" in told.out
    assert "30天" in told.out
    assert "chencang-1" in told.err


def test_refuses_a_bad_folder_naming_file_and_entry(tmp_path: Path, capsys: Output) -> None:
    folder = overlay(tmp_path, "values: [{from: 2020-01-01, value: 45}, {from: 2020-01-01, value: 50}]")
    assert cli.main(["policy", "--policy", folder]) == 2
    told = capsys.readouterr().err
    assert "visit_days.yaml 第2条" in told
    assert "Traceback" not in told

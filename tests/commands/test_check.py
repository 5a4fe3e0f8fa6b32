"""`doudi check`: what it refuses, and how."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from doudi.cli import main

ROLL = "月份,家庭编号,县区,镇街,村社区,城乡类别,申请人姓名\n2020-06,F1,陈仓区,千河镇,千河村,农村,张三\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    (rosters / "低保家庭名册.csv").write_text(ROLL, encoding="utf-8")
    return rosters


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main(["check", *map(str, arguments)])
    return code, capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, tmp_path / "nowhere")
    assert code == 2
    assert "没有这个文件夹" in told and "nowhere" in told and "办法" in told


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, tmp_path)
    assert (code, "文件夹是空的" in told) == (2, True)


def test_an_unknown_check(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, folder, "--out", tmp_path / "out", "--only", "DB-99")
    assert (code, "DB-99" in told) == (2, True)


def test_a_day_before_every_roster_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, folder, "--out", tmp_path / "out", "--as-of", "2020-05-31", "--only", "DB-17")
    assert code == 0
    assert "2020-06" in told and "--as-of" in told and "早于" in told
    assert (tmp_path / "out" / "manifest.json").exists()


def test_an_output_that_is_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("in the way")
    code, told = refused(capsys, folder, "--out", tmp_path / "out")
    assert (code, "写不进" in told) == (3, True)


@pytest.mark.parametrize("memory", ["abc", "3000", "很多", "-1", ""])
def test_an_amount_of_memory_without_its_unit(folder: Path, memory: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, folder, "--memory", memory)
    assert (code, "--memory" in told, "3GB" in told) == (2, True, True)


def test_too_little_memory_for_the_rosters(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, folder, "--memory", "300KB", "--out", tmp_path / "out")
    assert code == 2
    assert "内存不够：整理名册时用完了 300KB" in told and "--memory 8GB" in told


def test_a_folder_to_spill_into_is_made(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--as-of", "2020-06-30", "--out", tmp_path / "out", "--only", "DB-17"]
    assert refused(capsys, folder, "--spill", tmp_path / "new" / "spill", *where) == (0, "")
    (tmp_path / "file").write_text("in the way")
    code, told = refused(capsys, folder, "--spill", tmp_path / "file", *where)
    assert (code, "--spill" in told) == (3, True)


def test_a_faulty_overlay(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = tmp_path / "law" / "dibao"
    law.mkdir(parents=True)
    (law / "standart.yaml").write_text("title: x\nunit: yuan\nvalues: []\n")
    code, told = refused(capsys, folder, "--out", tmp_path / "out", "--policy", tmp_path / "law")
    assert (code, "standart" in told) == (2, True)


def test_a_run_says_where_everything_lies(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(folder), "--out", str(tmp_path / "out"), "--as-of", "2020-06-30", "--only", "DB-17"])
    told = capsys.readouterr().out
    assert code == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written >= {
        "findings.parquet", "summary.parquet", "findings.xlsx", "quality.xlsx", "matches.xlsx", "report.html",
        "manifest.json",
    }  # fmt: skip
    assert all(name in told for name in ("report.html", "findings.xlsx", "manifest.json"))


@pytest.mark.parametrize("out", ["out", "."])
def test_results_among_the_rosters_are_no_rosters(folder: Path, out: str) -> None:
    (folder / "行政区划与管辖.csv").write_text("行政区划代码,名称,级别\n610304,陈仓区,县区\n", encoding="utf-8")
    order = ["check", str(folder), "--as-of", "2020-06-30", "--out", str(folder / out), "--only", "DB-17"]
    tables = [folder / out / "findings.parquet", folder / out / "summary.parquet"]

    main(order)
    first = [pq.read_table(table) for table in tables]
    main(order)

    assert [pq.read_table(table) for table in tables] == first
    read = json.loads((folder / out / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    handed_back = str(Path(out, "matches.xlsx"))
    assert {each["file"] for each in read} == {"低保家庭名册.csv", "行政区划与管辖.csv", handed_back}


def test_a_finding_that_rests_on_an_identity_says_so_and_is_to_verify(folder: Path, tmp_path: Path) -> None:
    person = "990304195203140016"
    members = f"月份,家庭编号,身份证号,姓名,与户主关系\n2020-06,F1,{person},张三,本人\n"
    (folder / "低保家庭成员名册.csv").write_text(members, encoding="utf-8")
    (folder / "死亡人员.csv").write_text("身份证号,姓名,死亡日期\n99030419520314,张三,2020-01-05\n", encoding="utf-8")
    established = f"名册,文件,工作表,行号,身份证号,认定人,认定日期\n死亡人员,死亡人员.csv,,2,{person},赵强,2020-06-20\n"
    (folder / "身份认定.csv").write_text(established, encoding="utf-8")

    main(["check", str(folder), "--as-of", "2020-06-30", "--out", str(tmp_path / "out"), "--only", "DB-01"])

    (found,) = pq.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    assert (found["subject"], found["grade"]) == (person, "to_verify")
    assert "身份系人工认定" in found["message"]

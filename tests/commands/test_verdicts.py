from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from doudi.cli import main
from doudi.exports.findings_workbook import write_findings
from tests.exports.sample import LI, WANG, result, write_parquet

DEAD = "DB-01 死亡后仍在保"


@pytest.fixture
def handed_back(tmp_path: Path) -> Path:
    """A workbook with one lawful exception and one outcome that is none of the four."""
    path = tmp_path / "交回.xlsx"
    write_findings(result(tmp_path / "store"), path)
    write_parquet(tmp_path / "out")
    book = load_workbook(path)
    headers = [cell.value for cell in book[DEAD][1]]
    for header, value in zip(
        ("核实结果", "核实人", "核实日期", "说明"), ("属实但合规(例外)", "赵强", "2020-07-06", "宽限期内"), strict=True
    ):
        book[DEAD].cell(2, headers.index(header) + 1, value)
    book[DEAD].cell(3, headers.index("核实结果") + 1, "再看看")
    book.save(path)
    return path


def test_it_shows_precision_names_what_it_could_not_read_and_writes_both_files(
    handed_back: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = handed_back.parent / "out"
    assert main(["verdicts", str(handed_back), "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    for part in ("DB-01", "0.0%", "再看看", "不是四种核实结果之一", "1 条核实结果、1 条情况说明"):
        assert part in shown
    (row,) = pq.read_table(out / "verdicts.parquet").to_pylist()
    assert (row["subject"], row["outcome"], row["verified_by"]) == (WANG, "exception", "赵强")
    _, exemption = load_workbook(out / "exemptions.xlsx").active.values
    assert exemption[:5] == ("DB-01", WANG, None, "宽限期内", "赵强")
    assert (out / "findings.parquet").exists(), "the run it belongs to stays"


def test_a_workbook_without_any_outcome_is_bad_input(tmp_path: Path) -> None:
    write_findings(result(tmp_path / "store"), tmp_path / "findings.xlsx")
    assert main(["verdicts", str(tmp_path / "findings.xlsx"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


def test_what_was_handed_back_earlier_is_kept_and_a_correction_stands(
    handed_back: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = handed_back.parent / "out"
    main(["verdicts", str(handed_back), "--out", str(out)])
    book = load_workbook(handed_back)
    column = [cell.value for cell in book[DEAD][1]].index("核实结果") + 1
    book[DEAD].cell(2, column).value = None
    book[DEAD].cell(3, column, "属实")
    book.save(handed_back)
    assert main(["verdicts", str(handed_back), "--out", str(out)]) == 0
    assert "本次读到 1 条核实结果，保留以前的 1 条" in capsys.readouterr().out
    book[DEAD].cell(2, column, "不属实")
    book.save(handed_back)
    main(["verdicts", str(handed_back), "--out", str(out)])
    kept = pq.read_table(out / "verdicts.parquet").to_pylist()
    assert {row["subject"]: row["outcome"] for row in kept} == {WANG: "refuted", LI: "confirmed"}
    assert load_workbook(out / "exemptions.xlsx").active.max_row == 1, "no longer an exception"

from pathlib import Path

import pytest

from doudi.cli import main
from tests.exports.sample import FINDINGS_FOUND, WANG, write_parquet


def test_it_prints_a_finding_on_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_parquet(tmp_path)
    assert main(["explain", FINDINGS_FOUND[0].finding_id, "--out", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert WANG in shown
    assert "依据" in shown


def test_a_number_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_parquet(tmp_path)
    assert main(["explain", "ffff", "--out", str(tmp_path)]) == 2
    assert "没有编号为 ffff 的疑点" in capsys.readouterr().err

"""`doudi demo` on the command line."""

from pathlib import Path

import pytest

from doudi.cli import main
from doudi.demo.truth import read_findings


def test_a_city_is_written_with_its_truth_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["demo", str(tmp_path), "--format", "parquet"]) == 0
    assert len(list((tmp_path / "rosters").glob("*.parquet"))) == 32
    assert len(read_findings(tmp_path / "truth")) > 300
    assert "doudi check" in capsys.readouterr().out


def test_an_earlier_demo_is_replaced(tmp_path: Path):
    main(["demo", str(tmp_path), "--format", "parquet"])
    main(["demo", str(tmp_path)])
    kinds = {path.suffix for path in (tmp_path / "rosters").iterdir()}
    assert ".xlsx" in kinds
    assert len(list((tmp_path / "rosters").glob("*.parquet"))) == 1


def test_rosters_of_somebody_else_are_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "rosters").mkdir()
    (tmp_path / "rosters" / "低保.xlsx").write_text("真实名册")
    assert main(["demo", str(tmp_path)]) == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert (tmp_path / "rosters" / "低保.xlsx").read_text() == "真实名册"


def test_a_day_without_data_is_refused_with_the_days_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["demo", str(tmp_path), "--as-of", "2019-06-30"]) == 2
    assert "2020-06-15" in capsys.readouterr().err

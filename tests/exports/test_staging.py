from pathlib import Path

import pytest

from doudi.exports.staging import staged


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_files_appear_together_and_replace_their_namesakes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "findings.xlsx").write_text("old")
    (out / "notes.txt").write_text("somebody's own")
    with staged(out) as beside:
        (beside / "findings.xlsx").write_text("new")
        (beside / "manifest.json").write_text("{}")
        assert names(out) == ["findings.xlsx", "notes.txt"]
    assert (out / "findings.xlsx").read_text() == "new"
    assert names(out) == ["findings.xlsx", "manifest.json", "notes.txt"]
    assert names(tmp_path) == ["out"]


def test_after_an_error_all_stays_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "findings.xlsx").write_text("old")
    with pytest.raises(ZeroDivisionError), staged(out) as beside:
        (beside / "findings.xlsx").write_text("new")
        raise ZeroDivisionError
    assert (out / "findings.xlsx").read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_files_without_a_manifest_leave_the_one_there_is(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text("{}")
    with staged(tmp_path / "out") as beside:
        (beside / "verdicts.parquet").write_text("")
    assert names(tmp_path / "out") == ["manifest.json", "verdicts.parquet"]

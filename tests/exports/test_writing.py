import re
from pathlib import Path

from openpyxl import load_workbook

from doudi.exports.writing import write_all
from doudi.language import spoken
from tests.exports.sample import result

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_a_run_in_english_leaves_the_language_around_as_it_was(tmp_path: Path) -> None:
    write_all(result(tmp_path / "store", "en"), tmp_path / "out")
    assert spoken() == "zh"
    names = sorted(entry.name for entry in (tmp_path / "out").iterdir())
    assert names == ["findings.xlsx", "manifest.json", "matches.xlsx", "quality.xlsx", "report.html"]


def test_every_header_is_english_in_english(tmp_path: Path) -> None:
    write_all(result(tmp_path / "store", "en"), tmp_path / "out")
    for name in ("findings.xlsx", "quality.xlsx"):
        for sheet in load_workbook(tmp_path / "out" / name).worksheets:
            header = [str(cell.value) for cell in sheet[1] if cell.value]
            assert [text for text in header if CHINESE.search(text)] == [], sheet.title

"""What every workbook looks like on A4."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from doudi.exports.writing import write_all
from tests.exports.sample import result

PAPER_POINTS = (11.69 - 0.8) * 72  # A4 landscape without its margins
PIXELS_A_CHARACTER = 7  # as Excel counts the width of columns


def printed_points(sheet: Worksheet) -> float:
    last = range_boundaries(sheet.print_area.split("!")[1])[2] if sheet.print_area else sheet.max_column
    columns = [one for one in sheet.column_dimensions.values() if one.min <= last]
    widths: float = sum(one.width * (min(one.max, last) - one.min + 1) for one in columns)
    return widths * PIXELS_A_CHARACTER * 72 / 96


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["findings", "quality", "matches"])
def test_letters_are_no_smaller_than_eight_points(tmp_path: Path, name: str, language: str) -> None:
    write_all(result(tmp_path / "store", language), tmp_path)
    for sheet in load_workbook(tmp_path / f"{name}.xlsx").worksheets:
        assert 10 * min(PAPER_POINTS / printed_points(sheet), 1) >= 8, sheet.title

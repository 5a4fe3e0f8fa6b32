"""How far apart the cells of a sheet may lie before it is read."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import xml_scan
from doudi.rosters.sheets.xml_scan import beyond, holds, scanned

CELL = '<c r="{}"><v>1</v></c>'


def sheet(path: Path, *cells: str, form: str = CELL, between: str = "") -> Path:
    """A workbook with nothing but these cells."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        rows = between.join(f"<row>{form.format(cell)}</row>" for cell in cells)
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns:r="http://x"><sheetData>{rows}</sheetData>')
    return path


@pytest.mark.parametrize(
    "last", ["Z1048576", "BF1048576", "BF1099999", "BI1048576", "ZZ89999", "ZZ91168", "XFD3906", "AV1333333"]
)
def test_cells_that_fit_into_memory_are_read(tmp_path: Path, last: str) -> None:
    assert scanned(sheet(tmp_path / "a.xlsx", "A1", last)).long_numbers is False


@pytest.mark.parametrize(
    "last", ["A2500000", "Z9999999", "BJ1048576", "ZZ91169", "XFD3907", "xfd1048576", "AAAA4000", "A" + "9" * 5000]
)
def test_cells_too_far_apart_are_refused(tmp_path: Path, last: str) -> None:
    with pytest.raises(RefusedError, match="too_wide_apart"):
        scanned(sheet(tmp_path / "a.xlsx", "A1", last))


def test_other_attributes_are_no_places(tmp_path: Path) -> None:
    odd = '<c r="{}"/><dataValidation error="XFD9999999" header="9999999"/>'
    assert scanned(sheet(tmp_path / "a.xlsx", "A1", "B200000", form=odd)).tall_merges is False


@pytest.mark.parametrize("cells", [("XFD1", "A9000"), ("A9000", "XFD1"), ("B2", "XFD1", "A999999", "B3")])
def test_width_and_height_may_come_from_different_cells(tmp_path: Path, cells: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError, match="too_wide_apart"):
        scanned(sheet(tmp_path / "a.xlsx", *cells))


@pytest.mark.parametrize("form", ["<c r='{}'/>", '<c\n\tr = "{}"/>', '<x:c t="s" r="{}"/>', "<c r=\n'{}'/>"])
def test_however_the_place_of_a_cell_is_written(tmp_path: Path, form: str) -> None:
    with pytest.raises(RefusedError, match="too_wide_apart"):
        scanned(sheet(tmp_path / "a.xlsx", "XFD1048576", form=form))


def test_a_cell_across_two_chunks_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_scan, "_CHUNK", 600)
    for filling in range(580, 640):
        path = sheet(tmp_path / "a.xlsx", "A1", "XFD1048576", between="<!---->" + " " * filling)
        with pytest.raises(RefusedError, match="too_wide_apart"):
            scanned(path)


@given(first=st.integers(1, 2_000_000), more=st.integers(0, 200_000), number=st.integers(0, 3_000_000))
def test_a_row_outside_a_range_is_seen(first: int, more: int, number: int) -> None:
    form = beyond(first, first + more)
    for each in (first - 1, first, first + more, first + more + 1, number):
        outside = not first <= each <= first + more
        assert holds(form, f'<row spans="1:99" r="{each}">'.encode()) is outside
        assert holds(form, f"<c t='s' r = 'AB{each}'>".encode()) is outside

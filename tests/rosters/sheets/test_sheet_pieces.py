"""The pieces of a sheet are together what the whole is, or there are none."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fastexcel
import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from doudi.rosters.sheets import sheet_pieces, small_workbook
from doudi.rosters.sheets.quick_texts import texts_of, without_empty
from doudi.rosters.sheets.sheet_pieces import Pieces

Cells = Sequence[Sequence[Any]]

FORMULA = "=1/0"


def whole(path: Path, sheet: str) -> list[pa.Array]:
    read = fastexcel.read_excel(path).load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
    return [without_empty(column) for column in texts_of(read)]


def in_pieces(path: Path, *sheets: str) -> list[list[pa.Array] | None]:
    pieces = Pieces(path, sheets)
    return [pieces.columns(sheet) for sheet in sheets]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows in each."""
    monkeypatch.setattr(sheet_pieces, "CUT_FROM", 0)
    monkeypatch.setattr(sheet_pieces, "PIECE", 1500)


def by_xlsxwriter(path: Path, lines: Cells, **options: Any) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", **options}) as book:
        sheet = book.add_worksheet("册")
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if cell == FORMULA:
                    sheet.write_formula(row, column, cell, value="#DIV/0!")
                elif cell is not None:
                    sheet.write(row, column, cell)
    return path


def with_inline_texts(path: Path, lines: Cells) -> Path:
    return by_xlsxwriter(path, lines, constant_memory=True)


def by_openpyxl(path: Path, lines: Cells) -> Path:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "册"
    for row, line in enumerate(lines, start=1):
        for column, cell in enumerate(line, start=1):
            sheet.cell(row, column, cell)
    book.save(path)
    return path


WRITERS = (by_xlsxwriter, with_inline_texts, by_openpyxl)

cells = st.one_of(
    st.none(),
    st.just(None),
    st.text("张 李<&\"'x\u3000", max_size=4),
    st.sampled_from(["=1/0", "合计", '<row r="7">', "610304"]),
    st.integers(-10, 10**17),
    st.floats(-1e20, 1e20),
    st.booleans(),
    st.dates(date(1910, 1, 1), date(2100, 1, 1)),
    st.just(datetime(2020, 6, 30, 8, 30)),
)
lines = st.lists(st.one_of(st.just([]), st.lists(cells, max_size=5)), max_size=40)


@settings(deadline=None, max_examples=60)
@given(lines=lines, repeated=st.integers(1, 30), writer=st.sampled_from(WRITERS))
def test_any_sheet(lines: Cells, repeated: int, writer: Callable[[Path, Cells], Path]) -> None:
    lines = [*lines, *([*line, n] for n in range(repeated) for line in lines[:3])]
    with TemporaryDirectory() as folder:
        path = writer(Path(folder, "a.xlsx"), lines)
        (found,) = in_pieces(path, "册")
        if found is not None:
            assert found == whole(path, "册")


ROSTER = [
    [
        "2020-06",
        f"F{n}",
        f"张{n % 7}",
        n,
        n * 1.1,
        None if n % 3 else FORMULA,
        date(2020, 1, n % 28 + 1),
        n % 2 == 0,
        "",
    ]
    for n in range(500)
]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_roster_as_it_is_written(tmp_path: Path, writer: Callable[[Path, Cells], Path]) -> None:
    path = writer(
        tmp_path / "a.xlsx", [["六月"], [], ["月份", "编号", "姓名"], *ROSTER, [], ["合计", *[None] * 9, "末"]]
    )

    (found,) = in_pieces(path, "册")

    assert found is not None
    assert found == whole(path, "册")
    assert (len(found), len(found[0])) == (11, 505)


def test_every_sheet_of_a_workbook_is_found_whatever_its_name(tmp_path: Path) -> None:
    names = ["乙", "A&B", "丙 <x>", "1"]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheets = [book.add_worksheet(name) for name in names]
        for place, sheet in enumerate(sheets):
            for row in range(100):
                sheet.write_row(row, 0, [place, row, "同"])

    assert in_pieces(tmp_path / "a.xlsx", *names) == [whole(tmp_path / "a.xlsx", name) for name in names]


ROW = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="C{0}" t="inlineStr"><is><t>第{0}户</t></is></c></row>'


def sheet_of(
    path: Path, rows: str, begin: str = "<worksheet><sheetData>", end: str = "</sheetData></worksheet>"
) -> Path:
    """A workbook with a sheet of this XML."""
    by_xlsxwriter(path.with_name("frame.xlsx"), [["1"]])
    with zipfile.ZipFile(path.with_name("frame.xlsx")) as frame, zipfile.ZipFile(path, "w") as archive:
        for part in frame.namelist():
            archive.writestr(part, begin + rows + end if "sheet1.xml" in part else frame.read(part))
    return path


def test_many_shared_texts_are_not_read_again_with_every_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = by_xlsxwriter(tmp_path / "a.xlsx", ROSTER)
    monkeypatch.setattr(small_workbook, "MAX_FRAME", 10_000)

    assert in_pieces(path, "册") == [None]


def numbered(*numbers: int, row: str = ROW) -> str:
    return "".join(row.format(number) for number in numbers)


UP = range(1, 200)
CUT = {
    "plain": numbered(*UP),
    "with blank rows between": numbered(*UP, *range(400, 500), 1000),
    "with rows that hold no cell": numbered(*UP) + numbered(*range(200, 300), row='<row r="{0}" spans="1:3"/>'),
    "with a wide row late": numbered(*UP) + '<row r="200"><c r="AZ200"><v>1</v></c></row>',
    "with its first cell late": numbered(*UP, row='<row r="{0}"><c r="B{0}"><v>1</v></c></row>') + numbered(200),
    "with another attribute first": numbered(*UP, row='<row spans="1:3" r="{0}"><c r="A{0}"><v>{0}</v></c></row>'),
    "with a row that has no number": numbered(1, 2) + "<row><c><v>3</v></c></row>" + numbered(*range(4, 200)),
    "with cells that name no place": numbered(*UP, row='<row r="{0}"><c><v>{0}</v></c><c t="str"><v>x</v></c></row>'),
    "beginning late": numbered(*range(30, 300)),
    "with texts of nothing": numbered(*UP, row='<row r="{0}"><c r="A{0}" t="str"><v></v></c></row>') + numbered(200),
    "beginning with an empty cell": '<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c></row>'
    + numbered(*range(2, 200)),
}
WHOLE = {
    "no row": "",
    "rows without numbers": numbered(*UP, row="<row><c><v>{0}</v></c></row>"),
    "a prefix": numbered(*UP, row='<x:row r="{0}"><x:c r="A{0}"><x:v>{0}</x:v></x:c></x:row>'),
    "another quote": numbered(*UP, row="<row r='{0}'><c r='A{0}'><v>{0}</v></c></row>"),
    "rows out of order": numbered(*reversed(UP)),
    "a row that comes back": numbered(*UP, *UP),
    "a row late": numbered(*range(1, 100), *range(101, 200), 100, *range(200, 300)),
    "a cell of another row": numbered(*UP) + '<row r="200"><c r="A3"><v>7</v></c></row>',
    "cells beside the row before": "".join(f'<row r="{n + 1}"><c r="B{n}"><v>7</v></c></row>' for n in UP),
    "a cell far below": '<row r="1"><c r="B900"><v>7</v></c></row>' + numbered(*range(2, 200)),
    "no cell in column A": numbered(*UP, row='<row r="{0}"><c r="B{0}"><v>{0}</v></c></row>'),
    "a comment over a cut": numbered(*range(1, 20))
    + f"<!-- {numbered(*range(20, 100))} -->"
    + numbered(*range(100, 200)),
    "text that looks like rows": numbered(*UP)
    + '<row r="200"><c r="A200" t="str"><v><![CDATA['
    + numbered(*UP)
    + "]]></v></c></row>",
    "an end inside a comment": numbered(*UP) + "<!-- </sheetData> -->" + numbered(*range(200, 300)),
}


@pytest.mark.parametrize("form", CUT)
def test_a_sheet_that_is_cut(tmp_path: Path, form: str) -> None:
    path = sheet_of(tmp_path / "a.xlsx", CUT[form])
    assert in_pieces(path, "册") == [whole(path, "册")]


@pytest.mark.parametrize("form", WHOLE)
def test_a_sheet_of_which_only_the_whole_is_sure(tmp_path: Path, form: str) -> None:
    assert in_pieces(sheet_of(tmp_path / "a.xlsx", WHOLE[form]), "册") == [None]

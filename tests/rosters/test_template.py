"""Blank rosters, read back with openpyxl."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from doudi.language import catalogue, speak
from doudi.rosters.catalogue import ALL, ROSTERS
from doudi.rosters.cleaning import explain
from doudi.rosters.cleaning.writing import narrow, without_spaces
from doudi.rosters.columns import Kind, Roster
from doudi.rosters.template import (
    FLAG_WORDS,
    NOTES_SHEET,
    NOTES_TITLES,
    PLACE_COLUMNS,
    note,
    template_columns,
    words,
    write_template,
)

HEADERS = {header for roster in ALL for column in roster.columns for header in column.headers}
HEADERS |= {column.header for column in PLACE_COLUMNS} | {"性别", "出生日期", "备注"}
EACH = pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)


def written(roster: Roster, folder: Path) -> Workbook:
    path = folder / "blank.xlsx"
    write_template(roster, path)
    return load_workbook(path)


@pytest.fixture
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("zh")


@EACH
def test_the_first_sheet_is_the_roster_and_empty(roster: Roster, tmp_path: Path) -> None:
    sheet = written(roster, tmp_path)[roster.title]
    columns = template_columns(roster)
    assert [cell.value for cell in sheet[1]] == [column.header for column in columns]
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "A2"
    assert {column.name for column in roster.columns} <= {column.name for column in columns}


@EACH
def test_required_columns_look_different(roster: Roster, tmp_path: Path) -> None:
    sheet = written(roster, tmp_path)[roster.title]
    colours: dict[bool, set[str]] = {True: set(), False: set()}
    for cell, column in zip(sheet[1], template_columns(roster), strict=True):
        colours[column.required].add(cell.fill.fgColor.rgb)
    assert len(colours[True]) == 1
    assert not colours[True] & colours[False]


@EACH
def test_each_header_says_what_is_accepted_and_what_empty_means(roster: Roster, tmp_path: Path) -> None:
    sheet = written(roster, tmp_path)[roster.title]
    for cell, column in zip(sheet[1], template_columns(roster), strict=True):
        assert cell.comment.text == note(column)
        assert explain.accepted(column) in cell.comment.text
        for synonym in explain.synonyms(column):
            assert synonym in cell.comment.text
        if column not in PLACE_COLUMNS:
            assert explain.blank(column) in cell.comment.text


@EACH
def test_codes_and_flags_have_drop_downs(roster: Roster, tmp_path: Path) -> None:
    sheet = written(roster, tmp_path)[roster.title]
    offered = {
        str(rule.sqref).split(":", maxsplit=1)[0]: tuple(rule.formula1.strip('"').split(","))
        for rule in sheet.data_validations.dataValidation
    }
    expected = {
        cell.coordinate.replace("1", "2"): words(column)
        for cell, column in zip(sheet[1], template_columns(roster), strict=True)
        if column.kind in {Kind.CODE, Kind.FLAG}
    }
    assert offered == expected


@EACH
def test_columns_with_digits_are_text(roster: Roster, tmp_path: Path) -> None:
    book = written(roster, tmp_path)
    sheet = book[roster.title]
    for cell, column in zip(sheet[1], template_columns(roster), strict=True):
        if column.kind in {Kind.ID_NUMBER, Kind.ACCOUNT, Kind.MONTH, Kind.AREA, Kind.TEXT}:
            assert sheet.column_dimensions[cell.column_letter].number_format == "@"


@EACH
def test_no_cell_of_the_notes_is_a_header(roster: Roster, tmp_path: Path) -> None:
    sheet = written(roster, tmp_path)["填写说明"]
    cells = {narrow(without_spaces(str(value))) for row in sheet.iter_rows(values_only=True) for value in row if value}
    assert cells & {narrow(header) for header in HEADERS} == set()
    assert f"如{narrow(without_spaces(roster.columns[0].example))}" in cells


def test_a_place_may_be_written_by_its_names() -> None:
    assert [column.header for column in template_columns(ROSTERS["reserve_funds"])][:4] == [
        "行政区划代码",
        "县区",
        "镇街",
        "村社区",
    ]
    assert not set(PLACE_COLUMNS) & set(template_columns(ROSTERS["areas"]))
    assert not set(PLACE_COLUMNS) & set(template_columns(ROSTERS["deaths"]))


def test_a_flag_offers_yes_and_no() -> None:
    assert words(ROSTERS["dibao_members"]["insured"]) == FLAG_WORDS
    assert words(ROSTERS["dibao_members"]["name"]) == ()


def test_in_english_only_the_notes_change(tmp_path: Path, english: None) -> None:
    book = written(ROSTERS["payments"], tmp_path)
    assert book.sheetnames == ["资金发放明细", "How to fill in"]
    assert book["资金发放明细"]["D1"].value == "领款人身份证号"
    assert "id number" in book["资金发放明细"]["D1"].comment.text


def test_the_same_template_is_the_same_file(tmp_path: Path) -> None:
    write_template(ROSTERS["deaths"], tmp_path / "a.xlsx")
    write_template(ROSTERS["deaths"], tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_notes_have_their_english() -> None:
    assert {NOTES_SHEET, *NOTES_TITLES} <= set(catalogue())

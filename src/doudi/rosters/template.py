"""Blank rosters to hand out: an Excel workbook with drop-downs, notes and columns that lose no digits."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from doudi.language import say
from doudi.rosters.cleaning import explain
from doudi.rosters.columns import Column, Kind, Roster

NOTES_SHEET = "填写说明"
PLACE_COLUMNS = (
    Column(name="county", header="县区", kind=Kind.TEXT, example="陈仓区"),
    Column(name="town", header="镇街", kind=Kind.TEXT, example="千河镇"),
    Column(name="village", header="村社区", kind=Kind.TEXT, example="东岭村"),
)
"""A place by its names, for those who have no code."""

FLAG_WORDS = ("是", "否")
_LAST_ROW = 1_048_575  # of a sheet, counted from 0
_MADE = datetime(2020, 4, 24)  # a fixed day, so that the same template is the same file
_HOUSE = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_HEADER = {"bold": True, "font_color": "#FFFFFF", "border": 1, "text_wrap": True, "align": "center"}
_REQUIRED_COLOUR, _OPTIONAL_COLOUR = "#9C2F00", "#1F4E79"
# Text keeps what was typed: 18 digits stay 18 digits and 2020.10 does not become 2020.1.
_FORMATS = {
    Kind.YUAN: "0.00",
    Kind.NUMBER: "General",
    Kind.COUNT: "0",
    Kind.WAN_YUAN: "General",
    Kind.DAY: "yyyy-mm-dd",
}
_WIDTHS = {Kind.ID_NUMBER: 22, Kind.ACCOUNT: 24, Kind.AREA: 16, Kind.DAY: 13, Kind.YUAN: 13, Kind.TEXT: 18}
NOTES_TITLES = {"列": 22, "必填": 8, "怎么填": 60, "空着表示": 40, "也可写作": 60, "示例": 24}
"""The columns of the notes and their widths."""


def write_template(roster: Roster, path: Path) -> None:
    """Write the blank roster: one sheet to fill in, named by its title, and one that says how.

    Raises OSError, or xlsxwriter's FileCreateError, when the file cannot be written.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": roster.title, "author": "Doudi", "created": _MADE})
        columns = template_columns(roster)
        _sheet_to_fill_in(book, roster, columns)
        _notes(book, roster, columns)


def template_columns(roster: Roster) -> tuple[Column, ...]:
    """The columns of the template: those of the roster, the names of the place behind its code."""
    named = roster.has_area and roster.name != "areas"
    return tuple(
        each
        for column in roster.columns
        for each in ((column, *PLACE_COLUMNS) if named and column.name == "area_code" else (column,))
    )


def words(column: Column) -> tuple[str, ...]:
    """What its drop-down offers; empty = free text."""
    if column.kind is Kind.FLAG:
        return FLAG_WORDS
    return column.codes.words if column.codes else ()


def note(column: Column) -> str:
    """What stands in the comment on its header."""
    empty = "" if column in PLACE_COLUMNS else explain.blank(column)
    return "\n".join(line for line in (explain.accepted(column), empty, *explain.synonyms(column)) if line)


def _sheet_to_fill_in(book: Any, roster: Roster, columns: Sequence[Column]) -> None:
    sheet = book.add_worksheet(roster.title)
    for position, column in enumerate(columns):
        kept = book.add_format({**_HOUSE, "num_format": _FORMATS.get(column.kind, "@")})
        sheet.set_column(position, position, _width(column), kept)
        sheet.write_string(0, position, column.header, _header(book, column.required))
        lines = note(column)
        sheet.write_comment(0, position, lines, {"author": "Doudi", "x_scale": 2.2, "y_scale": _height(lines)})
        if offered := words(column):
            sheet.data_validation(1, position, _LAST_ROW, position, _drop_down(offered))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _notes(book: Any, roster: Roster, columns: Sequence[Column]) -> None:
    """How to fill it in. Headers stand in 【】 here, so that no row of this sheet is ever read as a roster."""
    sheet = book.add_worksheet(say(NOTES_SHEET))
    text = book.add_format({**_HOUSE, "text_wrap": True, "valign": "top", "num_format": "@", "border": 1})
    sheet.write_string(0, 0, say("{title}：一行是{row_is}。", title=say(roster.title), row_is=say(roster.row_is)))
    sheet.write_string(1, 0, say("深红色表头的列必填。只在前一张工作表填写；这一张是说明，不会读入。"))
    for position, (title, width) in enumerate(NOTES_TITLES.items()):
        sheet.set_column(position, position, width)
        sheet.write_string(3, position, say(title), _header(book, False))
    for row, column in enumerate(columns, start=4):
        for position, cell in enumerate(_explained(column)):
            sheet.write_string(row, position, cell, text)
    sheet.freeze_panes(4, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _explained(column: Column) -> tuple[str, ...]:
    return (
        f"【{column.header}】",
        say("是") if column.required else "",
        explain.accepted(column),
        "" if column in PLACE_COLUMNS else explain.blank(column),
        "\n".join([*_other_headers(column), *explain.synonyms(column)]),
        say("如 {example}", example=column.example),
    )


def _other_headers(column: Column) -> list[str]:
    return [say("表头也可写作：{headers}", headers="、".join(column.aliases))] if column.aliases else []


def _header(book: Any, required: bool) -> Any:
    colour = _REQUIRED_COLOUR if required else _OPTIONAL_COLOUR
    return book.add_format({**_HOUSE, **_HEADER, "bg_color": colour})


def _width(column: Column) -> int:
    return max(_WIDTHS.get(column.kind, 11), 2 * len(column.header) + 2)


def _height(lines: str) -> float:
    """The height of a comment, as a multiple of the usual one: about 20 characters stand in a line of it."""
    return max(1.0, 0.3 * sum(1 + len(line) // 20 for line in lines.split("\n")))


def _drop_down(offered: Sequence[str]) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(offered),
        "error_type": "warning",  # synonyms are read as well
        "error_title": say("不在下拉选项中"),
        "error_message": say("请选：{words}", words="、".join(offered)),
    }

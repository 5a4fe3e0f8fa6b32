"""Files as suppliers hand them in, and files that cannot be read; all people are invented."""

import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import xlsxwriter
import xlwt

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.delivery import Delivery, deliver

AS_OF = date(2020, 6, 30)

Cells = Sequence[Sequence[Any]]


def id_no(number: int, born: str = "19520314") -> str:
    """An invented id number with a right check digit."""
    first = f"990304{born}{number:03}"
    return first + check_digit(first)


def imported(folder: Path, **given: Any) -> Delivery:
    """The folder as a store beside it."""
    return deliver(folder, folder.parent / f"{folder.name}.store", **{"as_of": AS_OF, **given})


def rows(delivery: Delivery, roster: str) -> list[dict[str, Any]]:
    """The rows of a roster of the store, by file, sheet and row."""
    read = pq.read_table(delivery.store / "rosters" / f"{roster}.parquet").to_pylist()
    return sorted(read, key=lambda row: (str(row["file"]), str(row["sheet"]), row["row"] or 0, row["row_id"] or 0))


def values(delivery: Delivery, roster: str, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of a roster."""
    return [tuple(row[name] for name in names) for row in rows(delivery, roster)]


def table(delivery: Delivery, name: str) -> list[dict[str, Any]]:
    """The rows of another file of the store."""
    return pq.read_table(delivery.store / f"{name}.parquet").to_pylist()


def problems(delivery: Delivery) -> list[tuple[Any, ...]]:
    """The quality report: row, column, code, outcome."""
    return [(line["row"], line["column"], line["code"], line["outcome"]) for line in table(delivery, "problems")]


def csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A csv file of these lines, spaces around them cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(line.strip() for line in text.strip().splitlines()).encode(encoding) + b"\n")
    return path


Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


def xlsx(path: Path, sheets: dict[str, Cells], merged: Sequence[Merge] = (), hidden: Sequence[int] = ()) -> Path:
    """A workbook; `merged` and `hidden` (rows from 0) are of its first sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    _write(sheet, row, column, cell, day)
        first = book.worksheets()[0]
        for top, left, bottom, right in merged:
            first.merge_range(top, left, bottom, right, None)
            _write(first, top, left, next(iter(sheets.values()))[top][left], day)
        for row in hidden:
            first.set_row(row, None, None, {"hidden": True})
    return path


@dataclass(frozen=True)
class Formula:
    """A formula and the value that Excel saved with it."""

    text: str
    saved: Any


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, None, cell.saved)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write(row, column, cell)


def xls(path: Path, lines: Cells, merged: Sequence[Merge] = ()) -> Path:
    """An old workbook with one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    covered = {(top, left) for top, left, _, _ in merged}
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if cell is not None and cell != "" and (row, column) not in covered:
                sheet.write(row, column, cell)
    for top, left, bottom, right in merged:
        sheet.write_merge(top, bottom, left, right, lines[top][left])
    book.save(str(path))
    return path


DEATHS = "身份证号,姓名,死亡日期\n" + f"{id_no(1)},张三,2020-05-01\n"


def _cut_off(path: Path) -> None:
    whole = xlsx(path.with_suffix(".whole"), {"a": [["身份证号", "死亡日期"]] * 500}).read_bytes()
    path.with_suffix(".whole").unlink()
    path.write_bytes(whole[: len(whole) // 2])


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(300):
                member.write(b" " * (1 << 20))


def _locked_zip(path: Path) -> None:
    xlsx(path, {"a": [["身份证号", "死亡日期"]]})
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1  # the flag "encrypted" of each entry of the directory
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(content)


def _locked_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"))


def _word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"))


def _no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


def _broken_sheet(path: Path) -> None:
    xlsx(path.with_suffix(".whole"), {"a": [["身份证号", "死亡日期"], ["1", "2"]]})
    with zipfile.ZipFile(path.with_suffix(".whole")) as whole, zipfile.ZipFile(path, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    path.with_suffix(".whole").unlink()


def _far_apart(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "身份证号", "x"
    book.save(path)


def _unfinished_quote(path: Path) -> None:
    path.write_text(DEATHS + '"' + "x,\n" * 600_000, encoding="utf-8")


def _unreadable(path: Path) -> None:
    path.write_text(DEATHS, encoding="utf-8")
    path.chmod(0)


HOSTILE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "空.xlsx": (lambda path: path.write_bytes(b""), "empty_file"),
    "空.csv": (lambda path: path.write_bytes(b"\xef\xbb\xbf\r\n"), "empty_file"),
    "空表.xlsx": (lambda path: xlsx(path, {"a": []}), "empty_file"),
    "截断.xlsx": (_cut_off, "damaged"),
    "半张表.xlsx": (_broken_sheet, "damaged"),
    "炸弹.xlsx": (_bomb, "too_big_unpacked"),
    "加密.xlsx": (_locked_workbook, "password"),
    "加密压缩.xlsx": (_locked_zip, "password"),
    "文档.xlsx": (_no_workbook, "not_a_table"),
    "文档.xls": (_word, "not_a_table"),
    "网页.xls": (lambda path: path.write_text("<html><table><tr><td>姓名</td></tr></table>"), "web_page"),
    "乱码.xls": (lambda path: path.write_bytes(os.urandom(64) + b"\x00" * 64), "not_a_table"),
    "乱码.csv": (lambda path: path.write_bytes("姓名,死亡日期\n".encode() + b"\xff\xfe\xff\n"), "encoding"),
    "引号.csv": (_unfinished_quote, "csv_form"),
    "坏.parquet": (lambda path: path.write_bytes(b"PAR1" + b"x" * 100), "damaged"),
    "说明.txt": (lambda path: path.write_text("请查收"), "not_a_table"),
    "离得远.xlsx": (_far_apart, "too_wide_apart"),
    "无权.csv": (_unreadable, "no_permission"),
}
"""File name to its maker and the code of the one line that it leaves in the quality report."""

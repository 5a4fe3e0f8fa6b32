"""The quick way through a large workbook gives the same cells as the exact one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doudi.rosters.columns import Kind
from doudi.rosters.sheets import Sheet, sheet_pieces, workbook
from doudi.rosters.sheets.quick_xlsx import OpenedOnce, quick_sheet
from doudi.rosters.sheets.xml_scan import scanned
from tests.rosters.corpus import Delivery, Formula, id_no, imported, rows, table, xlsx

HEAD = ["月份", "家庭编号", "申请人姓名", "申请人身份证号", "保障人数", "人均月收入", "批准日期", "银行账号", "备注"]
PLAIN = [
    ["2020-06", f"F{n}", f" 张 {n}", id_no(n), n % 5, n * 1.1, date(2020, 1, n % 28 + 1), f"62{n:017}", None]
    for n in range(1, 200)
]
ODD: dict[str, tuple[list[list[Any]], bool]] = {
    "nothing odd": ([], True),
    "a formula with an error": (
        [["2020-06", "G1", Formula("=1/0", "#DIV/0!"), id_no(900), Formula("=1/0", "#DIV/0!"), 1, None, "", True]],
        True,
    ),
    "spaces, blank rows, totals": ([["", " ", "", "", "", "", "", "", ""], ["合计", "", "", 3], []], True),
    "old ids as numbers": ([["2020-06", "G2", "李", 990304520314001, 1, 0.1 + 0.2, 43891, 621700001234567, 12]], True),
    "digits that only a float could be": ([["2020-06", "G3", "李", "990304195203139968", 1, 1e-7, 20200301]], True),
    "an id number that lost its digits": ([["2020-06", "G4", "李", 990304195203140016, 1, 1, None, 1e19, None]], False),
    "a month that lost its zero": ([[2020.1, "G5", "李", id_no(901), 1, 1, None, "1", None]], False),
    "a month as text": ([["2020.10", "G6", "李", id_no(901), 1, 1, None, "1", None]], False),
    "a time of day": (
        [["2020-06", "G7", "李", id_no(901), 1, 1, "2020-03-01 08:00:00", "1", "1899-12-31 08:00:00"]],
        False,
    ),
}


def content(delivery: Delivery) -> tuple[Any, Any]:
    return rows(delivery, "dibao_families"), table(delivery, "problems")


@pytest.mark.parametrize("cut_from", [0, sheet_pieces.CUT_FROM])
@pytest.mark.parametrize("odd", ODD)
def test_both_ways_give_the_same_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str, cut_from: int
) -> None:
    lines, _ = ODD[odd]
    xlsx(tmp_path / "in" / "a.xlsx", {"名册": [["六月"], HEAD, *PLAIN, *lines], "空": []})
    exact = content(imported(tmp_path / "in"))
    monkeypatch.setattr(workbook, "QUICK_FROM", 0)
    monkeypatch.setattr(sheet_pieces, "CUT_FROM", cut_from)
    monkeypatch.setattr(sheet_pieces, "PIECE", 1 << 13)

    assert content(imported(tmp_path / "in")) == exact
    assert len(exact[0]) >= len(PLAIN)


@pytest.mark.parametrize("odd", ODD)
def test_the_exact_way_is_gone_only_where_the_type_of_a_cell_is_in_doubt(tmp_path: Path, odd: str) -> None:
    lines, quick = ODD[odd]
    path = xlsx(tmp_path / "a.xlsx", {"名册": [HEAD, *PLAIN, *lines]})
    gone: list[Sheet] = []

    def exact() -> Sheet:
        gone.append(workbook.exact_sheet(path, "名册"))
        return gone[0]

    sheet = quick_sheet(OpenedOnce(path, ["名册"]), "名册", scanned(path), exact)
    if sheet.as_kinds:
        sheet = sheet.as_kinds({0: Kind.MONTH, 3: Kind.ID_NUMBER, 7: Kind.ACCOUNT, 8: Kind.TEXT})

    assert (gone == []) is quick
    assert sum(len(block) for block in sheet.blocks()) >= len(PLAIN)


def test_the_scan_sees_merges_over_rows_and_long_numbers(tmp_path: Path) -> None:
    plain = [["a", "b"], ["c", "d"], ["e", 1.23456789012345]]
    assert scanned(xlsx(tmp_path / "1.xlsx", {"s": plain}, [(0, 0, 0, 1)])).tall_merges is False
    assert scanned(xlsx(tmp_path / "2.xlsx", {"s": plain}, [(0, 0, 1, 0)])).tall_merges is True
    assert scanned(tmp_path / "1.xlsx").long_numbers is False
    for number in (1234567890123456, 1.5e20):
        assert scanned(xlsx(tmp_path / "3.xlsx", {"s": [[number]]})).long_numbers is True


def test_the_sheets_of_a_workbook_may_be_read_in_any_order_and_again(tmp_path: Path) -> None:
    book = OpenedOnce(xlsx(tmp_path / "a.xlsx", {name: [[name]] for name in "甲乙丙"}), "甲乙丙")

    assert [book.columns(name)[0].to_pylist() for name in "丙甲甲乙丙"] == [["丙"], ["甲"], ["甲"], ["乙"], ["丙"]]

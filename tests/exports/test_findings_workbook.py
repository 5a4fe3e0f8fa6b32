from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from doudi.exports.findings_workbook import write_findings
from tests.exports.sample import FINDINGS_FOUND, LI, WANG, found, result


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    write_findings(result(tmp_path / "store"), tmp_path / "findings.xlsx")
    return load_workbook(tmp_path / "findings.xlsx")


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    header, *lines = sheet.values
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_a_sheet_per_check_with_findings_in_the_order_of_the_catalogue(book: Workbook) -> None:
    assert book.sheetnames == [
        "总览",
        "未经核对的参数",
        "覆盖缺口",
        "规则",
        "LB-01 该保未保",
        "DB-01 死亡后仍在保",
        "DB-06 家庭有车",
        "LS-02 镇街超限额审批",
        "ZJ-05 死亡后仍发钱",
        "ZJ-06 一卡多户",
    ]


def test_a_finding_carries_all_that_is_needed_at_the_door(book: Workbook) -> None:
    (row, _) = rows(book["DB-01 死亡后仍在保"])
    assert row == {
        "规则": "DB-01",
        "类别": "人员",
        "对象": WANG,
        "姓名或名称": "王桂芳",
        "县区": "陈仓区",
        "镇街": "虢镇街道",
        "村社区": "东关村",
        "结论": "疑点",
        "把握": "确定",
        "严重程度": "高",
        "月份": "2020-04 至 2020-06",
        "金额（元）": 1185,
        "疑点内容": "王桂芳于2020-03-02死亡，2020-04至2020-06仍列为保障对象。",
        "依据的行": "低保家庭成员名册 · 6月低保.xlsx · Sheet1 · 第3行：姓名=王桂芳、是否保障对象=（空）、月份=2020-06\n"
        "死亡人员 · 死亡.csv · 第12行：死亡日期=2020-03-02",
        "尚缺什么": None,
        "未经核对的参数": "低保标准（每人每月）",
        "什么情况不算问题": "死亡日期有误。",
        "要问的问题": "该户何时知道人员死亡？",
        "核实结果": None,
        "核实人": None,
        "核实日期": None,
        "说明": None,
        "疑点编号": FINDINGS_FOUND[0].finding_id,
    }


def test_nothing_becomes_a_formula(book: Workbook) -> None:
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    begins = {str(cell.value)[0] for cell in cells if cell.value and str(cell.value)[0] in "=+-@"}
    assert begins == set("=+-@"), "the sample holds one of each"
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}


def test_every_sheet_is_ready_to_filter_fill_in_and_print(book: Workbook) -> None:
    for sheet in book.worksheets[4:]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == f"A1:W{sheet.max_row}"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area == f"'{sheet.title}'!$A$1:$M${sheet.max_row}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.oddHeader.left.text.strip() == sheet.title
        assert "&P" in sheet.oddFooter.left.text
        assert all(sheet.column_dimensions[letter].width > 5 for letter in "ABHIJMN")
        (choice,) = sheet.data_validations.dataValidation
        assert choice.formula1 == '"属实,不属实,无法核实,属实但合规(例外)"'
        assert str(choice.sqref) == (f"J2:J{sheet.max_row}" if sheet.max_row > 2 else "J2")


def test_the_front_page_says_what_ran_what_not_and_on_what_ground(book: Workbook) -> None:
    lines = [[cell for cell in line if cell is not None] for line in book["总览"].values]
    assert ["截至 2020-06-30；引擎 duckdb"] in lines
    assert ["DB-01", "死亡后仍在保", "已运行", 102, 10, 90, 2, 0, 0, 1185, 2] in lines
    assert ["YQ-03", "价格补贴未发", "未运行", "缺名册：发放明细", 0, 0, 0, 0, 0, 0, 0, 0] in lines
    assert ["未经核对的参数：1 项，见同名的表。"] in lines
    assert ["覆盖缺口：1 处，见同名的表；相应月份没有判定，既不算有问题也不算没问题。"] in lines


def test_what_is_not_known_has_sheets_of_its_own(book: Workbook) -> None:
    (value,) = rows(book["未经核对的参数"])
    basis = "产品工作默认值，待本地主管部门核定"
    assert list(value.values()) == ["低保标准（每人每月）", "395元", basis, "6103 农村", "2020-01-01", "dibao.standard"]
    (gap,) = rows(book["覆盖缺口"])
    assert list(gap.values()) == ["低保家庭名册", "高新区", "2020-05 至 2020-06", 2, "DB-01"]


def test_the_front_page_leads_to_the_sheets(book: Workbook) -> None:
    links = {cell.value: cell.hyperlink.location for (cell, *_) in book["总览"].iter_rows() if cell.hyperlink}
    assert links == {sheet.title[:5]: f"'{sheet.title}'!A1" for sheet in book.worksheets[4:]}


def test_a_row_is_high_enough_for_its_longest_text(book: Workbook) -> None:
    sheet = book["DB-01 死亡后仍在保"]
    evidence, message = sheet["N2"].value, sheet["H2"].value
    assert evidence.count("\n") == 1
    shown = sheet.row_dimensions[2].height / 14.5
    assert shown >= 3, message
    assert book["总览"].row_dimensions[1].height > 16 * 1.2


def test_what_one_sheet_cannot_hold_goes_on_in_a_second(tmp_path: Path) -> None:
    many = [found("DB-01", str(number)) for number in range(7)]
    write_findings(result(tmp_path / "store", findings=many), tmp_path / "findings.xlsx", rows_per_sheet=4)
    book = load_workbook(tmp_path / "findings.xlsx")
    parts = [book[name] for name in ("DB-01 死亡后仍在保", "DB-01 死亡后仍在保 (2)", "DB-01 死亡后仍在保 (3)")]
    assert [row["对象"] for part in parts for row in rows(part)] == [str(number) for number in range(7)]
    assert all(part["A1"].value == "对象" for part in parts)


def test_a_text_longer_than_a_cell_is_cut_not_lost(tmp_path: Path) -> None:
    long = [found("DB-01", LI, message="长" * 40_000)]
    write_findings(result(tmp_path / "store", findings=long), tmp_path / "findings.xlsx")
    (row,) = rows(load_workbook(tmp_path / "findings.xlsx")["DB-01 死亡后仍在保"])
    assert str(row["疑点内容"]) == "长" * 32_766 + "…"


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    run = result(tmp_path / "store")
    write_findings(run, tmp_path / "a.xlsx")
    write_findings(run, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

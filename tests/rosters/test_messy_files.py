"""Sheets as offices keep them: titles, merged cells, pasted pages, totals, signatures, formulas, hidden rows."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.rosters.corpus import Cells, Formula, Merge, csv, id_no, imported, problems, rows, table, values, xls, xlsx

A, B, C = id_no(1), id_no(2), id_no(3)

PAGE: list[list[Any]] = [
    ["2019年12月农村低保家庭名册", None, None, None],
    ["填报单位：渭滨区民政局", None, "填报时间：2020年5月1日", None],
    ["家庭情况", None, "户主", None],
    ["家庭编号", "城乡类别", "户主姓名", "户主身份证"],
    ["F1", "农村", "张　三", A],
    [None, None, None, None],
    ["家庭情况", None, "户主", None],
    ["家庭编号", "城乡类别", "户主姓名", "户主身份证"],
    ["F2", "城镇", "李四", B],
    ["小 计", None, None, "2"],
    [None, "合计", None, "2"],
    ["填表人：王五", None, "审核人：赵六", None],
]
MERGED: list[Merge] = [(0, 0, 0, 3), (2, 0, 2, 1), (2, 2, 2, 3)]


def _as_file(kind: str, folder: Path, lines: Cells, merged: list[Merge]) -> None:
    if kind == "xls":
        xls(folder / "名册.xls", lines, merged)
    elif kind == "xlsx":
        xlsx(folder / "名册.xlsx", {"Sheet1": lines}, merged)
    else:
        text = "\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in lines)
        csv(folder / "名册.csv", text, "gb18030")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_titles_double_headers_pasted_pages_totals_and_signatures(tmp_path: Path, kind: str) -> None:
    _as_file(kind, tmp_path / "in", PAGE, MERGED)

    delivery = imported(tmp_path / "in")

    found = values(delivery, "dibao_families", "family_no", "kind", "applicant_name", "applicant_id", "row")
    assert found == [("F1", "农村", "张三", A, 5), ("F2", "城市", "李四", B, 9)]
    assert problems(delivery) == []


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_vertically_merged_cell_stands_in_every_row_it_spans(tmp_path: Path, kind: str) -> None:
    lines = [
        ["家庭编号", "姓名", "身份证号", "与户主关系"],
        ["F1", "张三", A, "户主"],
        [None, "李四", B, "妻"],
        [None, "张小", C, "长子"],
        ["F2", "王五", id_no(4), "本人"],
    ]
    _as_file(kind, tmp_path / "in", lines, [(1, 0, 3, 0)])

    members = values(imported(tmp_path / "in"), "dibao_members", "family_no", "name", "relation")

    assert members == [("F1", "张三", "本人"), ("F1", "李四", "配偶"), ("F1", "张小", "子"), ("F2", "王五", "本人")]


def test_a_header_merged_down_over_two_rows(tmp_path: Path) -> None:
    lines = [["家庭编号", "申请人", None], [None, "申请人姓名", "申请人身份证号"], ["F1", "张三", A]]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines}, [(0, 0, 1, 0), (0, 1, 0, 2)])

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_families", "family_no", "applicant_id", "row") == [("F1", A, 3)]


def test_a_header_merged_down_whose_second_row_adds_nothing(tmp_path: Path) -> None:
    lines = [["家庭编号", "户主姓名", "其他", None], [None, None, "民族", "电话"], ["F1", "张三", "汉", "1"]]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines}, [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)])

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_families", "family_no", "row") == [("F1", 3)]
    assert problems(delivery) == []


def test_the_upper_header_counts_where_the_lower_cell_is_empty(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"身份证号,死亡,\n,死亡日期,来源\n{A},2020-03-01,医院")

    assert values(imported(tmp_path / "in"), "deaths", "id_no", "died_on", "source") == [(A, date(2020, 3, 1), "医院")]


def test_a_total_hides_under_no_merged_cell_and_in_no_key(tmp_path: Path) -> None:
    lines = [
        ["县区", "镇街", "身份证号", "走访日期"],
        ["渭滨区", "金陵街道", A, "2020-05-01"],
        [None, "小计", "1", None],
        [None, None, "合计", None],
    ]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines}, [(1, 0, 2, 0)])

    delivery = imported(tmp_path / "in")

    assert values(delivery, "home_visits", "row") == [(2,)]
    assert [code for _, _, code, _ in problems(delivery)] == ["unknown_place"]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_totals_signatures_and_pasted_headers_merged_over_two_rows(tmp_path: Path, kind: str) -> None:
    header = [["姓名", "身份证号", "残疾情况", None], [None, None, "残疾类别", "残疾等级"]]
    below = [
        ["合计", None, None, 2],
        [None, None, None, 3],
        ["填表人：王五", None, None, None],
        [None, "电话", None, 1],
    ]
    lines = [*header, ["张三", A, "肢体", 1], *header, ["李四", B, "肢体", 2], *below]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3)]
    _as_file(kind, tmp_path / "in", lines, [*merged, (6, 0, 7, 0), (8, 0, 9, 0)])

    delivery = imported(tmp_path / "in")

    assert values(delivery, "disabled_people", "name", "row") == [("张三", 3), ("李四", 6)]
    assert problems(delivery) == []


def test_a_pasted_header_is_known_however_it_is_spaced(tmp_path: Path) -> None:
    page = f"姓 名,身份证,残疾等级\n张三,{A},1\n姓名,身份证 ,残疾 等级\n姓名,{B},2"
    csv(tmp_path / "in" / "持证残疾人.csv", page)

    delivery = imported(tmp_path / "in")

    assert values(delivery, "disabled_people", "name", "row") == [("张三", 2), ("姓名", 4)]
    assert problems(delivery) == []


def test_a_row_that_states_an_id_number_is_no_signature_line(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"身份,名称,身份证号\n负责人,甲商店,{A}\n负责人：张三,,\n填表人,乙,3")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "businesses", "role", "row") == [("法定代表人", 2)]
    assert problems(delivery) == []


def test_hidden_rows_are_read_and_cells_keep_their_type(tmp_path: Path) -> None:
    lines = [
        ["身份证号", "死亡日期"],
        [A, date(2020, 3, 1)],
        [B, 43892],
        [C, "2020.3.3"],
        [990304520314001, "20200304"],
    ]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines}, hidden=[2])

    days = values(imported(tmp_path / "in"), "deaths", "died_on", "row")

    assert days == [(date(2020, 3, day), day + 1) for day in (1, 2, 3, 4)]


def test_number_cells_of_16_digits_have_lost_their_last_ones(tmp_path: Path) -> None:
    head = ["家庭编号", "申请人身份证号", "银行账号"]
    lines = [head, ["F1", int(A[:17] + "0"), 6217000012345678], ["F2", B, "6217 0000 1234 5678 901"]]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines})

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_families", "applicant_id", "account_no") == [
        (None, None),
        (B, "6217000012345678901"),
    ]
    assert problems(delivery) == [
        (2, "银行账号", "account_lost_digits", "cell_blank"),
        (2, "申请人身份证号", "id_lost_digits", "cell_blank"),
    ]


def test_formulas_give_their_saved_value_and_errors_are_unreadable(tmp_path: Path) -> None:
    head = ["身份证号", "姓名", "月份", "来源", "月金额"]
    lines = [
        head,
        [A, Formula('="张三"', "张三"), "2020-03", "工资", Formula("=100*2", 200)],
        [B, Formula("=1/0", "#DIV/0!"), "2020-03", Formula("=NA()", "#N/A"), Formula("=1/0", "#DIV/0!")],
        [C, "赵六", Formula("=1/0", "#DIV/0!"), "工资", 1],
    ]
    xlsx(tmp_path / "in" / "a.xlsx", {"s": lines})

    delivery = imported(tmp_path / "in")

    assert values(delivery, "incomes", "name", "source", "amount") == [
        ("张三", "工资", Decimal("200.00")),
        (None, None, None),
    ]
    assert set(problems(delivery)) == {
        (3, "姓名", "error_value", "cell_blank"),
        (3, "来源", "unknown_code", "cell_blank"),
        (3, "月金额", "bad_number", "cell_blank"),
        (4, "月份", "impossible_date", "row_rejected"),
    }


def test_two_rosters_in_one_workbook_and_a_sheet_nobody_knows(tmp_path: Path) -> None:
    sheets = {
        "死亡": [["身份证号", "死亡日期"], [A, "2020-03-01"]],
        "联系人": [["姓名", "身份证号", "电话"], ["张三", A, "1"]],
        "车": [["身份证号", "号牌", "车辆类型"], [B, "陕C00000", "轿车"]],
        "Sheet4": [],
    }
    xlsx(tmp_path / "in" / "a.xlsx", sheets)

    delivery = imported(tmp_path / "in")

    assert set(delivery.supplied) == {"deaths", "vehicles"}
    (unknown,) = delivery.unrecognised
    assert (unknown.sheet, unknown.headers) == ("联系人", ("姓名", "身份证号", "电话"))
    (line,) = table(delivery, "problems")
    assert (line["code"], line["outcome"], line["found"]) == ("unrecognised", "sheet_skipped", "姓名、身份证号、电话")
    assert delivery.inputs[0].sheets == {"死亡": "deaths", "联系人": None, "车": "vehicles", "Sheet4": None}


def test_a_sheet_with_a_million_empty_rows_is_read_in_a_moment(tmp_path: Path) -> None:
    lines: list[list[Any]] = [["身份证号", "死亡日期"], [A, "2020-03-01"]]
    path = xlsx(tmp_path / "in" / "a.xlsx", {"s": [*lines, *([[]] * 3)]})
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(path)
    book["s"]["B1048576"] = " "
    book.save(path)

    delivery = imported(tmp_path / "in")

    assert (len(rows(delivery, "deaths")), problems(delivery)) == (1, [])


def test_sub_folders_and_wrong_endings_are_read_and_places_named_from_the_folder(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "渭滨区" / "死亡.xls", f"身份证号,死亡日期\n{A},2020-03-01")
    xlsx(tmp_path / "in" / "x.xlsx", {"s": [["身份证号", "死亡日期"], [B, "2020-03-02"]]})
    (tmp_path / "in" / "x.xlsx").rename(tmp_path / "in" / "x.csv")

    assert values(imported(tmp_path / "in"), "deaths", "file", "sheet", "row") == [
        ("x.csv", "s", 2),
        ("渭滨区/死亡.xls", "", 2),
    ]


def test_csv_columns_are_told_apart_by_what_parts_the_headers(tmp_path: Path) -> None:
    head, texts = "身份证号,走访日期,生活状况", ["独居;有病;无车;住土房;无存款", "打工;有房;有车;有存款"]
    csv(tmp_path / "in" / "a.csv", f"{head}\n{A},2020-05-01,{texts[0]}\n{B},2020-05-02,{texts[1]}")
    csv(tmp_path / "in" / "b.csv", f"{head}\n{C},2020-05-03,x".replace(",", ";").replace("x", "打工,有房,有车"))
    csv(tmp_path / "in" / "c.csv", f"{head}\n{id_no(4)},2020-05-04,x".replace(",", "\t"))

    found = values(imported(tmp_path / "in"), "home_visits", "id_no", "situation")

    assert found == [(A, texts[0]), (B, texts[1]), (C, "打工,有房,有车"), (id_no(4), "x")]


def test_csv_rows_are_named_by_their_line(tmp_path: Path) -> None:
    text = f'\ufeff身份证号,来源,死亡日期\r\n\r\n{A},"医院\r\n出具",2020-03-01\r\n{B},,2020-03-02\r\n'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes(text.encode())

    assert values(imported(tmp_path / "in"), "deaths", "row") == [(3,), (5,)]

"""Equal rows are one row; rows of one identity that differ lose the cells in which they differ."""

from decimal import Decimal
from pathlib import Path

from tests.rosters.corpus import csv, id_no, imported, problems, rows, table, values

A, B = id_no(1), id_no(2)


def test_equal_rows_are_one_row_whose_evidence_lists_all_places(tmp_path: Path) -> None:
    head = "身份证号,姓名,号牌,备注"
    csv(tmp_path / "in" / "b车.csv", f"{head}\n{A},张三,陕C1,甲\n{A},张三,陕C2,")
    csv(tmp_path / "in" / "a车.csv", f"{head}\n{B},李四,陕C3,\n{A},张　三,陕C1,乙\n{A},张三,陕C1,")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "vehicles", "plate", "file", "row") == [
        ("陕C3", "a车.csv", 2),
        ("陕C1", "a车.csv", 3),
        ("陕C2", "b车.csv", 3),
    ]
    kept = rows(delivery, "vehicles")[1]["row_id"]
    repeats = [(line["row_id"], line["file"], line["row"]) for line in table(delivery, "repeats")]
    assert repeats == [(kept, "a车.csv", 4), (kept, "b车.csv", 2)]
    assert problems(delivery) == [(4, None, "repeated_row", "kept_flagged")]
    assert table(delivery, "problems")[0]["detail"] == "与第 3 行相同"


def test_of_what_is_not_compared_the_smallest_stands_whatever_the_order(tmp_path: Path) -> None:
    lines = [f"{A},陕C1,{sex}" for sex in ("女", "", "男")]
    for order in (lines, lines[::-1]):
        csv(tmp_path / "in" / "a.csv", "\n".join(["身份证号,号牌,性别", *order]))
        assert values(imported(tmp_path / "in"), "vehicles", "plate", "sex") == [("陕C1", "女")]


def test_the_note_counts_in_payments_alone(tmp_path: Path) -> None:
    csv(
        tmp_path / "in" / "a.csv",
        f"项目,所属月份,领款人身份证号,金额,备注\n农村低保,2020-03,{A},1,\n农村低保,2020-03,{A},1,补发1月",
    )
    assert values(imported(tmp_path / "in"), "payments", "note") == [(None,), ("补发1月",)]


def test_cells_in_which_rows_of_one_identity_differ_are_unknown(tmp_path: Path) -> None:
    head = "月份,家庭编号,城乡类别,保障人数,分类施保金,渐退期截止"
    csv(tmp_path / "in" / "a.csv", f"{head}\n2020-06,F1,农村,2,,\n2020-06,F2,农村,1,,")
    csv(tmp_path / "in" / "b.csv", f"{head}\n2020-06,F1,农村,3,50,\n2020-06,F1,农村,2,,")

    delivery = imported(tmp_path / "in")

    first, second = rows(delivery, "dibao_families")
    assert (first["file"], first["row"], first["kind"]) == ("a.csv", 2, "农村")
    assert (first["n_persons"], first["top_up"], first["top_up_blank"]) == (None, None, None)
    assert (first["gradual_exit_until"], first["gradual_exit_until_blank"]) == (None, True)
    assert (second["family_no"], second["top_up_blank"]) == ("F2", True)
    found = [(line["file"], line["row"], line["column"], line["found"]) for line in table(delivery, "problems")]
    assert found == [
        ("a.csv", 2, "保障人数", "2"),
        ("a.csv", 2, "分类施保金", None),
        ("b.csv", 2, "保障人数", "3"),
        ("b.csv", 2, "分类施保金", "50.00"),
        ("b.csv", 3, "保障人数", "2"),
        ("b.csv", 3, "分类施保金", None),
    ]
    assert {line["code"] for line in table(delivery, "problems")} == {"contradictory_rows"}
    assert len(table(delivery, "repeats")) == 2


def test_an_identity_with_an_unknown_part_joins_nothing(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", "文号,项目,拨出单位,接收单位,金额\n1号,,市,区,1\n1号,,市,区,2")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "fund_transfers", "amount") == [(Decimal("1.00"),), (Decimal("2.00"),)]


def test_two_equal_members_of_one_line_are_a_repeat(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"家庭编号,姓名1,身份证1,姓名2,身份证2\nF1,张三,{A},张三,{A}")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_members", "id_no") == [(A,)]
    assert problems(delivery) == [(2, None, "repeated_row", "kept_flagged")]

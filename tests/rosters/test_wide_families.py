"""One row per family, its members side by side."""

from datetime import date
from pathlib import Path

import pytest

from tests.rosters.corpus import csv, id_no, imported, problems, values, xlsx

A, B = id_no(1), id_no(2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("成员1姓名,成员1身份证号,成员1与户主关系", "成员2姓名,成员2身份证,成员2与申请人关系"),
        ("姓名1,身份证1,与户主关系1", "姓名２,身份证号２,与户主关系２"),
    ],
)
def test_a_wide_sheet_feeds_families_and_members(tmp_path: Path, first: str, second: str) -> None:
    csv(
        tmp_path / "in" / "2020年5月.csv",
        f"""家庭编号,城乡类别,户主姓名,户主身份证号,{first},{second}
        F1,农村,张三,{A},张三,{A},户主,李四,{B},妻
        F2,城市,王五,,,,,王小,990304,子
        F3,城市,王六,,,,,,,
        """,
    )

    delivery = imported(tmp_path / "in")

    may = date(2020, 5, 1)
    assert values(delivery, "dibao_families", "month", "family_no", "applicant_name") == [
        (may, "F1", "张三"),
        (may, "F2", "王五"),
        (may, "F3", "王六"),
    ]
    assert values(delivery, "dibao_members", "month", "family_no", "id_no", "relation", "insured", "row") == [
        (may, "F1", A, "本人", True, 2),
        (may, "F1", B, "配偶", True, 2),
    ]
    (bad,) = problems(delivery)
    assert bad == (3, second.split(",")[1], "bad_id", "row_rejected")


def test_a_family_without_a_readable_month_rejects_its_members_too(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "2020年5月.csv", f"月份,家庭编号,姓名1,身份证1\n?,F1,张三,{A}\n2020-06,F1,张三,{A}")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_members", "row") == values(delivery, "dibao_families", "row") == [(3,)]
    assert problems(delivery) == [(2, "月份", "impossible_date", "row_rejected")]


def test_members_under_a_merged_header_of_their_number(tmp_path: Path) -> None:
    lines = [
        ["家庭编号", "户主姓名", "成员1", None, "成员2", None],
        [None, None, "姓名", "身份证号", "姓名", "身份证号"],
        ["F1", "张三", "张三", A, "李四", B],
    ]
    down = [(0, 0, 1, 0), (0, 1, 1, 1)]
    xlsx(tmp_path / "in" / "a.xlsx", {"Sheet1": lines}, [*down, (0, 2, 0, 3), (0, 4, 0, 5)])

    delivery = imported(tmp_path / "in")

    assert values(delivery, "dibao_families", "family_no", "applicant_name") == [("F1", "张三")]
    assert values(delivery, "dibao_members", "name", "id_no") == [("张三", A), ("李四", B)]

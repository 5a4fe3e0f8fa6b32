"""The month of a snapshot that no column states."""

from datetime import date
from pathlib import Path

import pytest

from doudi.rosters.snapshot_month import snapshot_month
from tests.rosters.corpus import AS_OF, csv, id_no, imported, problems, values

A = id_no(1)
MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)


@pytest.mark.parametrize(
    ("sheet", "file", "month"),
    [
        ("202005", "x", MAY),
        ("2020-05", "x", MAY),
        ("2020年5月", "x", MAY),
        ("2020 年 ０5 月低保", "x", MAY),
        ("Sheet1", "in/渭滨202005.xlsx", MAY),
        ("2020年5月", "2020年4月.xlsx", MAY),
        ("2020年5月（2020-05）", "x", MAY),
        ("Sheet1", "x.xlsx", JUNE),
        ("20200513", "x", JUNE),
        ("610305", "x", JUNE),
        ("202013", "x", JUNE),
        ("2020年1—5月", "x", JUNE),
        ("2020年1月-5月", "x", JUNE),
        ("2020年4月、2020年5月", "x", JUNE),
        ("2020年1-4月", "2020年5月", MAY),
        ("202001-05", "x", JUNE),
        ("2020年4月、5月", "x", JUNE),
        ("202005 202005", "x", MAY),
        ("202005 2", "x", MAY),
        ("202005-01", "x", MAY),
        ("Sheet1", "2020年4月/名册.xlsx", JUNE),
    ],
)
def test_sheet_name_then_file_name_then_as_of_day(sheet: str, file: str, month: date) -> None:
    assert snapshot_month(sheet, file, AS_OF) == month


def test_a_month_column_stands_without_fall_back(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "特困2020年5月.csv", f"月份,身份证号,供养方式\n2020.4,{A},集中\n,{A},集中\n夏,{A},集中")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "tekun_people", "month") == [(date(2020, 4, 1),)]
    assert problems(delivery) == [
        (3, "月份", "missing_key", "row_rejected"),
        (4, "月份", "impossible_date", "row_rejected"),
    ]


def test_the_file_name_gives_the_month_of_snapshots_alone(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "2020年5月特困.csv", f"身份证号,供养方式\n{A},集中")
    csv(tmp_path / "in" / "2020年5月停保.csv", "家庭编号,停发月份,停发原因\nF1,,死亡")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "tekun_people", "month") == [(MAY,)]
    assert values(delivery, "dibao_exits", "row") == []

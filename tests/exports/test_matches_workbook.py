from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from doudi.exports.writing import write_all
from doudi.rosters.catalogue import ROSTERS
from tests.exports.sample import WANG, result

HEADERS = "名册 文件 工作表 行号 姓名 出生日期 县区 镇街 村社区 身份证号 候选人姓名 权重 决定字段 认定人 认定日期"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_headers_are_the_rosters_in_every_language(tmp_path: Path, language: str) -> None:
    write_all(result(tmp_path / "store", language), tmp_path)
    header, line = load_workbook(tmp_path / "matches.xlsx").active.values
    assert " ".join(header) == HEADERS
    assert {column.header for column in ROSTERS["identities"].required} <= set(header)
    assert line[:12] == (
        "死亡人员",
        "死亡.csv",
        None,
        7,
        "王桂芳",
        datetime(1952, 3, 14),
        "陈仓区",
        "虢镇街道",
        None,
        WANG,
        "王桂芳",
        9.5,
    )
    assert line[13:] == (None, None), "a person confirms, not the program"

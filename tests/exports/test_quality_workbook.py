from pathlib import Path

from openpyxl import load_workbook

from doudi.exports.quality_workbook import write_quality
from tests.exports.sample import WANG, result


def test_problems_matches_and_scorecard(tmp_path: Path) -> None:
    write_quality(result(tmp_path / "store"), tmp_path / "quality.xlsx")
    book = load_workbook(tmp_path / "quality.xlsx")
    problems, matches, scores = [list(sheet.values) for sheet in book]
    assert book.sheetnames == ["数据问题", "身份匹配建议", "数据质量评分"]
    assert problems[0][:8] == ("文件", "工作表", "行号", "列", "内容", "问题", "处理", "怎么改")
    assert problems[1][:7] == (
        "6月低保.xlsx",
        "Sheet1",
        9,
        "身份证号",
        "9.90304E+17",
        "身份证号丢失末位",
        "整行不参加核查（row_rejected）",
    )
    assert problems[1][8:] == ("id_lost_digits", "row_rejected")
    assert "文本格式" in str(problems[1][7])
    assert matches[1] == ("死亡人员", "死亡.csv", None, 7, "王桂芳", WANG, "王桂芳", 9.5, "姓名相同、出生日期相同")
    assert scores[1] == ("低保家庭成员名册", "6月低保.xlsx", 1, 200, 190, 10, 0.95, 3)

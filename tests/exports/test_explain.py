from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from doudi.exports.explain import Explained, find
from doudi.policy.book import read_book
from doudi.trouble import Trouble
from tests.exports.sample import CHECKS, FINDINGS_FOUND, WANG, ZHAO, write_parquet

DEAD = FINDINGS_FOUND[0]


def page(out: Path, number: str) -> str:
    console = Console(width=120, record=True, file=StringIO())
    finding = find(out, number)
    console.print(Explained(finding, CHECKS[finding.check], read_book()))
    return console.export_text()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_parquet(tmp_path)
    return tmp_path


def test_what_was_written_is_found_again_whole(out: Path) -> None:
    assert [find(out, one.finding_id) for one in FINDINGS_FOUND] == list(FINDINGS_FOUND)


def test_the_page_has_the_rule_the_clause_the_rows_the_reckoning_and_the_question(out: Path) -> None:
    text = page(out, DEAD.finding_id)
    for part in (
        "DB-01 死亡后仍在保",
        WANG,
        "死亡人员应当退出。",
        "民发〔2012〕220号《最低生活保障审核审批办法（试行）》",
        "宝民发〔2020〕109号",
        "6月低保.xlsx",
        "死亡日期=2020-03-02",
        "2020-04：395.00 ÷ 1 = 395.00元",
        "低保标准",
        "死亡日期有误。",
        "该户何时知道人员死亡？",
        "1,185.00",
    ):
        assert part in text


def test_an_undecided_finding_names_what_is_missing(out: Path) -> None:
    (undecided,) = [one for one in FINDINGS_FOUND if one.subject == ZHAO]
    assert "劳动能力（贫困人口名册，由扶贫部门掌握）" in page(out, undecided.finding_id)


def test_the_beginning_of_the_number_is_enough(out: Path) -> None:
    assert find(out, DEAD.finding_id[:10].upper()) == DEAD


@pytest.mark.parametrize(("number", "says"), [("zzzz", "没有编号为 zzzz 的疑点"), ("", "不止一个")])
def test_none_or_several_is_said(out: Path, number: str, says: str) -> None:
    with pytest.raises(Trouble, match=says):
        find(out, number)


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="没有核查结果"):
        find(tmp_path, DEAD.finding_id)

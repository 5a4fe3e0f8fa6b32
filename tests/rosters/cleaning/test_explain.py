"""The words for what is accepted, what went wrong and how to mend it."""

from collections.abc import Iterator

import pytest

from doudi.language import catalogue, speak
from doudi.rosters.catalogue import ALL, ROSTERS
from doudi.rosters.cleaning import clean_cell, explain
from doudi.rosters.columns import Kind

TEXTS = [
    *explain.KINDS.values(),
    *explain.ACCEPTED.values(),
    *explain.BLANKS.values(),
    *explain.OUTCOMES.values(),
    *(text for problem in explain.PROBLEMS.values() for text in (problem.title, problem.mend)),
    *(text for roster in ALL for text in (roster.title, roster.row_is)),
    explain.AREA_OR_NAMES,
    explain.REQUIRED,
    explain.SYNONYMS,
    explain.WORDS_OF,
    explain.THIS_COLUMN,
]


@pytest.fixture
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("zh")


def test_every_kind_and_blank_is_explained() -> None:
    assert set(explain.KINDS) == set(explain.ACCEPTED) == set(Kind)
    assert {column.blank for roster in ALL for column in roster.columns} <= set(explain.BLANKS)


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_has_its_english(text: str) -> None:
    assert text in catalogue()


def test_the_table_of_the_quality_report() -> None:
    assert explain.problem("id_lost_digits") == "身份证号丢失末位"
    assert explain.problem("unknown_place") == "地点无法确定"
    assert explain.problem("password") == "文件有密码"
    assert explain.outcome("cell_blank") == "该格按未知处理"


def test_how_to_mend_names_the_column() -> None:
    health = ROSTERS["dibao_members"]["health"]
    assert "“成员1身份证号”" in explain.mend("成员1身份证号", "bad_id")
    assert "这一列" in explain.mend(None, "bad_id")
    assert "健康、体弱、慢性病、重病、残疾" in explain.mend(health, "unknown_code")
    assert "“健康状况”" in explain.mend(health, "unknown_code")


@pytest.mark.parametrize("code", explain.PROBLEMS)
@pytest.mark.parametrize("column", [None, "身份证号", ROSTERS["deaths"]["id_no"]], ids=["none", "header", "column"])
def test_no_placeholder_is_left_over(code: str, column: None, english: None) -> None:
    assert "{" not in explain.mend(column, code) + explain.problem(code)


def test_an_unknown_problem_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        explain.problem("no_such_problem")


EXAMPLES = {
    Kind.YUAN: "1234.50 1,234.50 ￥1234 1234元 0.5万元",
    Kind.NUMBER: "86.5",
    Kind.COUNT: "3",
    Kind.WAN_YUAN: "5 5万元 50000元",
    Kind.DAY: "2020-03-01 2020/3/1 2020.3.1 20200301 2020年3月1日",
    Kind.MONTH: "2020-03 202003 2020年3月",
    Kind.FLAG: "是 否 有 无 √ × Y N 1 0",
}


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)
def test_the_examples_given_are_accepted(kind: Kind) -> None:
    column = next(column for roster in ALL for column in roster.columns if column.kind is kind)
    for example in EXAMPLES[kind].split():
        assert example in explain.accepted(column)
        assert clean_cell(column, example)[1] is None

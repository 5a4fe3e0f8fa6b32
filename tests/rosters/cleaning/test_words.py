"""Flags and code words."""

import pytest

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.cleaning import clean_cell
from doudi.rosters.columns import Kind
from tests.rosters.cleaning.cells import read


@pytest.mark.parametrize(
    ("yes", "no", "number"),
    [
        ("是", "否", False),
        ("有", "无", False),
        ("√", "×", False),
        ("Y", "N", False),
        ("1", "0", False),
        ("1", "0", True),
        ("1.0", "0.0", True),
        (" 是 ", "\u3000否", False),
        ("Ｙ", "Ｎ", False),
        ("TRUE", "FALSE", False),
    ],
)
def test_a_flag(yes: str, no: str, number: bool) -> None:
    assert read(Kind.FLAG, yes, number) is True
    assert read(Kind.FLAG, no, number) is False


def test_the_kind_of_the_column_decides_not_the_word() -> None:
    members = ROSTERS["dibao_members"]
    assert read(members["labour"], "有") == "有"
    assert read(members["labour"], "无") == "无"
    assert read(members["insured"], "有") is True
    assert read(members["insured"], "无") is False


@pytest.mark.parametrize(
    ("column", "written", "number", "code"),
    [
        ("dibao_families.kind", "城 镇 低 保", False, "城市"),
        ("dibao_families.tier", "Ａ类", False, "A"),
        ("dibao_families.tier", "一类", False, "A"),
        ("dibao_families.tier", "D", False, "unknown_code"),
        ("disabled_people.grade", "2", True, "2"),
        ("disabled_people.grade", "2.0", True, "2"),
        ("disabled_people.grade", "Ⅱ级", False, "2"),
        ("disabled_people.grade", "5", True, "unknown_code"),
        ("disabled_people.category", "肢体残疾人", False, "肢体"),
        ("dibao_members.relation", "户主", False, "本人"),
        ("registered_poor.relation", "本人", False, "户主"),
        ("cadre_relatives.relation", "本人", False, "本人"),
        ("cadre_relatives.relation", "户主", False, "户主"),
        ("cadre_relatives.relation", "长 子", False, "子"),
        ("areas.level", "镇（街）", False, "镇街"),
        ("areas.level", "镇(街)", False, "镇街"),
        ("dibao_members.health", "-", False, "unknown_code"),
    ],
)
def test_code_words(column: str, written: str, number: bool, code: str) -> None:
    roster, name = column.split(".")
    assert read(ROSTERS[roster][name], written, number) == code


def test_an_empty_insured_is_yes() -> None:
    assert clean_cell(ROSTERS["dibao_members"]["insured"], None) == (True, None)
    assert clean_cell(ROSTERS["dibao_members"]["insured"], "不知道") == (None, "unknown_code")

"""The lists of code words."""

import pytest

from doudi.rosters import codes
from doudi.rosters.codes import Codes

LISTS = {name: each for name, each in vars(codes).items() if isinstance(each, Codes)}
EACH = pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)


@EACH
def test_no_word_stands_for_two_codes(words: Codes) -> None:
    spelled = [word for code, others in words.synonyms.items() for word in (code, *others)]
    assert sorted(spelled) == sorted(set(spelled))
    assert words.by_word().keys() == set(spelled)


@EACH
def test_a_code_stands_for_itself(words: Codes) -> None:
    for code in words.words:
        assert words.by_word()[code] == code


@EACH
def test_words_are_written_without_spaces(words: Codes) -> None:
    assert [word for word in words.by_word() if any(sign.isspace() for sign in word)] == []


@pytest.mark.parametrize(
    ("words", "spoken", "code"),
    [
        (codes.RELATION_TO_APPLICANT, "户主", "本人"),
        (codes.RELATION_TO_APPLICANT, "申请人", "本人"),
        (codes.RELATION_TO_HEAD, "本人", "户主"),
        (codes.RELATION_TO_HEAD, "申请人", "户主"),
        (codes.RELATION, "申请人", "本人"),
        (codes.TRANSFER_LEVEL, "乡镇", "镇街"),
        (codes.TRANSFER_LEVEL, "银行", "代发银行"),
        (codes.VEHICLE_KIND, "面包车", "小型轿车"),
        (codes.LABOUR, "半劳动力", "部分丧失"),
        (codes.CARE_LEVEL, "半自理", "部分丧失"),
    ],
)
def test_words_whose_code_depends_on_the_column(words: Codes, spoken: str, code: str) -> None:
    assert words.by_word()[spoken] == code


def test_each_disability_may_be_written_with_its_ending() -> None:
    for code in codes.DISABILITY.words:
        for word in (code, f"{code}残疾", f"{code}残疾人"):
            assert codes.DISABILITY.by_word()[word] == code

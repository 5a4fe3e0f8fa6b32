from hypothesis import given
from hypothesis import strategies as st

from doudi.web.search.tokens import tokens_asked, tokens_of, words_of_name

HAN = st.text(alphabet="张王李赵建国秀英志强桂兰晓东丽娟", min_size=2, max_size=4)


class Named:
    def __init__(self, name, subject=""):
        self.name, self.subject = name, subject


def answers(case, query):
    asked = tokens_asked(query)
    return bool(asked) and set(asked) <= tokens_of(case)


def test_a_name_is_kept_by_pairs_pinyin_and_initials():
    assert words_of_name("王建国") == {"王建国", "王建", "建国", "wangjianguo", "wjg"}


@given(HAN, st.data())
def test_every_part_of_two_characters_and_more_finds_the_name(name, data):
    start = data.draw(st.integers(0, len(name) - 2))
    end = data.draw(st.integers(start + 2, len(name)))
    assert answers(Named(name), name[start:end])


@given(HAN, HAN)
def test_a_name_without_the_pair_is_not_found(name, other):
    if other[:2] not in name:
        assert not answers(Named(name), other[:2])


def test_an_id_number_is_found_only_as_a_whole():
    case = Named("王建国", "99030219600101123x")
    assert answers(case, "99030219600101123X")
    assert not answers(case, "99030219600101")


def test_one_character_asks_nothing():
    assert tokens_asked("王") == [] and tokens_asked(" ") == []

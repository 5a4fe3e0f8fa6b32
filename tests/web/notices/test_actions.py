"""People are told once, and what no longer stands is taken back."""

import pytest

from doudi.web.notices.actions import read, take_back, tell
from doudi.web.notices.kinds import declare
from doudi.web.notices.models import Notice
from doudi.web.notices.queries import n_unread, notices_of


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇").user


def test_a_notice_speaks_with_its_arguments(clerk):
    tell([clerk], "test.due", url="/x/", number="2020-000001")
    assert [str(notice) for notice in notices_of(clerk)] == ["2020-000001 快到期了"]
    assert n_unread(clerk) == 1


def test_nobody_else_sees_it(clerk, city):
    tell([clerk], "test.due", url="/x/", number="1")
    assert n_unread(city.actor("town_clerk", "虢镇").user) == 0


def test_a_mark_keeps_it_to_one(clerk, city):
    other = city.actor("town_clerk", "虢镇").user
    for _again in range(3):
        tell([clerk, other], "test.due", url="/x/", once="due:1", number="1")
    assert Notice.objects.count() == 2


def test_a_text_without_its_words_is_found_when_it_is_told(clerk):
    with pytest.raises(KeyError):
        tell([clerk], "test.due", url="/x/")


def test_what_no_longer_stands_is_taken_back_unless_it_was_read(clerk, city):
    case = city.case("虢镇")
    tell([clerk], "test.due", url="/x/", about=case, number="1")
    read(clerk)
    tell([clerk], "test.due", url="/x/", about=case, number="2")
    take_back(case, ["test.other"])
    assert n_unread(clerk) == 1
    take_back(case, ["test.due"])
    assert [str(notice) for notice in notices_of(clerk)] == ["1 快到期了"]


def test_two_kinds_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"test\.due"):
        declare({"test.due": "别的"})

"""The page behind the bell."""

import pytest

from doudi.web.notices.actions import tell
from doudi.web.notices.models import Notice
from doudi.web.notices.queries import n_unread
from tests.web.browser import shut_out

URL = "/notices/"


@pytest.fixture
def clerk(as_):
    client = as_("town_clerk", "虢镇")
    client.user = _user_of(client)
    return client


def _user_of(client):
    return client.get(URL).context["user"]


def test_the_bell_counts_what_is_unread(clerk):
    assert 'badge-count">' not in clerk.get(URL).content.decode()
    tell([clerk.user], "test.due", url="/", number="1")
    assert 'badge-count">1<' in clerk.get(URL).content.decode()


def test_opening_goes_there_and_counts_as_read(clerk):
    tell([clerk.user], "test.due", url="/workbench/", number="1")
    gone = clerk.get(f"{URL}{Notice.objects.get().pk}/")
    assert gone["Location"] == "/workbench/"
    assert n_unread(clerk.user) == 0


def test_anothers_notice_is_not_there(clerk, city):
    tell([city.actor("town_clerk", "虢镇").user], "test.due", url="/", number="1")
    assert clerk.get(f"{URL}{Notice.objects.get().pk}/").status_code == 404
    assert n_unread(Notice.objects.get().user) == 1


def test_all_are_read_at_once(clerk):
    tell([clerk.user], "test.due", url="/", number="1")
    assert clerk.get(f"{URL}read/").status_code == 405
    clerk.post(f"{URL}read/")
    assert n_unread(clerk.user) == 0
    assert "没有消息" in clerk.get(URL, {"unread": 1}).content.decode()


@pytest.mark.parametrize("rows", [3, 300])
def test_queries_do_not_grow_with_rows(clerk, rows, django_assert_max_num_queries):
    for n in range(rows):
        tell([clerk.user], "test.due", url="/", number=str(n))
    with django_assert_max_num_queries(10):
        clerk.get(URL)


def test_everybody_can_use_it(transactional_db, city, browse):
    clerk = city.actor("town_clerk", "虢镇")
    tell([clerk.user], "test.due", url="/", number="2020-000001")
    page = browse(clerk)
    page.goto(URL)
    assert shut_out(page) == []

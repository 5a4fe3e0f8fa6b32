"""A colleague who is found leads to a card: unit, post, telephone of the office, and nothing private."""

from datetime import date, timedelta

import pytest
from django.test import Client

from doudi.web.orgs.models import Post
from tests.web.browser import shut_out


@pytest.fixture
def clerk(city):
    """A clerk with a private telephone, at an office with one."""
    actor = city.actor("town_clerk", "虢镇")
    actor.user.full_name, actor.user.phone, actor.user.email = "袁小一", "13900000001", "yuan@example.org"
    actor.user.save()
    actor.unit.phone = "0917-0000000"
    actor.unit.save()
    return actor


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def card(actor):
    return f"/search/colleagues/{actor.post.pk}/"


def test_a_colleague_who_is_found_leads_to_the_card(city, clerk):
    client = signed_in(city.actor("county_officer", "陈仓区"))
    page = client.post("/search/", {"q": "袁小一"}, follow=True).content.decode()
    assert f'href="{card(clerk)}"' in page
    shown = client.get(card(clerk)).content.decode()
    assert all(words in shown for words in ("袁小一", "镇街经办", str(clerk.unit), "0917-0000000", clerk.user.username))
    assert "13900000001" not in shown and "yuan@example.org" not in shown


def test_others_at_the_unit_are_named(city, clerk):
    other = city.actor("town_clerk", "虢镇")
    assert card(other) in signed_in(city.actor("county_officer", "陈仓区")).get(card(clerk)).content.decode()


@pytest.mark.parametrize(("role", "place"), [("county_officer", "凤翔县"), ("town_clerk", "阳平镇")])
def test_who_works_elsewhere_finds_no_card(city, clerk, role, place):
    client = signed_in(city.actor(role, place))
    assert client.get(card(clerk)).status_code == 404
    assert card(clerk) not in client.post("/search/", {"q": "袁小一"}, follow=True).content.decode()


def test_who_may_not_search_sees_no_card(city, clerk):
    assert signed_in(city.actor("inspector", "宝鸡市")).get(card(clerk)).status_code == 403
    assert signed_in(city.actor("system_admin", "宝鸡市")).get(card(clerk)).status_code == 403


@pytest.mark.parametrize(
    "given", [{"suspended": True}, {"pending": True}, {"valid_until": date.today() - timedelta(days=2)}]
)
def test_who_holds_the_post_no_longer_has_no_card(city, clerk, given):
    Post.objects.filter(pk=clerk.post.pk).update(**given)
    client = signed_in(city.actor("county_officer", "陈仓区"))
    assert client.get(card(clerk)).status_code == 404
    assert card(clerk) not in client.post("/search/", {"q": "袁小一"}, follow=True).content.decode()


@pytest.mark.usefixtures("transactional_db")
def test_the_card_shuts_nobody_out(browse, city, clerk):
    page = browse(city.actor("county_officer", "陈仓区"))
    page.goto(card(clerk))
    assert shut_out(page) == []

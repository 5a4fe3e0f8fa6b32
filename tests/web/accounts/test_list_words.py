"""Whom an administrator looks for stands in no address."""

from urllib.parse import unquote

import pytest
from django.test import Client


@pytest.fixture
def client(city):
    for n in range(35):
        person = city.actor("town_clerk", "虢镇").user
        person.full_name = f"袁小{n}"
        person.save()
    client = Client()
    client.force_login(city.actor("system_admin", "宝鸡市").user)
    return client


def test_a_name_is_posted_and_found(client):
    answer = client.post("/account/people/", {"q": "袁小", "state": "active"})
    assert "袁小" not in unquote(answer.url) and "state=active" in answer.url
    page = client.get(f"{answer.url}&page=2")
    assert (page.context["page_obj"].paginator.count, len(page.context["page_obj"].object_list)) == (35, 5)
    assert 'value="袁小"' in page.content.decode()


def test_an_old_address_leads_on(client):
    page = client.get("/account/people/?q=袁小1", follow=True)
    assert "袁小" not in unquote(page.redirect_chain[0][0]) and page.context["page_obj"].paginator.count == 11


def test_in_another_session_nothing_is_shown_instead(client, city):
    address = client.post("/account/people/", {"q": "袁小"}).url
    other = Client()
    other.force_login(city.actor("security_admin", "宝鸡市").user)
    page = other.get(address)
    assert page.context["page_obj"].paginator.count == 0 and "只在当时的登录里有效" in page.content.decode()

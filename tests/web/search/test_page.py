"""The page of the search: what is sought stands in no address, and an hour has so many searches."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from doudi.web.audit.models import Entry
from tests.web.browser import each_screen, shut_out_here

NAME = "王建国"
WHERE = reverse("search")


@pytest.fixture
def case(city):
    return city.case("虢镇", name=NAME)


def test_the_words_are_in_no_address_and_not_readable_in_the_session(case, as_):
    client = as_("county_officer", "陈仓区")
    answer = client.post(WHERE, {"q": NAME})
    assert answer["Location"].startswith("/search/?s=") and len(answer["Location"]) < 25
    assert case.number in client.get(answer["Location"]).content.decode()
    assert NAME not in str([session.get_decoded() for session in Session.objects.all()])


def test_words_in_an_address_are_not_looked_for(case, as_):
    page = as_("county_officer", "陈仓区").get(WHERE, {"q": NAME}).content.decode()
    assert case.number not in page and NAME not in page
    assert not Entry.objects.filter(action="search").exists()


def test_going_back_finds_what_was_sought_before(case, city, as_):
    other, client = city.case("虢镇", name="李桂兰"), as_("county_officer", "陈仓区")
    first, second = (client.post(WHERE, {"q": words})["Location"] for words in (NAME, "李桂兰"))
    assert case.number in client.get(first).content.decode()
    assert other.number in client.get(second).content.decode()
    assert client.post(WHERE, {"q": NAME})["Location"] == first


def test_the_address_tells_nobody_else_anything(case, as_):
    told = as_("county_officer", "陈仓区").post(WHERE, {"q": NAME})["Location"]
    page = as_("county_officer", "陈仓区").get(told)
    assert page.status_code == 200 and case.number not in page.content.decode()


def test_an_hour_has_so_many_searches_for_one_person(case, as_, settings):
    settings.SEARCHES_AN_HOUR = 2
    client = as_("county_officer", "陈仓区")
    answers = [client.post(WHERE, {"q": NAME}, follow=True) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "一小时内最多搜索 2 次" in answers[2].content.decode()
    assert case.number not in answers[2].content.decode()
    assert Entry.objects.filter(action="search.too_many").count() == 1
    assert as_("county_officer", "陈仓区").post(WHERE, {"q": NAME}, follow=True).status_code == 200, "a colleague"


def test_the_next_hour_searches_again(case, as_, settings, monkeypatch):
    settings.SEARCHES_AN_HOUR = 1
    client = as_("county_officer", "陈仓区")
    where = client.post(WHERE, {"q": NAME}, follow=True).redirect_chain[-1][0]
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("doudi.web.search.actions.timezone.now", lambda: later)
    assert case.number in client.get(where).content.decode()


@each_screen
def test_in_the_browser_back_and_forth(browse, transactional_db, city, screen):
    case, page = city.case("虢镇", name=NAME), browse(city.actor("county_officer", "陈仓区"), screen)
    page.goto(WHERE)
    page.get_by_role("searchbox").fill(NAME)
    page.get_by_role("button", name="搜索").click()
    page.get_by_text(case.number).click()
    page.go_back()
    page.get_by_text(case.number).wait_for()
    assert NAME not in page.url and "%" not in page.url
    assert page.get_by_role("searchbox").input_value() == NAME
    assert shut_out_here(page) == []

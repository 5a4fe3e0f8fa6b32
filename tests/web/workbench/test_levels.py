"""On the desk of the city the own work stands apart from that of the counties."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import pytest
from django.test import Client

from doudi.web.cases.actions import move
from doudi.web.workbench.queries import Desk
from tests.web.browser import shut_out
from tests.web.cases.conftest import FAR, office  # noqa: F401 – a fixture


@pytest.fixture
def officer(city):
    return city.actor("city_officer", "宝鸡市")


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def at(level, officer):
    desk = Desk(officer)
    return set(desk.at_level(desk.to_do, level))


def sent_by_the_city_and_back(city, office, officer):
    case = office.opened()
    move(case, "dispatch", by=officer, unit=office.clerk.unit, due_on=office.today + FAR)
    move(case, "receive", by=office.clerk)
    move(case, "confirm", by=office.clerk, visited_on=office.today, met="其子", finding="已去世")
    move(case, "plan", by=office.clerk, **office.a_plan)
    move(case, "submit", by=office.clerk, dated_on=office.today, proof_kind="stop", proof="停发")
    return case


def test_what_lies_at_the_city_is_its_own_and_what_lies_in_a_county_is_not(city, office, officer):
    own, below = city.case("宝鸡市"), office.opened()
    assert (at("own", officer), at("below", officer), at("", officer)) == ({own}, {below}, {own, below})


def test_what_the_city_sent_out_comes_back_to_it(city, office, officer):
    back = sent_by_the_city_and_back(city, office, officer)
    reviewed_there = office.submitted()
    colleague = city.actor("city_officer", "宝鸡市")
    for actor in (officer, colleague):
        assert (at("own", actor), at("below", actor)) == ({back}, {reviewed_there})


def test_what_this_person_is_asked_to_confirm_is_own_work(city, office, officer):
    case = office.submitted()
    office.asked(case, reviewer=officer.user)
    assert at("own", officer) == {case}


def test_the_numbers_of_the_levels_are_those_of_their_lists(city, office, officer):
    for place in ("宝鸡市", "虢镇", "柳林镇"):
        city.case(place)
    client = signed_in(officer)
    shown = client.get("/workbench/").context["piles"]["todo"]
    assert (shown.n, shown.levels) == (3, {"own": 1, "below": 2})
    for level, n in shown.levels.items():
        assert client.get(f"/workbench/todo/?level={level}").context["page"].paginator.count == n
    assert client.get("/workbench/todo/?level=up").context["page"].paginator.count == 3


def test_the_desk_shows_the_own_work_first(city, office, officer):
    own = city.case("宝鸡市")
    office.opened()
    assert signed_in(officer).get("/workbench/").context["cases"] == [own]


def test_a_county_and_a_town_know_no_levels(office):
    for actor in (office.county, office.clerk):
        office.opened()
        client = signed_in(actor)
        assert not client.get("/workbench/").context["piles"]["todo"].levels
        assert not client.get("/workbench/todo/?level=own").context["levels"]


@pytest.mark.parametrize("n", [3, 30])
def test_the_desk_of_the_city_asks_as_often_with_many_rows(city, office, officer, n, django_assert_max_num_queries):
    for _n in range(n):
        office.opened()
    client = signed_in(officer)
    with django_assert_max_num_queries(20):
        client.get("/workbench/")
    with django_assert_max_num_queries(20):
        client.get("/workbench/todo/?level=below")


@pytest.mark.usefixtures("transactional_db")
def test_the_levels_shut_nobody_out(browse, city):
    city.case("虢镇")
    page = browse(city.actor("city_officer", "宝鸡市"))
    for address in ("/workbench/", "/workbench/todo/?level=below"):
        page.goto(address)
        assert shut_out(page) == []

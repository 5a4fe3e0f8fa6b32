from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doudi.web.cases.actions import move
from doudi.web.cases.models import Case
from doudi.web.workbench.queries import PILES, Desk, piles_of
from tests.web.browser import shut_out


def sent(city, place, days, **given):
    """A case sent to the town, due in so many days (or so many days ago)."""
    case, county = city.case(place, **given), city.actor("county_officer", "陈仓区")
    today = timezone.localdate()
    move(case, "dispatch", by=county, unit=city.unit(place, "town"), due_on=today)
    Case.objects.system("time goes by").filter(pk=case.pk).update(due_on=today + timedelta(days))
    return case


def pile(name, actor):
    return set(PILES[name].rows(Desk(actor)))


def test_a_town_finds_what_was_sent_to_it_and_a_county_what_it_must_send(city):
    waiting, there = city.case("虢镇"), sent(city, "虢镇", 30)
    assert pile("todo", city.actor("town_clerk", "虢镇")) == {there}
    assert pile("todo", city.actor("county_officer", "陈仓区")) == {waiting}


def test_late_and_near_are_told_apart(city):
    late, near, far = sent(city, "虢镇", -1), sent(city, "虢镇", 1), sent(city, "虢镇", 60)
    clerk = city.actor("town_clerk", "虢镇")
    assert (pile("overdue", clerk), pile("near", clerk)) == ({late}, {near})
    assert pile("todo", clerk) == {late, near, far}


def test_who_sends_cases_out_minds_their_days(city):
    late, near = sent(city, "虢镇", -1), sent(city, "虢镇", 1)
    for officer in (city.actor("county_officer", "陈仓区"), city.actor("city_officer", "宝鸡市")):
        assert (pile("overdue", officer), pile("near", officer), pile("todo", officer)) == ({late}, {near}, set())
    assert pile("overdue", city.actor("county_officer", "凤翔县")) == set()


def test_what_a_person_did_and_opened(city):
    case, clerk, officer = (
        sent(city, "虢镇", 30),
        city.actor("town_clerk", "虢镇"),
        city.actor("county_officer", "陈仓区"),
    )
    own = city.case("虢镇", by=officer)
    move(case, "receive", by=clerk)
    assert pile("done", clerk) == {case}
    assert pile("started", officer) == {own} and pile("started", clerk) == set()


@pytest.mark.parametrize("name", PILES)
def test_the_count_on_the_desk_is_the_length_of_the_list(city, name):
    for days in (-2, 1, 30):
        sent(city, "虢镇", days)
    client = Client()
    clerk = city.actor("town_clerk", "虢镇")
    actor = clerk if name in piles_of(clerk) else city.actor("county_officer", "陈仓区")
    client.force_login(actor.user)
    shown = client.get("/workbench/").context["piles"][name].n
    assert client.get(f"/workbench/{name}/").context["page"].paginator.count == shown


def test_an_unknown_pile_is_not_found(as_):
    assert as_("town_clerk", "虢镇").get("/workbench/heap/").status_code == 404


@pytest.mark.parametrize("n", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_rows(city, as_, n, django_assert_max_num_queries):
    for _ in range(n):
        sent(city, "虢镇", 3)
    client = as_("town_clerk", "虢镇")
    with django_assert_max_num_queries(20):
        assert client.get("/workbench/todo/").status_code == 200


def test_the_workbench_shuts_nobody_out(browse, transactional_db, city):
    for days in (-2, 1, 30):
        sent(city, "虢镇", days)
    page = browse(city.actor("town_clerk", "虢镇"))
    page.goto("/workbench/")
    assert shut_out(page) == []

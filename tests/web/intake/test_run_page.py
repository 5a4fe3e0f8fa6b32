"""The page of a run: its numbers are those of the lists they open, and what was missing stands there in words."""

import re

import pytest
from django.test import Client

from doudi.web.intake.models import Sighting
from tests.web.intake.findings import a_run, findings
from tests.web.intake.rosters import give_codes

LINE = {"check": "DB-01", "ran": True, "reason": None, "broken": 99, "undecided": 0, "excused": 0, "yuan": "9.00"}


@pytest.fixture
def officer(city):
    return city.actor("county_officer", "陈仓区")


@pytest.fixture
def page(officer):
    client = Client()
    client.force_login(officer.user)
    return client.get


def saw(run, rows, presence="new", verdict="broken"):
    Sighting.objects.bulk_create(
        Sighting(run=run, finding=row, presence=presence, verdict=verdict, amount=10) for row in rows
    )


def test_each_number_is_as_long_as_the_list_behind_it(city, page):
    run = a_run(city)
    run.summary = [{**LINE, "not_covered": []}]
    run.save()
    saw(run, findings(run, city.areas["虢镇"], range(3)))
    saw(run, findings(run, city.areas["虢镇"], range(3, 5)), "gone")
    saw(run, findings(run, city.areas["城关镇"], range(5, 9)))
    (line,) = page(f"/intake/runs/{run.pk}/").context["lines"]
    assert (line["broken"], line["undecided"], line["yuan"]) == (3, 0, 30)
    assert page(f"/intake/findings/?run={run.pk}&check=DB-01").context["page_obj"].paginator.count == 3


def test_the_numbers_of_the_rules_add_up_with_what_is_explained_and_each_opens_its_rows(city, page):
    run, other = a_run(city), a_run(city)
    run.summary = [{**LINE, "not_covered": []}]
    run.save()
    rows = findings(run, city.areas["虢镇"], range(6))
    for verdict, some in (("broken", rows[:3]), ("undecided", rows[3:4]), ("excused", rows[4:])):
        saw(run, some, verdict=verdict)
    saw(other, rows, verdict="excused")
    shown = page(f"/intake/runs/{run.pk}/")
    (line,) = shown.context["lines"]
    assert (line["n"], line["broken"], line["undecided"], line["excused"]) == (6, 3, 1, 2)
    assert {**shown.context["whole"], "yuan": 30} == {"n": 6, "broken": 3, "undecided": 1, "excused": 2, "yuan": 30}
    links = re.findall(r'href="(/intake/findings/\?[^"]*)">(\d+)</a>', shown.content.decode())
    assert len(links) == 8
    for link, n in links:
        assert page(link.replace("&amp;", "&")).context["page_obj"].paginator.count == int(n), link


def test_the_catalogue_counts_what_its_list_opens_and_says_what_is_explained(city, page):
    run = a_run(city)
    findings(run, city.areas["虢镇"], range(2))
    findings(run, city.areas["虢镇"], range(2, 5), verdict="excused")
    findings(run, city.areas["虢镇"], range(5, 7), presence="gone")
    for address in ("/intake/checks/", "/intake/checks/DB-01/"):
        text = page(address).content.decode()
        assert re.search(r"check=DB-01\">(现有 )?5", text) and "其中 3 条已有情况说明" in text
    assert page("/intake/findings/?check=DB-01").context["page_obj"].paginator.count == 5


def test_what_is_missing_is_named_and_only_of_the_own_places(city, page):
    give_codes(city)
    run = a_run(city)
    gaps = ["610304000000|dibao_families|2020-01", "610304000000|dibao_families|2020-02"]
    run.summary = [{**LINE, "not_covered": [*gaps, "610322000000|dibao_families|2020-01"]}]
    run.save()
    assert page(f"/intake/runs/{run.pk}/").context["gaps"] == ["陈仓区 低保家庭名册（2020-01、2020-02）"]


def test_no_way_leads_to_a_run_of_others(city, page):
    own, citys = a_run(city), a_run(city, "宝鸡市")
    (row,) = findings(own, city.areas["虢镇"], [1])
    saw(own, [row])
    saw(citys, [row])
    shown = page(f"/intake/findings/{row.pk}/").content.decode()
    assert re.findall(r"/intake/runs/\d+/", shown) == [f"/intake/runs/{own.pk}/"]
    assert "宝鸡市 截至" in shown

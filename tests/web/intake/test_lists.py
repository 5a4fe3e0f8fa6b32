"""Lists count what they show, ask the database as often for many rows as for few, and show each only his own."""

import pytest
from django.test import Client

from doudi.web.intake.models import Batch, BatchFile, Finding, Sighting
from tests.web.intake.findings import a_run, findings


@pytest.fixture
def filled(city):
    officer = city.actor("county_officer", "陈仓区")
    client = Client()
    client.force_login(officer.user)
    return city, officer, client


def more(city, officer, first, n):
    run = a_run(city)
    rows = findings(run, city.areas["虢镇"], range(first, first + n))
    Sighting.objects.bulk_create(Sighting(run=run, finding=row, presence="new", verdict="broken") for row in rows)
    for _ in range(n // 10):
        batch = Batch.objects.create(unit=officer.unit, area=officer.unit.area, by=officer.user, as_of=run.as_of)
        BatchFile.objects.create(batch=batch, name="a.csv", digest="0", size=1, form="csv")
    return run


LISTS = ("", "runs/", "runs/new/", "findings/", "findings/open/", "checks/", "findings/?run={run}")


@pytest.mark.parametrize("form", LISTS)
def test_as_many_questions_for_300_rows_as_for_10(filled, form, django_assert_max_num_queries):
    city, officer, client = filled
    run = more(city, officer, 0, 10)
    address = f"/intake/{form.format(run=run.pk)}"
    client.get(address)
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    more(city, officer, 100, 290)
    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_the_count_is_that_of_the_list(filled):
    city, officer, client = filled
    run = more(city, officer, 0, 60)
    findings(a_run(city), city.areas["城关镇"], [900])
    assert client.get("/intake/findings/").context["page_obj"].paginator.count == 60
    assert client.get(f"/intake/findings/?run={run.pk}&presence=new").context["page_obj"].paginator.count == 60
    assert client.get("/intake/findings/open/").context["total"] == 60


@pytest.mark.parametrize("query", ["check=XX", "area=0", "run=x", "presence=lost", "page=99999", "case=?"])
def test_a_strange_filter_is_said_not_guessed(filled, query):
    city, officer, client = filled
    more(city, officer, 0, 10)
    answer = client.get(f"/intake/findings/?{query}")
    assert answer.status_code == 200
    assert query.startswith("page") or answer.context["form"].errors


def test_each_run_shows_what_it_saw(filled):
    city, officer, client = filled
    run = more(city, officer, 0, 10)
    Finding.objects.visible_to(officer).update(presence="gone")
    assert client.get("/intake/findings/").context["page_obj"].paginator.count == 0
    rows = client.get(f"/intake/findings/?run={run.pk}").context["page_obj"]
    assert {row.seen_as for row in rows} == {"new"}


@pytest.mark.parametrize("role", ["town_clerk", "surveyor", "inspector", "system_admin", "audit_admin"])
def test_who_has_no_part_in_it_sees_none_of_it(filled, as_, role):
    place = "虢镇" if role == "town_clerk" else "陈仓区"
    client = as_(role, place)
    for page in ("", "upload/", "runs/", "findings/", "checks/"):
        assert client.get(f"/intake/{page}").status_code == 403


def test_finance_hands_in_but_sees_no_findings(filled, as_):
    client = as_("finance_officer", "陈仓区")
    assert client.get("/intake/").status_code == 200
    assert client.get("/intake/findings/").status_code == 403

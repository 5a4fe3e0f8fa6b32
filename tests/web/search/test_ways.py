"""What the search finds leads somewhere: units and places to their cases."""

import re

import pytest

from doudi.web.orgs.models import Area


@pytest.mark.parametrize(
    ("words", "role", "place"), [("虢镇", "county_officer", "陈仓区"), ("宝鸡市", "city_officer", "宝鸡市")]
)
def test_units_and_places_lead_to_their_cases(city, as_, words, role, place):
    city.case("虢镇")
    city.unit("虢镇", "town")
    client = as_(role, place)
    page = client.post("/search/", {"q": words}, follow=True).content.decode()
    ways = [
        way.replace("&amp;", "&") for way in re.findall(r'href="(/cases/[^"]*)"', page) if not re.search(r"\d/$", way)
    ]
    assert len(ways) >= 2
    for way in ways:
        shown = client.get(way)
        assert shown.status_code == 200 and "is-invalid" not in shown.content.decode()


def test_a_village_leads_to_the_cases_of_the_village(city, as_):
    Area.objects.create(name="北坡村", level="village", parent=city.areas["虢镇"])
    here, there = city.case("虢镇", village="北坡村"), city.case("虢镇", village="南坡村")
    client = as_("county_officer", "陈仓区")
    (way,) = re.findall(
        r'href="(/cases/\?[^"]*)"', client.post("/search/", {"q": "北坡村"}, follow=True).content.decode()
    )
    page = client.get(way.replace("&amp;", "&")).content.decode()
    assert here.number in page and there.number not in page

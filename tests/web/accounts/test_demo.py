import pytest

from doudi.web.orgs.roles import ROLES

PAGE = "/account/demo/"


@pytest.fixture
def people(city):
    return {role: city.actor(role, "虢镇" if role == "town_clerk" else "宝鸡市") for role in ROLES}


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.mark.parametrize("role", ROLES)
def test_the_demo_lets_step_into_each_role(demo, people, client, role):
    assert people[role].unit.name in client.get(PAGE).content.decode()
    client.post(PAGE, {"role": role})
    assert client.get("/org/roles/").wsgi_request.actor.post == people[role].post


def test_the_county_officer_has_a_colleague_to_sign_and_close(demo, city, client):
    first, second = city.actor("county_officer", "陈仓区"), city.actor("county_officer", "陈仓区")
    city.actor("county_officer", "凤翔县")
    met = set()
    for key in ("county_officer", "county_officer-2"):
        client.post(PAGE, {"role": key})
        met.add(client.get("/org/roles/").wsgi_request.actor.post.pk)
    assert met == {first.post.pk, second.post.pk}


def test_the_page_says_what_each_of_the_two_does(demo, city, client):
    city.actor("county_officer", "陈仓区")
    assert "派发办件" not in client.get(PAGE).content.decode()
    city.actor("county_officer", "陈仓区")
    page = client.get(PAGE).content.decode()
    assert page.index("派发办件、填写月报") < page.index("复核销号、签发月报")


def test_from_one_role_into_another(demo, people, client):
    client.post(PAGE, {"role": "town_clerk"})
    client.post(PAGE, {"role": "city_officer"})
    assert client.get("/org/roles/").wsgi_request.actor.role == "city_officer"


def test_a_real_installation_refuses(people, client):
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"role": "city_officer"}).status_code == 404
    assert client.get("/org/roles/").status_code == 302


def test_the_way_there_stands_on_pages_of_the_demo_only(people, client, settings):
    for settings.DEMO in (False, True):
        assert (PAGE in client.get("/sign-in/").content.decode()) == settings.DEMO
    client.post(PAGE, {"role": "city_officer"})
    assert PAGE in client.get("/org/roles/").content.decode()


def test_a_role_that_is_not_there_is_not_found(demo, people, client):
    assert client.post(PAGE, {"role": "mayor"}).status_code == 404

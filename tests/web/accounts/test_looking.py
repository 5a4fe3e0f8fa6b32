import pytest

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case

LOOK = "/account/looking/"


@pytest.fixture
def security(city, client):
    actor = city.actor("security_admin", "宝鸡市")
    client.force_login(actor.user)
    return actor


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇")


def actor_on(client):
    return client.get("/org/roles/").wsgi_request.actor


def test_the_site_as_another_post_sees_it(city, client, security, clerk):
    here, _there = city.case("虢镇"), city.case("城关镇")
    client.post(LOOK, {"post": clerk.post.pk})
    looking = actor_on(client)
    assert (looking.looking, looking.post, looking.user) == (True, clerk.post, security.user)
    assert [case.pk for case in Case.objects.visible_to(looking)] == [here.pk]
    page = client.get("/org/roles/").content.decode()
    assert "只能看，不能操作" in page
    assert "停止查看" in page


def test_nothing_can_be_done_not_even_to_oneself(client, security, clerk):
    client.post(LOOK, {"post": clerk.post.pk})
    for page in ("/account/post/", "/account/password/", "/account/sessions/end-others/"):
        assert client.post(page, {"post": clerk.post.pk}).status_code == 403


def test_stopping_leads_back_and_both_ends_are_logged(client, security, clerk):
    client.post(LOOK, {"post": clerk.post.pk})
    client.post("/account/looking/stop/")
    assert actor_on(client).post == security.post
    logged = Entry.objects.filter(action__startswith="look.").order_by("number")
    assert [(entry.action, entry.object_id) for entry in logged] == [
        ("look.start", str(clerk.post.pk)),
        ("look.end", str(clerk.post.pk)),
    ]
    assert {entry.who for entry in logged} == {f"{security.user} {security.title}"}


def test_signing_out_ends_it_too(client, security, clerk):
    client.post(LOOK, {"post": clerk.post.pk})
    client.post("/sign-out/")
    assert Entry.objects.filter(action="look.end").count() == 1


def test_an_idle_exit_ends_it_too(client, security, clerk):
    client.post(LOOK, {"post": clerk.post.pk})
    session = client.session
    session["seen_at"] -= 31 * 60
    session.save()
    client.get("/account/")
    assert Entry.objects.filter(action="look.end").count() == 1


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin", "discipline_inspector"])
def test_nobody_looks_through_administrators_or_readers_of_the_log(city, client, security, role):
    assert client.post(LOOK, {"post": city.actor(role, "宝鸡市").post.pk}).status_code == 404
    assert not actor_on(client).looking


@pytest.mark.parametrize("role", ["system_admin", "audit_admin", "city_officer"])
def test_only_the_security_administrator_looks(city, as_, clerk, role):
    assert as_(role, "宝鸡市").post(LOOK, {"post": clerk.post.pk}).status_code == 403


def test_a_planted_session_key_opens_nothing(city, client, clerk):
    client.force_login(city.actor("county_officer", "凤翔县").user)
    session = client.session
    session["looking_as"] = clerk.post.pk
    session.save()
    assert actor_on(client).role == "county_officer"


def test_it_ends_with_the_post_that_allowed_it(client, security, clerk):
    client.post(LOOK, {"post": clerk.post.pk})
    security.post.suspended = True
    security.post.save()
    assert actor_on(client) is None


def test_posts_are_found_by_unit_and_name(city, client, security, clerk):
    other = city.actor("county_officer", "凤翔县")
    page = client.get(LOOK, {"q": "虢镇"}).content.decode()
    assert (f'value="{clerk.post.pk}"' in page, f'value="{other.post.pk}"' in page) == (True, False)

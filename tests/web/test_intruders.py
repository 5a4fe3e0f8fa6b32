"""Who tries to be somebody else: names and keys tried out, sessions kept, posts given to oneself, eyes borrowed."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from doudi.web.orgs.models import Post, Unit, User
from tests.web.test_security import PASSWORD, at_work, officer, sign_in  # noqa: F401 – fixtures

# ruff: noqa: F811 – pytest asks for fixtures by their names


# Sessions


def test_the_key_of_a_session_changes_when_somebody_signs_in(client, officer):
    client.get("/sign-in/")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    sign_in(client, officer.user.username)
    assert client.session.session_key != planted
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_cookies_are_kept_from_scripts_and_other_sites(client, officer):
    answer = sign_in(client, officer.user.username)
    client.get("/account/password/")
    answer.cookies.update(client.cookies)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "doudi-known"):
        assert answer.cookies[name]["httponly"]
        assert answer.cookies[name]["samesite"] == "Lax"
        assert not answer.cookies[name]["domain"]


def test_upper_and_lower_case_are_one_name_to_the_lock(client, officer):
    name = officer.user.username
    for typed in (name.upper(), name.capitalize(), name, name.swapcase(), name.title()):
        sign_in(client, typed, "wrong")
    assert sign_in(client, name.upper()).status_code == 429
    assert sign_in(client, name).status_code == 429


def test_a_name_nobody_has_is_answered_and_locked_like_any_other(client, officer):
    answers = {name: [sign_in(client, name, "wrong") for _n in range(6)] for name in (officer.user.username, "nobody")}
    shown = [
        [(one.status_code, re.sub(r"value=\"\w*\"|\w{64}", "", one.content.decode())) for one in tried]
        for tried in answers.values()
    ]
    assert shown[0] == shown[1]


def test_whoever_is_suspended_is_out_with_the_next_click(at_work, officer):
    assert at_work.get("/cases/").status_code == 200
    type(officer.user).objects.filter(pk=officer.user.pk).update(is_active=False)
    assert at_work.get("/cases/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("change", [{"suspended": True}, {"valid_until": "2020-01-01"}, {"pending": True}])
def test_a_post_that_ends_opens_nothing_with_the_next_click(at_work, officer, change):
    assert at_work.get("/cases/").status_code == 200
    Post.objects.filter(pk=officer.post.pk).update(**change)
    assert at_work.get("/cases/").status_code == 403


def test_a_unit_that_is_closed_opens_nothing_with_the_next_click(at_work, officer):
    Unit.objects.filter(pk=officer.unit.pk).update(active=False)
    assert at_work.get("/cases/").status_code == 403


def test_nobody_steps_into_a_role_of_a_real_installation(client, officer):
    assert not settings.DEMO
    assert client.get(reverse("demo_roles")).status_code == 404
    assert client.post(reverse("demo_roles"), {"role": "county_officer"}).status_code == 404
    assert "_auth_user_id" not in client.session


# Administrators


def test_the_system_administrator_alone_comes_to_no_case(city, client):
    """An account that one opens oneself, with the password that is shown, and a post that one gives it."""
    city.case("虢镇")
    client.force_login(city.actor("system_admin", "宝鸡市").user)
    page = client.post(reverse("open_account"), {"username": "sham", "full_name": "某人"}).content.decode()
    password = re.search(r"\b\w{4}(-\w{4}){3}\b", page)[0]
    sham = User.objects.get(username="sham")
    given = {"unit": city.unit("宝鸡市").pk, "role": "city_officer"}
    client.post(reverse("add_post", args=[sham.pk]), given)
    post = sham.posts.get()
    client.post(reverse("switch_post", args=[post.pk]), {"to": "resumed"})
    client.post(reverse("date_post", args=[post.pk]), {"valid_until": "2030-01-01"})
    assert client.post(reverse("post_approvals"), {"post": post.pk, "to": "approve"}).status_code == 403
    client.post("/sign-out/")
    sign_in(client, "sham", password)
    own = {"password": password, "new_password": f"{PASSWORD} indeed", "new_password_again": f"{PASSWORD} indeed"}
    client.post(reverse("change_password"), own)
    assert client.get(reverse("account")).status_code == 200, "signed in"
    assert client.get(reverse("case_list")).status_code == 403


# Through another's eyes


@pytest.fixture
def looking(city, client, officer):
    """The security administrator, looking through the officer's post."""
    client.force_login(city.actor("security_admin", "宝鸡市").user)
    client.post(reverse("look_as"), {"post": officer.post.pk})
    return client


def test_whoever_looks_through_anothers_eyes_gets_no_photo_letter_or_roster(looking, officer):
    assert looking.get(reverse("case_list")).status_code == 200
    for page in (
        reverse("case_file", args=[1, 1]),
        reverse("case_letter", args=[1, 1]),
        reverse("file_marked", args=[1]),
    ):
        assert looking.get(page).status_code == 403, page

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from doudi.web.accounts.models import Kept
from doudi.web.accounts.sessions import forget_ended
from doudi.web.audit.models import Entry


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇").user


def age(client, minutes, key="seen_at"):
    session = client.session
    session[key] -= minutes * 60
    session.save()


@pytest.mark.parametrize(("minutes", "out"), [(29, False), (31, True)])
def test_half_an_hour_without_a_click_ends_a_session(client, clerk, signing_in, minutes, out):
    signing_in(clerk)
    age(client, minutes)
    assert (client.get("/account/").status_code == 302) == out
    assert Entry.objects.filter(action="account.idle_exit").exists() == out
    if out:
        assert "已自动退出" in client.get("/sign-in/").content.decode()


def test_a_click_keeps_it_and_the_page_asking_by_itself_does_not(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 20)
    client.get("/account/", headers={"X-Quiet": "1"})
    age(client, 11)
    assert client.get("/account/").status_code == 302
    signing_in(clerk)
    age(client, 20)
    client.get("/account/")
    age(client, 11)
    assert client.get("/account/").status_code == 200


def test_no_session_lasts_longer_than_twelve_hours(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 12 * 60 + 1, "signed_in_at")
    assert client.get("/account/").status_code == 302


def test_the_own_sessions_are_listed_and_one_is_ended(client, clerk, signing_in):
    other = Client(headers={"user-agent": "An old phone"})
    other.post("/sign-in/", {"username": clerk.username, "password": "long enough to pass"})
    signing_in(clerk)
    assert "An old phone" in client.get("/account/sessions/").content.decode()
    client.post(f"/account/sessions/{UserSession.objects.get(user_agent='An old phone').pk}/end/")
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_all_others_are_ended_at_once(client, clerk, signing_in):
    others = [Client(), Client()]
    for other in others:
        other.post("/sign-in/", {"username": clerk.username, "password": "long enough to pass"})
    signing_in(clerk)
    client.post("/account/sessions/end-others/")
    assert [one.get("/account/").status_code for one in (client, *others)] == [200, 302, 302]


def test_nobody_ends_anothers(client, clerk, signing_in, as_):
    signing_in(clerk)
    held = UserSession.objects.get(user=clerk)
    assert as_("town_clerk", "虢镇").post(f"/account/sessions/{held.pk}/end/").status_code == 404
    assert client.get("/account/").status_code == 200


def test_the_security_administrator_ends_any(client, clerk, signing_in, as_):
    signing_in(clerk)
    as_("security_admin", "宝鸡市").post(f"/account/people/{clerk.pk}/end-sessions/")
    assert client.get("/account/").status_code == 302


def test_ended_sessions_are_forgotten(client, clerk, signing_in):
    for _time in range(2):
        Client().post("/sign-in/", {"username": clerk.username, "password": "long enough to pass"})
    signing_in(clerk)
    Session.objects.exclude(pk=client.session.session_key).update(expire_date=timezone.now())
    assert (forget_ended(), UserSession.objects.count(), Session.objects.count()) == (2, 1, 1)
    assert client.get("/account/").status_code == 200


# What was typed when the session had ended

TYPED = {"post": "12345", "note": "七十三岁，行动不便，住村东头"}


def test_a_form_sent_too_late_is_kept_shown_and_sent(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    assert client.post("/account/post/", TYPED).url == "/sign-in/?next=/"
    assert "已经保留" in client.get("/sign-in/").content.decode()
    assert signing_in(clerk).url == "/account/kept/"
    page = client.get("/account/kept/")
    assert "行动不便" in page.content.decode()
    again = {field["name"]: field["value"] for field in page.context["fields"]}
    assert again == TYPED
    body = urlencode(again | {"sent_again": page.context["kept"].pk})
    client.post(page.context["kept"].path, body, content_type="application/x-www-form-urlencoded")
    assert client.get("/account/kept/").url == "/"


def test_it_is_kept_too_when_the_session_was_ended_elsewhere(client, clerk, signing_in):
    signing_in(clerk)
    UserSession.objects.get(user=clerk).end()
    client.post("/account/post/", TYPED)
    assert signing_in(clerk).url == "/account/kept/"


def test_another_person_at_the_same_screen_does_not_see_it(city, client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/post/", TYPED)
    other = city.actor("town_clerk", "虢镇").user
    assert signing_in(other).url == "/"
    assert client.get("/account/kept/").url == "/"


def test_nothing_is_kept_for_a_stranger(client, clerk):
    client.post("/account/post/", TYPED)
    assert not Kept.objects.exists()


def test_the_database_holds_it_sealed(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/post/", TYPED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM accounts_kept")
        assert "行动不便".encode() not in bytes(cursor.fetchone()[0])


def test_passwords_and_tokens_are_never_kept(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/password/", {"password": "secret one", "new_password": "secret two", "note": "keep this"})
    assert Kept.objects.get().typed == [["note", "keep this"]]


def test_files_are_named_to_be_chosen_again(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/post/", TYPED | {"photo": SimpleUploadedFile("门牌.jpg", b"x")})
    signing_in(clerk)
    assert "门牌.jpg" in client.get("/account/kept/").content.decode()


def test_it_can_be_dropped(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/post/", TYPED)
    signing_in(clerk)
    client.post("/account/kept/drop/")
    assert not Kept.objects.exists()


def test_it_is_forgotten_after_a_day(client, clerk, signing_in):
    signing_in(clerk)
    age(client, 31)
    client.post("/account/post/", TYPED)
    Kept.objects.update(kept_at=timezone.now() - timedelta(hours=25))
    assert signing_in(clerk).url == "/"
    assert not Kept.objects.exists()


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(client, clerk):
    answer = client.get("/account/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/org/roles/"})
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=/org/roles/"

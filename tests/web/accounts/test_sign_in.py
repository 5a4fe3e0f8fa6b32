from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.models import AnonymousUser
from django.test import override_settings

from doudi.web.accounts.passwords import give_password
from doudi.web.audit.models import Entry
from doudi.web.site import settings as of_the_site


def actions_logged():
    return list(Entry.objects.order_by("number").values_list("action", flat=True))


def test_name_and_password_open_the_site(city, client, signing_in):
    clerk = city.actor("town_clerk", "虢镇").user
    assert signing_in(clerk, next="/account/").url == "/account/"
    assert client.get("/account/").status_code == 200
    assert Entry.objects.get(action="account.sign_in").detail == {"how": "password"}


def test_the_name_counts_however_it_is_typed(city, client):
    clerk = city.actor("town_clerk", "虢镇").user
    answer = client.post("/sign-in/", {"username": clerk.username.upper(), "password": "long enough to pass"})
    assert answer.status_code == 302


def test_nobody_is_sent_to_a_foreign_site(city, signing_in):
    assert signing_in(city.actor("town_clerk", "虢镇").user, next="https://elsewhere.example/").url == "/"


def test_a_wrong_password_is_told_and_logged_without_it(city, client, signing_in):
    clerk = city.actor("town_clerk", "虢镇").user
    answer = signing_in(clerk, password="wrong-and-secret")
    assert "用户名或密码不对" in answer.content.decode()
    entry = Entry.objects.get(action="account.sign_in_failed")
    assert (entry.object_id, "wrong-and-secret" in str(vars(entry))) == (str(clerk.pk), False)


def test_a_name_that_is_nobodys_is_not_logged(city, client):
    client.post("/sign-in/", {"username": "my-password-by-mistake", "password": "x"})
    assert "mistake" not in str([vars(entry) for entry in Entry.objects.all()])


def test_signing_out_ends_the_session(city, client, signing_in):
    signing_in(city.actor("town_clerk", "虢镇").user)
    left = client.post("/sign-out/")
    assert (left.url, left["Clear-Site-Data"]) == ("/sign-in/", '"cache", "storage"')
    assert client.get("/account/").url == "/sign-in/?next=/account/"
    assert actions_logged() == ["account.sign_in", "account.sign_out"]


def test_signing_out_by_a_link_is_not_possible(city, client, signing_in):
    signing_in(city.actor("town_clerk", "虢镇").user)
    assert client.get("/sign-out/").status_code == 405


def test_a_suspended_account_does_not_open(city, signing_in):
    clerk = city.actor("town_clerk", "虢镇").user
    clerk.is_active = False
    clerk.save()
    assert "用户名或密码不对" in signing_in(clerk).content.decode()


def test_the_site_keeps_passwords_with_argon2(city):
    with override_settings(PASSWORD_HASHERS=of_the_site.PASSWORD_HASHERS):
        clerk = city.actor("town_clerk", "虢镇").user
        give_password(clerk, "another long one to pass")
        assert identify_hasher(clerk.password).algorithm == "argon2"
        assert clerk.check_password("another long one to pass")


def test_who_must_change_the_password_does_nothing_else(city, client, signing_in):
    clerk = city.actor("town_clerk", "虢镇").user
    give_password(clerk, "handed-Over-once-2026", must_change=True)
    signing_in(clerk, "handed-Over-once-2026")
    for page in ("/", "/account/", "/account/sessions/", "/org/roles/", "/notices/"):
        assert client.get(page).url == "/account/password/"
    given = {"password": "handed-Over-once-2026", "new_password": "a quiet river bend"}
    assert client.post("/account/password/", given | {"new_password_again": "a quiet river bend"}).url == "/account/"
    assert client.get("/account/").status_code == 200
    assert "account.password_changed" in actions_logged()


def test_a_changed_password_ends_the_other_sessions(city, client, signing_in, as_):
    clerk = city.actor("town_clerk", "虢镇").user
    other = type(client)()
    other.force_login(clerk)
    signing_in(clerk)
    new = {"new_password": "a quiet river bend", "new_password_again": "a quiet river bend"}
    client.post("/account/password/", {"password": "long enough to pass", **new})
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").url.startswith("/sign-in/")


def test_guessing_the_old_password_at_an_open_screen_is_stopped(city, client, signing_in):
    signing_in(city.actor("town_clerk", "虢镇").user)
    for _attempt in range(5):
        answer = client.post("/account/password/confirm/", {"password": "guess"})
    assert answer.status_code == 429


def test_who_has_no_post_gets_in_and_is_told(city, client, signing_in):
    actor = city.actor("town_clerk", "虢镇")
    actor.post.delete()
    signing_in(actor.user)
    assert "还没有岗位" in client.get("/account/").content.decode()
    assert not isinstance(actor.user, AnonymousUser)

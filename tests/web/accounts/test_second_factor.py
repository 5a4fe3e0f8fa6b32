from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator

from doudi.trouble import Trouble
from doudi.web.accounts.factor_policy import roles_with_two
from doudi.web.accounts.second_factor import accepted, current_code, recovery_codes
from doudi.web.accounts.vault import seal_again
from doudi.web.audit.models import Entry
from doudi.web.orgs.roles import ROLES

CODE = "/account/code/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def officer(city):
    return city.actor("county_officer", "陈仓区").user


def test_a_password_alone_does_not_open(client, officer, signing_in, with_app):
    with_app(officer)
    assert signing_in(officer, next="/org/roles/").url == CODE
    assert client.get("/org/roles/").url.startswith("/sign-in/")


def test_the_code_opens_and_leads_on(client, officer, signing_in, with_app):
    code = with_app(officer)
    signing_in(officer, next="/org/roles/")
    assert client.post(CODE, {"code": code()}).url == "/org/roles/"
    assert Entry.objects.get(action="account.sign_in").detail == {"how": "totp"}


def test_a_code_opens_once(client, officer, signing_in, with_app):
    shown = with_app(officer)()
    signing_in(officer)
    client.post(CODE, {"code": shown})
    client.post("/sign-out/")
    signing_in(officer)
    assert "验证没有通过" in client.post(CODE, {"code": shown}).content.decode()


@pytest.mark.parametrize(("periods", "opens"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_the_clock_of_the_phone_may_be_half_a_minute_off(officer, with_app, periods, opens):
    with_app(officer)()
    assert (accepted(officer, current_code(SECRET, periods)) == "totp") == opens


def test_a_recovery_code_opens_once(client, officer, signing_in, with_app):
    with_app(officer)
    one = recovery_codes(officer)[0]
    for opens in (True, False):
        signing_in(officer)
        assert (client.post(CODE, {"code": one}).status_code == 302) == opens
        client.post("/sign-out/")
    assert one not in recovery_codes(officer)


def test_wrong_codes_lock_like_wrong_passwords(client, officer, signing_in, with_app):
    code = with_app(officer)
    signing_in(officer)
    for _attempt in range(5):
        answer = client.post(CODE, {"code": "000000"})
    assert answer.status_code == 429
    assert client.post(CODE, {"code": code()}).status_code == 429
    assert signing_in(officer).status_code == 429


def test_a_right_password_in_between_does_not_reset_the_count(client, officer, signing_in, with_app):
    with_app(officer)
    for _attempt in range(5):
        signing_in(officer)
        answer = client.post(CODE, {"code": "000000"})
    assert answer.status_code == 429


def test_nobody_comes_to_the_code_without_the_password(client, officer, with_app):
    code = with_app(officer)
    assert client.post(CODE, {"code": code()}).url == "/sign-in/"


@pytest.mark.parametrize("nonsense", ["{}", "not json", '{"id": "x", "response": {}}', "[]", "null", "1"])
def test_a_made_up_passkey_is_refused(client, officer, signing_in, with_app, nonsense):
    with_app(officer)
    signing_in(officer)
    assert "验证没有通过" in client.post(CODE, {"credential": nonsense}).content.decode()


def test_the_database_holds_no_secret(officer, with_app):
    with_app(officer)
    recovery_codes(officer)
    assert "JBSWY3DP" not in str(list(Authenticator.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_must_enrol_before_anything_else(city, client, signing_in, all_need_two, role):
    signing_in(city.actor(role, "宝鸡市").user)
    for page in ("/", "/org/roles/", "/account/", "/account/people/"):
        assert client.get(page).url == "/account/second-factor/"
    assert client.get("/account/second-factor/app/").status_code == 200


def test_where_the_installation_names_roles_a_clerk_need_not(city, client, signing_in, settings):
    settings.SECOND_FACTOR_ROLES = roles_with_two(["county_officer"], demo=False)
    signing_in(city.actor("town_clerk", "虢镇").user)
    assert client.get("/org/roles/").status_code == 200


def test_an_installation_asks_all_the_demo_nobody_and_neither_an_invented_role():
    assert roles_with_two(None, demo=False) == list(ROLES)
    assert roles_with_two(None, demo=True) == []
    with pytest.raises(Trouble) as refused:
        roles_with_two(["clerk"], demo=False)
    assert "second_factor" in refused.value.told() and "clerk" in refused.value.told()


def test_enrolling_opens_the_site_and_gives_recovery_codes(officer, client, signing_in, all_need_two):
    signing_in(officer)
    secret = client.get("/account/second-factor/app/").context["secret"]
    assert "数字不对" in client.post("/account/second-factor/app/", {"code": "123"}).content.decode()
    assert client.post("/account/second-factor/app/", {"code": current_code(secret)}).url.endswith("/recovery-codes/")
    assert len(client.get("/account/second-factor/recovery-codes/").context["codes"]) == 10
    assert client.get("/org/roles/").status_code == 200


def test_the_last_one_that_is_demanded_stays(officer, client, with_app, all_need_two):
    with_app(officer)
    client.force_login(officer)
    held = Authenticator.objects.get(user=officer, type="totp")
    client.post(f"/account/second-factor/{held.pk}/remove/")
    assert Authenticator.objects.filter(pk=held.pk).exists()


def test_removing_the_last_takes_the_recovery_codes_along(city, client, with_app):
    clerk = city.actor("town_clerk", "虢镇").user
    with_app(clerk)
    recovery_codes(clerk)
    client.force_login(clerk)
    client.post(f"/account/second-factor/{Authenticator.objects.get(user=clerk, type='totp').pk}/remove/")
    assert not Authenticator.objects.filter(user=clerk).exists()


def test_nobody_removes_anothers(city, client, officer, with_app):
    with_app(officer)
    client.force_login(city.actor("county_officer", "陈仓区").user)
    held = Authenticator.objects.get(user=officer)
    assert client.post(f"/account/second-factor/{held.pk}/remove/").status_code == 404


def test_an_old_session_proves_the_password_again_first(officer, client, with_app):
    with_app(officer)
    client.force_login(officer)
    session = client.session
    session["signed_in_at"] -= 16 * 60
    session.save()
    codes = "/account/second-factor/recovery-codes/"
    assert client.get(codes).url.startswith("/account/password/confirm/")
    client.post("/account/password/confirm/", {"password": "long enough to pass"})
    assert client.get(codes).status_code == 200


@pytest.mark.parametrize(("host", "works"), [("localhost", True), ("10.2.3.4", False), ("doudi.example", False)])
def test_where_passkeys_do_not_work_the_page_says_so(officer, client, settings, host, works):
    settings.ALLOWED_HOSTS = ["*"]
    client.force_login(officer)
    page = client.get("/account/second-factor/", HTTP_HOST=host).content.decode()
    assert ("现在的网址不能用通行密钥" in page) != works


def test_a_host_name_under_https_has_passkeys(officer, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.force_login(officer)
    page = client.get("/account/second-factor/", HTTP_HOST="doudi.example", secure=True)
    assert "现在的网址不能用" not in page.content.decode()


def test_after_a_change_of_keys_codes_still_open(officer, with_app, settings):
    with_app(officer)
    one = recovery_codes(officer)[0]
    keys = {1: settings.HOME.field_keys[1], 2: bytes(range(32))}
    settings.HOME = replace(settings.HOME, field_keys=keys)
    assert seal_again() == 2
    settings.HOME = replace(settings.HOME, field_keys={2: keys[2]})
    assert accepted(officer, one) == "recovery"
    assert accepted(officer, current_code(SECRET, 1)) == "totp"

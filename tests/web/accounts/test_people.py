import pytest

from doudi.web.accounts.passwords import give_password
from doudi.web.audit.models import Entry
from doudi.web.orgs.models import Post, User


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇").user


def page_of(user, rest=""):
    return f"/account/people/{user.pk}/{rest}"


def opened(client, **given):
    return client.post("/account/people/new/", {"username": "wang.xiuying", "full_name": "王秀英"} | given)


def test_a_new_account_signs_in_with_its_one_time_password_and_changes_it(as_, client, signing_in):
    password = opened(as_("system_admin", "宝鸡市")).context["password"]
    assert signing_in(User.objects.get(username="wang.xiuying"), password).url == "/"
    assert client.get("/org/roles/").url == "/account/password/"


def test_the_password_is_shown_once_and_written_nowhere(as_):
    admin = as_("system_admin", "宝鸡市")
    password = opened(admin).context["password"]
    person = User.objects.get(username="wang.xiuying")
    assert password not in admin.get(page_of(person)).content.decode()
    assert password not in str([vars(entry) for entry in Entry.objects.all()])


@pytest.mark.parametrize("name", ["WANG.XIUYING", "王", "1wang", "a b", "x" * 41])
def test_a_name_that_is_taken_or_odd_is_refused(as_, name):
    admin = as_("system_admin", "宝鸡市")
    opened(admin)
    assert "请改正以下各项" in opened(admin, username=name).content.decode()


def test_a_suspended_account_goes_out_and_comes_back(city, as_, client, clerk, signing_in):
    admin = as_("system_admin", "宝鸡市")
    signing_in(clerk)
    admin.post(page_of(clerk, "switch/"), {"to": "suspended"})
    assert client.get("/account/").status_code == 302
    admin.post(page_of(clerk, "switch/"), {"to": "active"})
    assert signing_in(clerk).url == "/"


def test_a_reset_gives_a_new_password_and_ends_the_sessions(as_, client, clerk, signing_in):
    signing_in(clerk)
    page = as_("security_admin", "宝鸡市").post(page_of(clerk, "reset-password/"))
    assert client.get("/account/").status_code == 302
    assert signing_in(clerk).status_code == 200, "the old one no longer opens"
    signing_in(clerk, page.context["password"])
    assert client.get("/account/").url == "/account/password/"


def test_nobody_resets_suspends_or_unlocks_himself(city, client):
    for role, act in (
        ("security_admin", "reset-password/"),
        ("security_admin", "unlock/"),
        ("system_admin", "switch/"),
    ):
        actor = city.actor(role, "宝鸡市")
        client.force_login(actor.user)
        page = client.post(page_of(actor.user, act), {"to": "suspended"}, follow=True)
        assert "不能处理自己的账号" in page.content.decode()


def test_no_administrator_alone_takes_over_an_account(as_, clerk):
    assert as_("security_admin", "宝鸡市").post(page_of(clerk, "drop-second-factor/")).status_code == 403
    assert as_("system_admin", "宝鸡市").post(page_of(clerk, "reset-password/")).status_code == 403


def test_the_second_factor_outlives_a_reset(as_, clerk, with_app, signing_in):
    with_app(clerk)
    password = as_("security_admin", "宝鸡市").post(page_of(clerk, "reset-password/")).context["password"]
    assert signing_in(clerk, password).url == "/account/code/"


def test_a_lost_phone_is_taken_off(as_, clerk, with_app, signing_in):
    with_app(clerk)
    as_("system_admin", "宝鸡市").post(page_of(clerk, "drop-second-factor/"))
    assert signing_in(clerk).url == "/"


@pytest.mark.parametrize(
    "role", ["city_officer", "county_officer", "town_clerk", "audit_admin", "discipline_inspector"]
)
def test_nobody_else_sees_the_accounts(city, as_, clerk, role):
    visitor = as_(role, "虢镇" if role == "town_clerk" else "宝鸡市")
    assert [visitor.get(page).status_code for page in ("/account/people/", page_of(clerk))] == [403, 403]


@pytest.mark.parametrize("wanted", ["某", "town_clerk", "虢镇"])
def test_accounts_are_found_by_name_user_name_and_unit(city, as_, clerk, wanted):
    page = as_("system_admin", "宝鸡市").get("/account/people/", {"q": wanted}, follow=True)
    assert clerk.username in page.content.decode()


def test_the_list_asks_the_database_as_often_for_three_as_for_many(city, as_, django_assert_max_num_queries):
    admin = as_("system_admin", "宝鸡市")
    unit = city.unit("虢镇", "town")
    admin.get("/account/people/")
    with django_assert_max_num_queries(20) as few:
        admin.get("/account/people/")
    people = User.objects.bulk_create(User(username=f"u{n}", full_name="某", password="!") for n in range(60))
    Post.objects.bulk_create(Post(user=user, unit=unit, role="town_clerk") for user in people)
    with django_assert_max_num_queries(20) as many:
        admin.get("/account/people/")
    assert len(many) == len(few)


def test_particulars_are_changed(as_, clerk):
    as_("system_admin", "宝鸡市").post(page_of(clerk, "edit/"), {"full_name": "某改名", "phone": ""})
    clerk.refresh_from_db()
    assert clerk.full_name == "某改名"


def test_a_password_that_nobody_set_does_not_open(city, signing_in, clerk):
    clerk.set_unusable_password()
    clerk.save()
    assert signing_in(clerk, "").status_code == 200
    give_password(clerk, "a long one to pass")
    assert signing_in(clerk, "a long one to pass").status_code == 302

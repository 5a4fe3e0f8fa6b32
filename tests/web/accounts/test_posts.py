import re
from datetime import date, timedelta
from itertools import permutations

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from doudi.web.accounts.actions.people import suspend_account
from doudi.web.accounts.actions.posts import appoint, approve_post, date_post, refuse_post, resume_post, suspend_post
from doudi.web.accounts.rules import Refused
from doudi.web.audit.models import Entry
from doudi.web.orgs.actor import posts_of
from doudi.web.orgs.models import Post, User
from doudi.web.orgs.roles import ADMINISTRATORS, OFFICERS, ROLES, SEATS, may

TODAY = date.today()
A_DAY = timedelta(days=1)


@pytest.fixture
def system(city):
    return city.actor("system_admin", "宝鸡市")


@pytest.fixture
def security(city):
    return city.actor("security_admin", "宝鸡市")


@pytest.fixture
def newcomer(db):
    return User.objects.create(username="newcomer", full_name="某新人")


def seat(city, role):
    """A unit that the role fits."""
    kind, levels = next(iter(SEATS[role].items()))
    return city.unit({"city": "宝鸡市", "county": "陈仓区", "town": "虢镇"}[levels[0]], kind)


def counts(user, day=TODAY):
    return [post.role for post in posts_of(user, day)]


@pytest.mark.parametrize("role", ["inspector", "surveyor"])
def test_a_post_that_opens_nothing_personal_counts_at_once(city, system, newcomer, role):
    appoint(user=newcomer, unit=seat(city, role), role=role, by=system)
    assert counts(newcomer) == [role]


def test_a_post_counts_from_its_first_to_its_last_day(city, system, security, newcomer):
    post = appoint(
        user=newcomer,
        unit=city.unit("虢镇", "town"),
        role="town_clerk",
        valid_from=TODAY + A_DAY,
        valid_until=TODAY + 2 * A_DAY,
        by=system,
    )
    approve_post(post.pk, by=security)
    assert [bool(counts(newcomer, TODAY + n * A_DAY)) for n in range(4)] == [False, True, True, False]


def test_a_suspended_post_rests_and_counts_again(city, system, security, newcomer):
    post = appoint(user=newcomer, unit=city.unit("虢镇", "town"), role="town_clerk", by=system)
    approve_post(post.pk, by=security)
    suspend_post(post.pk, by=system)
    assert counts(newcomer) == []
    resume_post(post.pk, by=system)
    assert counts(newcomer) == ["town_clerk"]


# The three administrators are kept apart.


@pytest.mark.parametrize("role", sorted({role for role in ROLES if may(role, "personal.open")} | ADMINISTRATORS))
def test_a_post_with_power_waits_for_the_security_administrator(city, system, security, newcomer, role):
    post = appoint(user=newcomer, unit=seat(city, role), role=role, by=system)
    assert counts(newcomer) == []
    approve_post(post.pk, by=security)
    assert counts(newcomer) == [role]
    assert list(Entry.objects.order_by("number").values_list("action", flat=True)) == ["post.proposed", "post.approved"]


def test_a_refused_one_does_not_come_about(city, system, security, newcomer):
    post = appoint(user=newcomer, unit=city.unit("宝鸡市"), role="audit_admin", by=system)
    refuse_post(post.pk, by=security)
    assert not newcomer.posts.exists()


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS | OFFICERS))
def test_nobody_gives_himself_a_post(city, system, role):
    with pytest.raises(Refused, match="自己"):
        appoint(user=system.user, unit=city.unit("宝鸡市"), role=role, by=system)


def test_nobody_approves_the_own_post(city, system, security):
    Post.objects.filter(pk=security.post.pk).update(pending=True)
    with pytest.raises(Refused, match="自己"):
        approve_post(security.post.pk, by=security)


def test_who_proposed_does_not_approve(city, security, newcomer):
    post = Post.objects.create(
        user=newcomer, unit=city.unit("宝鸡市"), role="audit_admin", pending=True, proposed_by=security.user
    )
    with pytest.raises(Refused, match="提出"):
        approve_post(post.pk, by=security)


def test_the_database_holds_it_too(city, system, newcomer):
    given = {"user": newcomer, "unit": city.unit("宝鸡市"), "role": "audit_admin"}
    for by in ({"approved_by": newcomer}, {"proposed_by": system.user, "approved_by": system.user}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.create(**given, **by)


@pytest.mark.parametrize(("held", "wanted"), [*permutations(sorted(ADMINISTRATORS), 2), ("audit_admin", "town_clerk")])
def test_an_administrator_is_nothing_else(city, system, held, wanted):
    other = city.actor(held, "宝鸡市").user
    with pytest.raises(Refused, match="相互分开"):
        appoint(user=other, unit=city.unit("宝鸡市"), role=wanted, by=system)


def test_who_works_becomes_no_administrator_besides(city, system):
    with pytest.raises(Refused, match="相互分开"):
        clerk = city.actor("town_clerk", "虢镇").user
        appoint(user=clerk, unit=city.unit("宝鸡市"), role="audit_admin", by=system)


def test_not_even_a_waiting_or_resting_post_beside(city, system, newcomer):
    first = appoint(user=newcomer, unit=city.unit("宝鸡市"), role="audit_admin", by=system)
    suspend_post(first.pk, by=system)
    with pytest.raises(Refused, match="相互分开"):
        appoint(user=newcomer, unit=city.unit("宝鸡市"), role="system_admin", by=system)


def test_one_after_the_other_is_fine_and_cannot_be_stretched(city, system, security, newcomer):
    unit = city.unit("宝鸡市")
    first = appoint(user=newcomer, unit=unit, role="audit_admin", valid_until=TODAY - A_DAY, by=system)
    second = appoint(user=newcomer, unit=city.unit("虢镇", "town"), role="town_clerk", valid_from=TODAY, by=system)
    with pytest.raises(Refused, match="相互分开"):
        date_post(first.pk, valid_from=None, valid_until=TODAY, by=system)
    with pytest.raises(Refused, match="相互分开"):
        date_post(second.pk, valid_from=None, valid_until=None, by=system)


def test_a_longer_administrators_post_is_approved_again(city, system, security, newcomer):
    unit = city.unit("宝鸡市")
    post = appoint(user=newcomer, unit=unit, role="audit_admin", valid_until=TODAY + 9 * A_DAY, by=system)
    approve_post(post.pk, by=security)
    date_post(post.pk, valid_from=None, valid_until=TODAY + 5 * A_DAY, by=system)
    assert counts(newcomer) == ["audit_admin"], "shorter: nobody is asked"
    date_post(post.pk, valid_from=None, valid_until=None, by=system)
    assert counts(newcomer) == []


def test_a_post_ends_after_it_begins(city, system, newcomer):
    with pytest.raises(Refused, match="早于"):
        appoint(
            user=newcomer,
            unit=city.unit("虢镇", "town"),
            role="town_clerk",
            valid_from=TODAY,
            valid_until=TODAY - A_DAY,
            by=system,
        )


@pytest.mark.parametrize("role", ["security_admin", "audit_admin"])
def test_the_last_of_each_administrator_stays(city, system, role):
    last = city.actor(role, "宝鸡市")
    for act in (lambda: suspend_post(last.post.pk, by=system), lambda: suspend_account(last.user, by=system)):
        with pytest.raises(Refused, match="唯一"):
            act()
    city.actor(role, "宝鸡市")
    suspend_account(last.user, by=system)
    assert not User.objects.get(pk=last.user.pk).is_active


# A role sits where it is meant to.


@pytest.mark.parametrize(
    ("role", "at"),
    [
        ("town_clerk", ("陈仓区", "civil_affairs")),
        ("county_officer", ("虢镇", "town")),
        ("county_officer", ("宝鸡市", "civil_affairs")),
        ("city_officer", ("陈仓区", "civil_affairs")),
        ("finance_officer", ("陈仓区", "discipline")),
        ("audit_admin", ("宝鸡市", "third_party")),
    ],
)
def test_no_role_sits_at_a_unit_it_is_not_meant_for(city, system, newcomer, role, at):
    with pytest.raises(Refused, match="不能设在"):
        appoint(user=newcomer, unit=city.unit(*at), role=role, by=system)
    assert not newcomer.posts.exists()


def test_the_units_to_choose_from_stand_under_their_counties(city, as_, newcomer):
    city.unit("宝鸡市"), city.unit("陈仓区"), city.unit("城关镇", "town")
    page = as_("system_admin", "宝鸡市").get(f"/account/people/{newcomer.pk}/posts/new/").content.decode()
    listed = re.search(r'<select name="unit".*?</select>', page, re.S)[0]
    assert re.findall(r'<optgroup label="([^"]*)">', listed) == ["宝鸡市", "陈仓区", "凤翔县"]


def test_the_refusal_says_what_fits(city, client, system, newcomer):
    client.force_login(system.user)
    given = {"unit": city.unit("陈仓区").pk, "role": "town_clerk"}
    page = client.post(f"/account/people/{newcomer.pk}/posts/new/", given).content.decode()
    assert "它是民政（县区）单位。镇街经办只设在镇街（镇街）、镇街（村社区）、民政（镇街）单位" in page


def test_one_that_was_proposed_before_is_not_approved_and_one_that_counts_goes_on(city, system, security, newcomer):
    given = {"unit": city.unit("陈仓区"), "role": "town_clerk"}
    old = Post.objects.create(user=city.actor("town_clerk", "虢镇").user, **given)
    waiting = Post.objects.create(user=newcomer, pending=True, proposed_by=system.user, **given)
    with pytest.raises(Refused, match="不能设在"):
        approve_post(waiting.pk, by=security)
    suspend_post(old.pk, by=system)
    resume_post(old.pk, by=system)
    date_post(old.pk, valid_from=None, valid_until=TODAY + A_DAY, by=system)
    assert counts(old.user) == ["town_clerk", "town_clerk"]


# And on the pages.


@pytest.mark.parametrize("role", ["security_admin", "audit_admin", "city_officer", "discipline_inspector"])
def test_only_the_system_administrator_makes_posts(city, as_, newcomer, role):
    given = {"unit": city.unit("虢镇", "town").pk, "role": "town_clerk"}
    assert as_(role, "宝鸡市").post(f"/account/people/{newcomer.pk}/posts/new/", given).status_code == 403
    assert not newcomer.posts.exists()


def test_the_pages_refuse_what_the_rules_refuse(city, client, system):
    client.force_login(system.user)
    given = {"unit": city.unit("宝鸡市").pk, "role": "security_admin"}
    page = client.post(f"/account/people/{system.user.pk}/posts/new/", given)
    assert "不能处理自己的账号" in page.content.decode()
    assert client.post("/account/posts/waiting/", {"post": 1, "to": "approve"}).status_code == 403


def test_from_the_proposal_to_the_approval_on_the_pages(city, client, system, security, newcomer):
    client.force_login(system.user)
    given = {"unit": city.unit("宝鸡市").pk, "role": "audit_admin"}
    client.post(f"/account/people/{newcomer.pk}/posts/new/", given)
    client.force_login(security.user)
    assert "某新人" in client.get("/account/posts/waiting/").content.decode()
    client.post("/account/posts/waiting/", {"post": newcomer.posts.get().pk, "to": "approve"})
    assert counts(newcomer) == ["audit_admin"]
    again = client.post("/account/posts/waiting/", {"post": newcomer.posts.get().pk, "to": "approve"}, follow=True)
    assert "已经有人处理过" in again.content.decode()


def test_a_person_with_two_posts_changes_between_them(city, client):
    actor = city.actor("county_officer", "陈仓区")
    second = Post.objects.create(user=actor.user, unit=city.unit("凤翔县"), role="county_officer")
    client.force_login(actor.user)
    assert "切换岗位" in client.get("/account/").content.decode()
    client.post("/account/post/", {"post": second.pk})
    assert client.get("/account/").wsgi_request.actor.unit.name.startswith("凤翔县")
    foreign = city.actor("city_officer", "宝鸡市").post
    client.post("/account/post/", {"post": foreign.pk})
    assert client.get("/account/").wsgi_request.actor.post == second


def test_a_post_that_waits_is_told_to_its_holder(city, client):
    user = city.actor("county_officer", "陈仓区").user
    user.posts.update(pending=True)
    client.force_login(user)
    page = client.get("/account/").content.decode()
    assert "等安全管理员批准" in page and "请联系系统管理员" not in page.split("姓名和岗位有误")[0]

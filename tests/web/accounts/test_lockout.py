from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from doudi.web.audit.models import Entry


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇").user


def fail(signing_in, user, times):
    return [signing_in(user, password="wrong") for _attempt in range(times)][-1]


def test_the_fourth_failure_does_not_lock(signing_in, clerk):
    fail(signing_in, clerk, 4)
    assert signing_in(clerk).status_code == 302


def test_the_fifth_locks_and_says_for_how_long(signing_in, clerk):
    answer = fail(signing_in, clerk, 5)
    assert answer.status_code == 429
    assert "请过 15 分钟再试" in answer.content.decode()
    assert signing_in(clerk).status_code == 429, "even the right password"
    assert Entry.objects.filter(action="account.locked_out").count() == 1


def test_trying_again_does_not_lengthen_it(signing_in, clerk):
    fail(signing_in, clerk, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14, seconds=30))
    assert "请过 1 分钟再试" in fail(signing_in, clerk, 1).content.decode()


def test_it_opens_by_itself(signing_in, clerk):
    fail(signing_in, clerk, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert signing_in(clerk).status_code == 302


def test_another_address_is_not_locked(client, signing_in, clerk):
    fail(signing_in, clerk, 5)
    given = {"username": clerk.username, "password": "long enough to pass"}
    assert client.post("/sign-in/", given, REMOTE_ADDR="10.1.2.3").status_code == 302


def test_another_person_at_the_address_is_not_locked(city, signing_in, clerk):
    fail(signing_in, clerk, 5)
    assert signing_in(city.actor("town_clerk", "虢镇").user).status_code == 302


def test_a_success_forgets_the_failures(signing_in, client, clerk):
    fail(signing_in, clerk, 4)
    signing_in(clerk)
    client.post("/sign-out/")
    assert fail(signing_in, clerk, 4).status_code == 200


def test_the_security_administrator_unlocks(signing_in, as_, clerk):
    fail(signing_in, clerk, 5)
    as_("security_admin", "宝鸡市").post(f"/account/people/{clerk.pk}/unlock/")
    assert signing_in(clerk).status_code == 302


def test_no_address_and_no_password_reach_the_log(signing_in, clerk):
    fail(signing_in, clerk, 6)
    logged = str([vars(entry) for entry in Entry.objects.all()])
    assert "127.0.0.1" not in logged
    assert "wrong" not in logged
    assert all("wrong" not in attempt.post_data for attempt in AccessAttempt.objects.all())

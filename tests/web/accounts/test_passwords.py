from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from doudi.trouble import Trouble
from doudi.web.accounts.password_policy import policy_named
from doudi.web.accounts.passwords import CLEAR, ThreeKinds, give_password, is_expired, one_time_password


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇").user


def is_good(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("password", "good"),
    [("elevensigns", False), ("twelve signs", True), ("password1234", False), ("一句容易记住的中文口令就可以", True)],
)
def test_asvs_asks_for_length_and_not_for_kinds(use_policy, password, good):
    use_policy("asvs")
    assert is_good(password) == good


@pytest.mark.parametrize(
    ("password", "good"), [("Seven-7", False), ("Eight-88", True), ("eight-eight", False), ("Password1", False)]
)
def test_mlps3_asks_for_three_kinds_of_four(use_policy, password, good):
    use_policy("mlps3")
    assert is_good(password) == good


@pytest.mark.parametrize("policy", ["asvs", "mlps3"])
def test_the_own_name_is_no_password(use_policy, clerk, policy):
    use_policy(policy)
    clerk.username = "Wang-Xiuying-1968"
    assert not is_good("Wang-Xiuying-1968", clerk)


def test_mlps3_remembers_the_last_five(use_policy, clerk):
    use_policy("mlps3")
    for n in range(6):
        give_password(clerk, f"Password-{n}-of-clerk")
    assert [is_good(f"Password-{n}-of-clerk", clerk) for n in range(6)] == [True, *[False] * 5]
    assert clerk.passwords.count() == 5


def test_asvs_keeps_no_earlier_password(use_policy, clerk):
    use_policy("asvs")
    for n in range(3):
        give_password(clerk, f"password {n} of the clerk")
    assert clerk.passwords.count() == 1


@pytest.fixture(params=[("mlps3", 89, False), ("mlps3", 91, True), ("asvs", 999, False)])
def aged(request, use_policy):
    """How old a password is, and whether it has expired by that, under a policy."""
    use_policy(request.param[0])
    return request.param[1:]


def test_when_a_password_expires(aged, clerk, signing_in, client):
    days, expired = aged
    give_password(clerk, "Password-of-clerk-1")
    clerk.passwords.update(set_at=timezone.now() - timedelta(days=days))
    assert is_expired(clerk) == expired
    signing_in(clerk, "Password-of-clerk-1")
    assert (client.get("/org/roles/").status_code == 302) == expired


def test_a_one_time_password_is_good_under_each_policy(use_policy):
    for policy in ("asvs", "mlps3"):
        use_policy(policy)
        assert is_good(one_time_password())


def test_one_time_passwords_differ_and_have_no_signs_that_look_alike():
    drawn = {one_time_password() for _n in range(50)}
    assert len(drawn) == 50
    assert not set("".join(drawn)) & set("0O1lIo")


@given(st.text(alphabet=CLEAR + "-_#字", max_size=12))
def test_three_kinds_are_counted_as_told(password):
    kinds = sum(
        (
            any("a" <= sign <= "z" for sign in password),
            any("A" <= sign <= "Z" for sign in password),
            any("0" <= sign <= "9" for sign in password),
            any(sign in "-_#" for sign in password),
        )
    )
    try:
        ThreeKinds().validate(password)
    except ValidationError:
        assert kinds < 3
    else:
        assert kinds >= 3


def test_an_unknown_policy_is_told_plainly():
    with pytest.raises(Trouble) as raised:
        policy_named("nist")
    assert ("nist" in raised.value.where, "asvs" in raised.value.mend) == (True, True)


def test_a_short_password_is_refused_in_the_language_of_the_page(use_policy):
    use_policy("asvs")
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        validate_password("short")
    assert "密码至少要有 12 个字符。" in refused.value.messages

"""People who sign in by hand, with a password and a second factor."""

import pytest
from allauth.mfa.models import Authenticator

from doudi.web.accounts.factor_policy import roles_with_two
from doudi.web.accounts.password_policy import POLICIES
from doudi.web.accounts.second_factor import add_app, current_code

PASSWORD = "long enough to pass"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def signing_in(client):
    """`signing_in(user)`: what the site answers to the name and the password."""

    def sign_in(user, password=PASSWORD, **more):
        return client.post("/sign-in/", {"username": user.username, "password": password, **more})

    return sign_in


@pytest.fixture
def with_app():
    """Gives a person an app that shows codes; `code()` is what it shows, each opens once."""

    def give(user):
        assert add_app(user, SECRET, current_code(SECRET))

        def code():
            Authenticator.objects.filter(user=user, type="totp").update(data={"secret": stored})
            return current_code(SECRET)

        stored = Authenticator.objects.get(user=user, type="totp").data["secret"]
        return code

    return give


@pytest.fixture
def all_need_two(settings):
    """As in a real installation that says nothing else."""
    settings.SECOND_FACTOR_ROLES = roles_with_two(None, demo=False)


@pytest.fixture
def use_policy(settings):
    """Switch the password policy of the installation."""

    def use(name):
        settings.PASSWORD_POLICY = POLICIES[name]
        settings.AUTH_PASSWORD_VALIDATORS = POLICIES[name].validators

    return use

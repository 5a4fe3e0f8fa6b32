"""Accounts: opened and suspended by the system administrator, secured by the security administrator."""

from django.db import transaction

from doudi.web.accounts.lockout import unlock
from doudi.web.accounts.passwords import give_password, one_time_password
from doudi.web.accounts.rules import demand_another, demand_not_last
from doudi.web.accounts.second_factor import drop_factors
from doudi.web.accounts.sessions import end_sessions
from doudi.web.audit.chain import record
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import User


@transaction.atomic
def open_account(*, username: str, full_name: str, phone: str = "", by: Actor | None) -> tuple[User, str]:
    """A new account and its one-time password, shown once and stored nowhere. `by` None: the first-run wizard."""
    user = User.objects.create(username=username, full_name=full_name, phone=phone)
    password = one_time_password()
    give_password(user, password, must_change=True)
    record(by, "account.opened", user)
    return user, password


@transaction.atomic
def edit_account(user: User, *, full_name: str, phone: str, by: Actor) -> None:
    """Another name or phone."""
    user.full_name, user.phone = full_name, phone
    user.save(update_fields=["full_name", "phone"])
    record(by, "account.edited", user)


@transaction.atomic
def suspend_account(user: User, *, by: Actor) -> None:
    """Nobody signs in with it any more; whoever is in goes out."""
    demand_another(by, user)
    for post in user.posts.select_for_update():
        demand_not_last(post)
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    record(by, "account.suspended", user)


@transaction.atomic
def resume_account(user: User, *, by: Actor) -> None:
    """Open it again."""
    demand_another(by, user)
    User.objects.filter(pk=user.pk).update(is_active=True)
    record(by, "account.resumed", user)


@transaction.atomic
def reset_password(user: User, *, by: Actor) -> str:
    """A new one-time password; all sessions end. The second factor stays: one administrator alone takes over nobody."""
    demand_another(by, user)
    password = one_time_password()
    give_password(user, password, must_change=True)
    unlock(user)
    end_sessions(user)
    record(by, "account.password_reset", user)
    return password


@transaction.atomic
def drop_second_factor(user: User, *, by: Actor) -> None:
    """Take a lost second factor off. Who resets passwords may not do this."""
    demand_another(by, user)
    drop_factors(user)
    end_sessions(user)
    record(by, "account.factor_dropped", user)


@transaction.atomic
def end_all_sessions(user: User, *, by: Actor) -> int:
    """Send a person out everywhere; gives how many sessions."""
    n_ended = end_sessions(user)
    record(by, "account.sessions_ended", user, n=n_ended)
    return n_ended


@transaction.atomic
def unlock_account(user: User, *, by: Actor) -> None:
    """Open the door again before its time."""
    demand_another(by, user)
    unlock(user)
    record(by, "account.unlocked", user)

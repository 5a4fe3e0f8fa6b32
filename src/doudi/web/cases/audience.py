"""Who is told of what happens to a case."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from doudi.web.cases.models import Case
from doudi.web.notices.actions import tell
from doudi.web.orgs.actor import Actor, open_posts
from doudi.web.orgs.models import Unit, User
from doudi.web.orgs.roles import ROLES, may

WORK = tuple(role for role in ROLES if may(role, "case.work"))
REVIEW = tuple(role for role in ROLES if may(role, "case.review"))
EXCEPT = tuple(role for role in ROLES if may(role, "case.except"))


def at_unit(unit: Unit | None, roles: Iterable[str] | None = None) -> QuerySet[User]:
    """The people with a post at a unit today, in these roles if any are named."""
    posts = open_posts(timezone.localdate()).filter(unit=unit)
    return User.objects.filter(posts__in=posts.filter(role__in=roles) if roles else posts).distinct()


def holders(case: Case) -> QuerySet[User]:
    """The person responsible, or the people at the unit that holds the case."""
    return User.objects.filter(pk=case.person_id) if case.person_id else at_unit(case.unit)


def officers(case: Case, roles: Iterable[str]) -> QuerySet[User]:
    """The people in these roles at the county's own units, or at the city's where the case hangs at the city."""
    posts = open_posts(timezone.localdate()).filter(unit__area=case.county_id, role__in=roles)
    return User.objects.filter(posts__in=posts).distinct()


def senders(case: Case) -> QuerySet[User]:
    """Who dispatched or transferred the case last, and so waits for it; the county's reviewers if nobody did."""
    sent = case.events.filter(act__in=["dispatch", "transfer"]).last()
    return User.objects.filter(pk=sent.user_id) if sent and sent.user_id else officers(case, REVIEW)


def listeners(case: Case) -> QuerySet[User]:
    """Who subscribed to the case."""
    return User.objects.filter(pk__in=case.subscriptions.values("user"))


def tell_about(
    case: Case, users: Iterable[User], kind: str, *, but: Actor | None = None, once: str = "", **args: Any
) -> None:
    """Tell these people of a case; never who did it himself. `once`: as of `notices.actions.tell`."""
    reached = [user for user in users if but is None or user.pk != but.user.pk]
    tell(reached, kind, url=url_of(case), about=case, once=once, number=case.number, **args)


def url_of(case: Case) -> str:
    """The address of a case's page."""
    return f"/cases/{case.pk}/"


def seeing(case: Case, users: Iterable[User]) -> list[User]:
    """Those of the people who see the case at one of their posts."""
    seen = []
    for user in users:
        posts = open_posts(timezone.localdate()).filter(Q(user=user))
        if any(Case.objects.visible_to(Actor(user, post)).filter(pk=case.pk).exists() for post in posts):
            seen.append(user)
    return seen

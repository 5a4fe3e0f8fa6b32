"""Posts: made by the system administrator; one that administers or opens personal data needs the security
administrator too: whoever opens accounts, and knows their first passwords, could else be anybody.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from doudi.web.accounts.rules import (
    Refused,
    demand_another,
    demand_apart,
    demand_fit,
    demand_not_last,
    demand_order,
    needs_two,
)
from doudi.web.audit.chain import record
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post, Unit, User
from doudi.web.orgs.roles import ADMINISTRATORS


@transaction.atomic
def appoint(
    *, user: User, unit: Unit, role: str, by: Actor, valid_from: date | None = None, valid_until: date | None = None
) -> Post:
    """Give a person a post. One that needs two waits for approval and opens nothing until then."""
    demand_another(by, user)
    User.objects.select_for_update().get(pk=user.pk)
    demand_order(valid_from, valid_until)
    demand_apart(user, role, valid_from, valid_until)
    demand_fit(role, unit)
    if Post.objects.filter(user=user, unit=unit, role=role).exists():
        raise Refused(_("这个人在这个单位已有同样的岗位；请修改原岗位的起止日期。"))
    post = Post.objects.create(
        user=user,
        unit=unit,
        role=role,
        valid_from=valid_from,
        valid_until=valid_until,
        pending=needs_two(role),
        proposed_by=by.user,
    )
    record(by, "post.proposed" if post.pending else "post.made", post, role=role, unit=unit.pk)
    return post


@transaction.atomic
def approve_post(post_id: int, *, by: Actor) -> Post:
    """Let a waiting post count."""
    post = _waiting(post_id, by)
    demand_fit(post.role, post.unit)
    demand_apart(post.user, post.role, post.valid_from, post.valid_until, but=post)
    post.pending, post.approved_by = False, by.user
    post.save(update_fields=["pending", "approved_by"])
    record(by, "post.approved", post, role=post.role)
    return post


@transaction.atomic
def refuse_post(post_id: int, *, by: Actor) -> None:
    """A waiting post does not come about."""
    post = _waiting(post_id, by)
    record(by, "post.refused", post, role=post.role, holder=post.user_id)
    post.delete()


@transaction.atomic
def suspend_post(post_id: int, *, by: Actor) -> Post:
    """Let a post rest."""
    demand_not_last(Post.objects.select_for_update().get(pk=post_id))
    return _switch(post_id, by, suspended=True)


@transaction.atomic
def resume_post(post_id: int, *, by: Actor) -> Post:
    """Let a resting post count again."""
    return _switch(post_id, by, suspended=False)


@transaction.atomic
def date_post(post_id: int, *, valid_from: date | None, valid_until: date | None, by: Actor) -> Post:
    """Other days for a post. An administrator's that would begin sooner or last longer waits for approval again."""
    post = Post.objects.select_for_update().get(pk=post_id)
    demand_another(by, post.user)
    demand_order(valid_from, valid_until)
    demand_apart(post.user, post.role, valid_from, valid_until, but=post)
    if post.role in ADMINISTRATORS and not _within(post, valid_from, valid_until):
        post.pending, post.approved_by, post.proposed_by = True, None, by.user
    post.valid_from, post.valid_until = valid_from, valid_until
    post.save()
    record(by, "post.dated", post, valid_from=str(valid_from), valid_until=str(valid_until), pending=post.pending)
    return post


def _waiting(post_id: int, by: Actor) -> Post:
    post = Post.objects.select_for_update().filter(pk=post_id, pending=True).first()
    if post is None:
        raise Refused(_("这个岗位已经有人处理过了。"))
    demand_another(by, post.user)
    if post.proposed_by_id == by.user.pk:
        raise Refused(_("提出的人不能自己批准。"))
    return post


def _switch(post_id: int, by: Actor, *, suspended: bool) -> Post:
    post = Post.objects.select_for_update().get(pk=post_id)
    demand_another(by, post.user)
    post.suspended = suspended
    post.save(update_fields=["suspended"])
    record(by, "post.suspended" if suspended else "post.resumed", post, role=post.role)
    return post


def _within(post: Post, begins: date | None, ends: date | None) -> bool:
    starts_no_sooner = post.valid_from is None or (begins is not None and begins >= post.valid_from)
    return starts_no_sooner and (post.valid_until is None or (ends is not None and ends <= post.valid_until))

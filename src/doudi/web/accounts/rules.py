"""Who may be what. The three administrators are kept apart, from each other and from everybody's rows."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.orgs.actor import Actor, open_posts
from doudi.web.orgs.models import LEVELS, UNIT_KINDS, Post, Unit, User
from doudi.web.orgs.roles import ADMINISTRATORS, ROLES, SEATS, fits, may


class Refused(Exception):  # noqa: N818
    """Something that a rule forbids; its text says why, to the person."""


def demand_another(by: Actor, user: User) -> None:
    """Nobody decides about the own account or the own posts."""
    if by.user.pk == user.pk:
        raise Refused(_("不能处理自己的账号和岗位，请另一位管理员办理。"))


def needs_two(role: str) -> bool:
    """Whether a post of this role is made by one administrator and approved by another."""
    return role in ADMINISTRATORS or may(role, "personal.open")


def demand_fit(role: str, unit: Unit) -> None:
    """A role sits at a unit that it is meant for."""
    kind, level = unit.kind, unit.area.level
    if fits(role, kind, level):
        return
    seats = [seat_words(one, where) for one, levels in SEATS[role].items() for where in levels]
    raise Refused(
        _("{role}不能设在{unit}：它是{here}单位。{role}只设在{seats}单位。请另选单位或角色。").format(
            role=ROLES[role], unit=unit, here=seat_words(kind, level), seats=_("、").join(seats)
        )
    )


def seat_words(kind: str, level: str) -> str:
    """A kind of unit at a level, in words."""
    return _("{kind}（{level}）").format(kind=UNIT_KINDS[kind], level=LEVELS[level])


def demand_apart(user: User, role: str, begins: date | None, ends: date | None, *, but: Post | None = None) -> None:
    """Who is an administrator is nothing else at the same time. Posts that wait or pause count too."""
    others = overlapping(user, begins, ends).exclude(pk=but.pk if but else None)
    clash = others.exclude(role=role) if role in ADMINISTRATORS else others.filter(role__in=ADMINISTRATORS)
    if clash.exists():
        raise Refused(_("系统、安全、审计管理员相互分开，也不兼任其他岗位；请先结束原来的岗位。"))


def demand_not_last(post: Post) -> None:
    """Somebody remains who administers: each of the three has another holder who can sign in."""
    if post.role not in ADMINISTRATORS or post not in open_posts(timezone.localdate()):
        return
    others = open_posts(timezone.localdate()).filter(role=post.role, user__is_active=True).exclude(user=post.user)
    if not others.exists():
        raise Refused(_("这是唯一的{role}。请先让另一个人担任，再停用。").format(role=ROLES[post.role]))


def demand_order(begins: date | None, ends: date | None) -> None:
    """A post ends after it begins."""
    if begins and ends and ends < begins:
        raise Refused(_("结束日期不能早于开始日期。"))


def overlapping(user: User, begins: date | None, ends: date | None) -> QuerySet[Post]:
    """The posts of a person that share a day with a time; no day given means without end."""
    posts = Post.objects.filter(user=user)
    if begins:
        posts = posts.filter(Q(valid_until=None) | Q(valid_until__gte=begins))
    return posts.filter(Q(valid_from=None) | Q(valid_from__lte=ends)) if ends else posts

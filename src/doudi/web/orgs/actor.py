"""Who acts: a person at a post, on a day. Everything that is seen or done is seen or done by an actor."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import Q, QuerySet
from django.utils import timezone

from doudi.web.orgs.models import Area, Jurisdiction, Post, Unit, User
from doudi.web.orgs.roles import ADMINISTRATORS, ROLES, may


@dataclass(frozen=True)
class Actor:
    """A person at a post. `looking`: somebody else looks through this post's eyes; nothing may be done then."""

    user: User
    post: Post
    looking: bool = False
    on: date = field(default_factory=timezone.localdate)

    @property
    def unit(self) -> Unit:
        """The unit of the post."""
        return self.post.unit

    @property
    def role(self) -> str:
        """The role of the post."""
        return self.post.role

    @property
    def title(self) -> str:
        """Unit and role, as people say it."""
        return f"{self.unit} · {ROLES[self.role]}"

    def may(self, action: str) -> bool:
        """Whether this actor's role holds an action."""
        return may(self.role, action)

    @cached_property
    def areas(self) -> QuerySet[Area]:
        """The places this actor answers for, with all under them. None for administrators: they see no one's rows."""
        if self.role in ADMINISTRATORS:
            return Area.objects.none()
        under = Q()
        for path in self._paths:
            under |= Q(path__startswith=path)
        return Area.objects.filter(under) if self._paths else Area.objects.none()

    @cached_property
    def area_ids(self) -> frozenset[int]:
        """The numbers of `areas`; asked once."""
        return frozenset(self.areas.values_list("pk", flat=True))

    @cached_property
    def sees_everything(self) -> bool:
        """Whether the jurisdiction is the root of the tree, so that rows need no narrowing by place."""
        return self.role not in ADMINISTRATORS and any(path.count("/") == 2 for path in self._paths)

    @cached_property
    def _paths(self) -> list[str]:
        return list(in_force(Jurisdiction.objects.filter(unit=self.unit), self.on).values_list("area__path", flat=True))


def in_force(rows: QuerySet, day: date) -> QuerySet:
    """Those of the rows that are valid on a day, both ends included."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return rows.filter(begun, Q(valid_until=None) | Q(valid_until__gte=day))


def posts_of(user: User, day: date) -> QuerySet[Post]:
    """The posts a person holds on a day."""
    return open_posts(day).filter(user=user)


def open_posts(day: date) -> QuerySet[Post]:
    """The posts that count on a day: in force, neither suspended nor waiting for approval, at units that are active."""
    return _open_on(day).all()


@lru_cache(maxsize=8)
def _open_on(day: date) -> QuerySet[Post]:
    """The question, put together once a day: every page asks it. What it finds is never kept, only copies are asked."""
    held = Post.objects.filter(unit__active=True, suspended=False, pending=False)
    return in_force(held, day).select_related("unit__area", "user").order_by("pk")

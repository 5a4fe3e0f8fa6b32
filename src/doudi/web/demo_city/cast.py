"""Who plays in the demo city's story."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, Unit


@dataclass(frozen=True)
class Cast:
    """Who works on the cases of a place: two officers of its county (doer ≠ closer), the clerk of its town."""

    posts: Mapping[str, Post]
    discipline: Unit

    @classmethod
    def of(cls, case: Case) -> Self:
        """The people of the case's places; a county's own cases are its first officer's."""
        first, second = officers_of(case.county)
        clerks = _posts(unit__area=case.area, role="town_clerk") if case.area.level == "town" else []
        there = {post.role: post for post in _posts(unit__area=case.county)}
        posts = {"officer": first, "reviewer": second, "clerk": clerks[0] if clerks else first}
        posts |= {"inspector": there["discipline_inspector"], "finance": there["finance_officer"]}
        posts["city"] = officers_of(case.county.parent or case.county)[1]
        return cls(posts, there["discipline_inspector"].unit)

    @property
    def officer(self) -> Actor:
        """Who sends the case out."""
        return acting(self.posts["officer"])

    @property
    def reviewer(self) -> Actor:
        """Who reviews and closes it."""
        return acting(self.posts["reviewer"])

    @property
    def clerk(self) -> Actor:
        """Who works on it."""
        return acting(self.posts["clerk"])

    @property
    def inspector(self) -> Actor:
        """The county's inspector of discipline."""
        return acting(self.posts["inspector"])

    @property
    def finance(self) -> Actor:
        """The county's finance officer."""
        return acting(self.posts["finance"])

    @property
    def city(self) -> Actor:
        """An officer of the city, who had no part in it."""
        return acting(self.posts["city"])


def officers_of(area: Area) -> list[Post]:
    """The officers of a county's, or the city's, civil-affairs bureau."""
    return _posts(unit__area=area, role__in=["city_officer", "county_officer"])


def acting(post: Post) -> Actor:
    """Somebody at a post, on the day it is."""
    return Actor(post.user, post)


def _posts(**wanted: object) -> list[Post]:
    return list(Post.objects.filter(**wanted).select_related("user", "unit__area").order_by("pk"))

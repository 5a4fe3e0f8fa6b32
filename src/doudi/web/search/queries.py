"""What answers a question put to the search box, each kind within what the actor may see."""

import re
from dataclasses import dataclass
from functools import reduce

from django.db.models import Q, QuerySet

from doudi.web.cases.models import Case
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, Unit
from doudi.web.search.models import Token
from doudi.web.search.tokens import tokens_asked

NUMBER = re.compile(r"20\d\d-\d{0,7}")
AFTER_DIGITS = ":"
"""The character after 9: the end of the range of what begins with given digits."""


@dataclass(frozen=True)
class Answer:
    """What was found of each kind."""

    cases: Cases
    units: QuerySet[Unit]
    posts: QuerySet[Post]
    areas: QuerySet[Area]


def found(actor: Actor, query: str) -> Answer:
    """Cases, units, people at their posts and places that answer the query."""
    text = query.strip()
    areas = actor.areas if text else actor.areas.none()
    own = Unit.objects.filter(area__in=actor.area_ids, active=True)
    return Answer(
        cases_found(actor, text),
        own.filter(name__icontains=text) if text else own.none(),
        people_found(own, text),
        areas.filter(Q(name__icontains=text) | Q(pinyin__icontains=text.lower()) | Q(code=text)),
    )


def cases_found(actor: Actor, text: str) -> Cases:
    """Cases by number, name, pinyin or id number; newest first."""
    cases = Case.objects.visible_to(actor)
    if NUMBER.fullmatch(text):
        return cases.filter(number__gte=text, number__lt=text + AFTER_DIGITS)
    tokens = tokens_asked(text)
    if not tokens:
        return cases.none()
    return reduce(lambda rows, value: rows.filter(pk__in=of_token(value)), tokens, cases)


def of_token(value: int) -> QuerySet:
    """The numbers of the cases that have a token."""
    return Token.objects.filter(value=value).values("case_id")


def people_found(units: QuerySet[Unit], text: str) -> QuerySet[Post]:
    """Colleagues of the own places by name or user name."""
    if len(text) < 2:
        return Post.objects.none()
    named = Q(user__full_name__contains=text) | Q(user__username__icontains=text)
    return Post.objects.filter(named, unit__in=units, user__is_active=True).select_related("user", "unit")

"""What answers a question put to the search box, each kind within what the actor may see."""

import re
from dataclasses import dataclass
from functools import reduce

from django.db.models import Q, QuerySet

from doudi.web.cases.models import Case
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.actor import Actor, open_posts
from doudi.web.orgs.models import Area, Post, Unit
from doudi.web.search.models import Token
from doudi.web.search.tokens import tokens_asked

NUMBER = re.compile(r"20\d\d-\d{0,7}")
MOST = 100
AFTER_DIGITS = ":"
"""The character after 9: the end of the range of what begins with given digits."""


@dataclass(frozen=True)
class Answer:
    """What was found of each kind."""

    cases: Cases
    units: QuerySet[Unit]
    posts: QuerySet[Post]
    areas: QuerySet[Area]


def found(actor: Actor, query: str, most: int = MOST) -> Answer:
    """Cases (so many at most), units, people at their posts and places that answer the query."""
    text = query.strip()
    areas = actor.areas if text else actor.areas.none()
    own = Unit.objects.filter(area__in=actor.area_ids, active=True)
    return Answer(
        cases_found(actor, text, most),
        own.filter(name__icontains=text) if text else own.none(),
        people_found(actor, text),
        areas.filter(Q(name__icontains=text) | Q(pinyin__icontains=text.lower()) | Q(code=text)),
    )


def cases_found(actor: Actor, text: str, most: int = MOST) -> Cases:
    """Cases by number, name, pinyin or id number; the newest, so many at most.

    The keys are read from the end of an index of numbers or words until there are enough, whatever the scope; asked for
    in one question, a county's thousands were all looked at, or all of a name that is borne by thousands.
    """
    keys = _numbered(actor, text, most) if NUMBER.fullmatch(text) else _named(actor, tokens_asked(text), most)
    return Case.objects.visible_to(actor).filter(pk__in=list(keys)).order_by("-pk")


def _numbered(actor: Actor, text: str, most: int) -> QuerySet:
    begins_so = Case.objects.visible_to(actor).filter(number__gte=text, number__lt=text + AFTER_DIGITS)
    return begins_so.order_by("-number").values_list("pk", flat=True)[:most]


def _named(actor: Actor, tokens: list[int], most: int) -> QuerySet:
    if not tokens:
        return Case.objects.none()
    having = [
        Token.objects.system("the narrowing itself").filter(value=value).values("case_id") for value in tokens[1:]
    ]
    rows = Token.objects.visible_to(actor).filter(value=tokens[0])
    found = reduce(lambda rows, cases: rows.filter(case_id__in=cases), having, rows)
    return found.order_by("-case_id").values_list("case_id", flat=True)[:most]


def colleagues(actor: Actor) -> QuerySet[Post]:
    """The posts at units of the own places that count today."""
    held = open_posts(actor.on).filter(unit__area__in=actor.area_ids, user__is_active=True)
    return held.order_by("unit__area__path", "unit", "user__full_name", "pk")


def people_found(actor: Actor, text: str) -> QuerySet[Post]:
    """Colleagues of the own places by name or user name."""
    if len(text) < 2:
        return Post.objects.none()
    return colleagues(actor).filter(Q(user__full_name__contains=text) | Q(user__username__icontains=text))

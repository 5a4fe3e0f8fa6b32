"""Keeping the index of the search, and searching: each search is in the log, an hour has so many."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.search.models import Token
from doudi.web.search.queries import Answer, found
from doudi.web.search.tokens import tokens_of

BATCH = 2_000
AN_HOUR = timedelta(hours=1)


class TooMany(Exception):  # noqa: N818
    """The person has searched as often as an hour allows. Its text says so."""


def look_for(words: str, *, by: Actor, most: int) -> Answer:
    """What answers, the cases newest first. The log notes that a search was made and how many answered, never the
    words. Raises TooMany, which stands in the log too.
    """
    recent = Entry.objects.filter(user_id=by.user.pk, action="search", at__gt=timezone.now() - AN_HOUR)
    if recent.count() >= settings.SEARCHES_AN_HOUR:
        record(by, "search.too_many")
        raise TooMany(_("一小时内最多搜索 {n} 次，请过一会儿再搜").format(n=settings.SEARCHES_AN_HOUR))
    answer = found(by, words, most)
    cases = answer.cases.select_related("area", "county").defer("doubt", "measure")
    record(by, "search", n_characters=len(words.strip()), n_cases=len(cases))
    return replace(answer, cases=cases)


def index_cases(cases: Iterable[Case]) -> None:
    """Put cases into the index; those that are in it stay."""
    rows = [Token(value=value, case=case) for case in cases for value in tokens_of(case)]
    Token.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)

"""Keeping the index of the search."""

from collections.abc import Iterable

from doudi.web.cases.models import Case
from doudi.web.search.models import Token
from doudi.web.search.tokens import tokens_of

BATCH = 2_000


def index_cases(cases: Iterable[Case]) -> None:
    """Put cases into the index; those that are in it stay."""
    rows = [Token(value=value, case=case) for case in cases for value in tokens_of(case)]
    Token.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)

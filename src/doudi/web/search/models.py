"""The index of the search: blinded words and the cases they lead to."""

from django.db import models

from doudi.web.cases.models import Case
from doudi.web.cases.models.part import PartsOfCases


class Token(models.Model):
    """A blinded word (search.tokens) of a case."""

    pk = models.CompositePrimaryKey("value", "case_id")
    value = models.BigIntegerField()
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")

    objects = PartsOfCases.as_manager()

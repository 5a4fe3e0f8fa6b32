"""Proof that a case is put right, and the second look after it was closed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.words import LOOK_BACKS
from doudi.web.orgs.models import Area, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel, SealedText


class Recheck(SealedModel):
    """What the check said of the case's doubt in a later run. `before` and `after`: the rows side by side."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rechecks")
    run = models.CharField(max_length=40)
    as_of = models.DateField()
    data_until = models.DateField()
    fired = models.BooleanField()
    before = SealedJson()
    after = SealedJson()
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["as_of", "at", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "run"], name="one_recheck_per_run")]


class Draws(ScopedQuerySet):
    """Draws, by county."""

    area = "county"


class Draw(models.Model):
    """A draw of closed cases for a second look: anybody can repeat it from the seed (cases.drawing)."""

    county = models.ForeignKey(Area, models.PROTECT, related_name="+")
    month = models.DateField()
    closed_until = models.DateTimeField()
    seed = models.CharField(max_length=64)
    percent = models.PositiveSmallIntegerField()
    n_cases = models.PositiveIntegerField()
    n_drawn = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = Draws.as_manager()

    class Meta:
        ordering: ClassVar = ["-month", "county", "made_at"]
        indexes: ClassVar = [models.Index(fields=["county", "month"], name="draw_county_month")]


class LookBack(SealedModel):
    """A second look (回头看) at a closed case, some days after its closing."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="look_backs")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="look_backs")
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    result = models.CharField(max_length=10, choices=LOOK_BACKS.items(), default="waiting")
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    note = SealedText()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "draw", "days"], name="looked_back_once"),
            models.CheckConstraint(
                condition=Q(result__in=["waiting", "void"]) | Q(done_on__isnull=False, done_by__isnull=False),
                name="look_back_says_who_and_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], condition=Q(result="waiting"), name="look_back_waiting"),
        ]

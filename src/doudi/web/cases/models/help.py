"""More time, and other units' help."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.words import ANSWERS
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedModel, SealedText


class Extension(SealedModel):
    """More time asked for (延期) before the limit, with a reason; granted or refused by somebody else."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    due_on = models.DateField()
    reason = SealedText()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=ANSWERS.items(), default="asked")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = SealedText()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(state="asked"), name="one_extension_asked_at_a_time")
        ]


class Helper(SealedModel):
    """A unit asked to help (协办): it sees the case until its help is over, and answers once."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="helpers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="helped_cases")
    reason = SealedText()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = SealedText()
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "unit"], condition=Q(ended_at=None), name="unit_helps_once")
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "case"], condition=Q(ended_at=None), name="helper_unit")]

"""Verification at the door."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.words import VERDICTS
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedModel, SealedText


class Visit(SealedModel):
    """Somebody went there on a day, met someone, and found the doubt true or not. Photos and signature: attachments."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="visits")
    visited_on = models.DateField()
    met = SealedText()
    result = models.CharField(max_length=10, choices=VERDICTS.items())
    note = SealedText()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]

"""What happened to a case: one row per step or other act, never changed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedJson, SealedModel


class Event(SealedModel):
    """A step (cases.workflow) or another act on a case. `given`: what was filled in, in the names of the step."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=30)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    given = SealedJson()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["case", "at"]), models.Index(fields=["user", "act", "at"])]

"""What happened to a case: one row per step or other act, never changed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel


class Events(ScopedQuerySet):
    """Events, seen by who sees the case."""

    area = "case__area"

    def seen_by(self, actor: Actor) -> "Events":
        """Those of the cases that the actor sees."""
        return self.filter(case__in=Case.objects.visible_to(actor))


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

    objects = Events.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["case", "at"]), models.Index(fields=["user", "act", "at"])]

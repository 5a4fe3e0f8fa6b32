"""That somebody opened personal values, and why."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.disclosure.words import REASONS
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedModel, SealedText


class Opening(SealedModel):
    """One look at the personal values of one row. The words may name people: they are sealed, the log has the code."""

    user = models.ForeignKey(User, models.PROTECT, related_name="openings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    row_id = models.BigIntegerField()
    reason = models.CharField(max_length=20, choices=REASONS.items())
    words = SealedText()
    n_values = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["kind", "row_id"]), models.Index(fields=["area", "-at"])]

"""That somebody opened personal values, and why."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from doudi.web.disclosure.words import REASONS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedModel, SealedText


class Openings(ScopedQuerySet):
    """Looks at personal values, by place; who administers the log watches over all, as over the log itself."""

    def visible_to(self, actor: Actor | None) -> Self:
        """Those at rows of the actor's places."""
        if actor is not None and actor.role == "audit_admin":
            return self.system("the audit administrator watches over every look")
        return super().visible_to(actor)


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

    objects = Openings.as_manager()

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["kind", "row_id"]), models.Index(fields=["area", "-at"])]

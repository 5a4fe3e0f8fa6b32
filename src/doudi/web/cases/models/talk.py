"""What people say about a case, and who listens."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedModel, SealedText


class Comment(SealedModel):
    """A remark on a case. `mentioned`: whom it calls with @."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="comments")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = SealedText()
    mentioned = models.ManyToManyField(User, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Subscription(models.Model):
    """A person who wants to hear what happens to a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="subscriptions")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")

    objects = PartsOfCases.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "user"], name="subscribed_once")]


class CopyRead(models.Model):
    """A person has read what was copied to them of a case, up to a moment; what others do later is new again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="copies_read")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "user"], name="copy_read_once")]

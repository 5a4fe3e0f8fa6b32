"""Evidence, with a date of its own."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.models.visit import Visit
from doudi.web.cases.words import ATTACHMENTS, PROOFS
from doudi.web.orgs.models import User
from doudi.web.privacy.fields import SealedModel, SealedText


class Proof(SealedModel):
    """Something that shows the case was put right. `dated_on`: the day that the paper itself bears."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="proofs")
    dated_on = models.DateField()
    kind = models.CharField(max_length=20, choices=PROOFS.items())
    text = SealedText()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["dated_on", "id"]


class Attachment(SealedModel):
    """A file of a visit or a proof. Its bytes lie sealed in the home's `files`; `sha256` is of them unsealed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="attachments")
    proof = models.ForeignKey(Proof, models.CASCADE, null=True, related_name="attachments")
    kind = models.CharField(max_length=10, choices=ATTACHMENTS.items())
    name = SealedText()
    media_type = models.CharField(max_length=80)
    n_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]

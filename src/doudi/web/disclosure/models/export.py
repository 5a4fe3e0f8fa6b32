"""A list that somebody wants as a file."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.disclosure.words import REASONS, STATES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedModel, SealedText


class Exports(ScopedQuerySet):
    """Exports: one's own, and those that wait for one's approval."""

    def seen_by(self, actor: Actor) -> Self:
        """Only the asker has the file; an approver sees what is asked for."""
        mine = Q(asked_by=actor.user)
        return self.filter(mine | Q(sensitive=True) if actor.may("export.approve") else mine)


class Export(SealedModel):
    """One export. `query`: the filter as the list's address holds it; `columns`: the keys chosen.
    `post`: at which post it was asked for, and with whose eyes it is made.
    """

    number = models.CharField(max_length=20, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="exports")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    query = SealedText()
    columns = models.JSONField(default=list)
    sensitive = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, choices=REASONS.items())
    words = SealedText()
    state = models.CharField(max_length=10, choices=STATES.items())
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = SealedText()
    n_rows = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    n_downloads = models.PositiveSmallIntegerField(default=0)

    objects = Exports.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        indexes: ClassVar = [models.Index(fields=["asked_by", "-asked_at"]), models.Index(fields=["state", "area"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="export_state_is_known"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")), name="export_decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(sensitive=False) | Q(state__in=["awaiting", "refused"]) | Q(decided_by__isnull=False),
                name="sensitive_export_was_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **options: Any) -> None:
        """Number it: day and eight digits."""
        self.number = self.number or f"{timezone.localdate(self.asked_at):%Y%m%d}-{self.pk % 10**8:08d}"
        super().save(*args, **options)

    @property
    def is_ready(self) -> bool:
        """Whether the file can be had now."""
        return self.state == "ready" and self.expires_at is not None and timezone.now() < self.expires_at


class ExportFile(SealedModel):
    """The file of an export, sealed; the row goes when the export expires."""

    export = models.OneToOneField(Export, models.CASCADE, related_name="file")
    content = SealedText()

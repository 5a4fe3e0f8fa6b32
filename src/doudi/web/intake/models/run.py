"""A run of the catalogue over accepted batches."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.intake.models.batch import Batch
from doudi.web.intake.words import RUN_STATES, UNDER_WAY
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, User
from doudi.web.orgs.scoping import ScopedQuerySet


class Runs(ScopedQuerySet):
    """Runs, seen by who sees the findings of their place."""

    def seen_by(self, actor: Actor) -> Self:
        """Roles without findings see none."""
        return self if actor.may("finding.see") else self.none()


class Run(models.Model):
    """The rosters of a place checked as of a day.

    `summary`: per check what became of it. `supply`: which places handed in which rosters (intake.coverage).
    `counts`: findings by presence. `unplaced`: places of findings that our tree does not know, with their number.
    `stale`: a batch it was made from has been undone since.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="runs")
    as_of = models.DateField()
    batches = models.ManyToManyField(Batch, related_name="runs")
    state = models.CharField(max_length=10, choices=RUN_STATES.items(), default="waiting")
    started_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="runs")
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    job_id = models.BigIntegerField(null=True)
    engine = models.CharField(max_length=60, blank=True)
    folder = models.CharField(max_length=60, blank=True)
    summary = models.JSONField(default=list)
    supply = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    rows = models.JSONField(default=dict)
    unplaced = models.JSONField(default=dict)
    n_exemptions = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    stale = models.BooleanField(default=False)

    objects = Runs.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(RUN_STATES)), name="run_state_is_known")
        ]
        indexes: ClassVar = [models.Index(fields=["area", "-started_at"], name="run_area_started")]

    def __str__(self) -> str:
        return _("{area} 截至 {day} 的核查").format(area=self.area, day=self.as_of)

    @property
    def under_way(self) -> bool:
        """Whether it may still change."""
        return self.state in UNDER_WAY

"""The rows of background work: one per job, and when regular work was last asked for."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.jobs.kinds import KINDS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, User
from doudi.web.orgs.roles import ADMINISTRATORS
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel

STATES = {
    "waiting": _("等待"),
    "running": _("进行中"),
    "done": _("完成"),
    "failed": _("未成功"),
    "cancelled": _("已取消"),
    "dead": _("多次出错，已停下"),
}
UNFINISHED = ("waiting", "running")


class Jobs(ScopedQuerySet):
    """Jobs: seen by who asked, by who answers for the area, and all of them by who looks after the system."""

    def visible_to(self, actor: Actor | None) -> Self:
        """The jobs this actor may see."""
        if actor is None:
            return super().visible_to(None)
        rows = self.system("narrowed here")
        if actor.may("backup.make"):
            return rows
        own = Q(asked_by=actor.user)
        return rows.filter(own if actor.role in ADMINISTRATORS else own | Q(area__in=actor.areas))


class Job(SealedModel):
    """One piece of work. While it runs it is leased to a worker, who prolongs the lease; a lease that ran out means
    that the worker is gone, and the job is taken again.

    `key`: at most one unfinished job of the kind has it. `error`: type and place, never a value.
    """

    kind = models.CharField(max_length=60)
    given = SealedJson()
    state = models.CharField(max_length=10, choices=STATES.items(), default="waiting")
    key = models.CharField(max_length=120, blank=True)
    run_after = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=1)
    worker = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True)
    stage = models.CharField(max_length=120, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_wanted = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    result = models.JSONField(null=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="jobs")
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="jobs")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = Jobs.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="job_state_is_known"),
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state__in=UNFINISHED) & ~Q(key=""), name="job_key_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "run_after"], name="job_state_run_after"),
            models.Index(fields=["-created_at", "-id"], name="job_created"),
            models.Index(fields=["area", "-created_at"], name="job_area_created"),
            models.Index(fields=["asked_by", "-created_at"], name="job_asked_created"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.pk}"

    @property
    def title(self) -> Any:
        """What the work is, in words."""
        return KINDS[self.kind].title if self.kind in KINDS else self.kind

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state not in UNFINISHED

    @property
    def seen_at(self) -> str:
        """The address of its result once it is done, empty if it has none."""
        kind = KINDS.get(self.kind)
        return kind.seen_at(self) if kind and kind.seen_at and self.state == "done" else ""

    def get_absolute_url(self) -> str:
        """The page that shows how far it is."""
        return reverse("job_progress", args=[self.pk])


class LastRun(models.Model):
    """For which moment regular work was last asked for."""

    kind = models.CharField(max_length=60, primary_key=True)
    slot = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)

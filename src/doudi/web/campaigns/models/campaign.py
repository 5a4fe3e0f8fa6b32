"""A campaign and what its plan orders."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from doudi.web.campaigns.words import COUNTED, LEVELS_OF_TASK, MEASURES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import UNIT_KINDS, Area, User
from doudi.web.orgs.scoping import ScopedQuerySet


class Addressed(ScopedQuerySet):
    """Rows of a plan: seen by who answers for the place, and by all who stand under it, for the plan orders them."""

    def visible_to(self, actor: Actor | None) -> Self:
        """The rows of the actor's places, and of the places above the actor's."""
        if actor is None or not actor.area_ids or not actor.may("ledger.see"):
            return self.system("nobody sees nothing").none()
        rows = self.system("narrowed here")
        if actor.sees_everything:
            return rows
        above = actor.unit.area.line
        return rows.filter(Q(**{f"{self.area}__in": actor.area_ids}) | Q(**{f"{self.area}__in": above}))


class Campaign(models.Model):
    """A campaign of a place, from its plan (campaigns.plan). It never changes after it was loaded.

    `stages`: name, title, clause, until. `terms`: half_year and year with counts_until and due; days as text.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="campaigns")
    name = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    document = models.CharField(max_length=60)
    issuers = models.JSONField(default=list)
    issued_on = models.DateField()
    begins_on = models.DateField()
    ends_on = models.DateField()
    stages = models.JSONField(default=list)
    return_day = models.PositiveSmallIntegerField()
    counts_until = models.PositiveSmallIntegerField()
    terms = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = Addressed.as_manager()

    class Meta:
        ordering: ClassVar = ["-begins_on", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["area", "name"], name="campaign_once")]

    def __str__(self) -> str:
        return self.title

    def stage(self, name: str) -> dict[str, Any]:
        """A stage with its days: `begins` and `until`."""
        return next(stage for stage in self.stages_with_days if stage["name"] == name)

    @property
    def stages_with_days(self) -> list[dict[str, Any]]:
        """The stages in order, each from the day after the one before."""
        begins, stages = self.begins_on, []
        for stage in self.stages:
            until = date.fromisoformat(stage["until"])
            stages.append({**stage, "begins": begins, "until": until})
            begins = until + timedelta(days=1)
        return stages


class Task(models.Model):
    """Something ordered: by a clause of the plan (`area` is the campaign's), or by a county for itself (its own)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tasks")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    clause = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=60)
    text = models.TextField()
    target = models.CharField(max_length=500)
    level = models.CharField(max_length=10, choices=LEVELS_OF_TASK.items())
    lead = models.CharField(max_length=20, choices=UNIT_KINDS.items())
    assist = models.JSONField(default=list)
    stage = models.CharField(max_length=40)
    limit_on = models.DateField()
    measure = models.CharField(max_length=10, choices=MEASURES.items())
    unit_word = models.CharField(max_length=10, blank=True)
    counts = models.CharField(max_length=30, choices=COUNTED.items(), blank=True)

    objects = Addressed.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "area", "number"], name="task_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_own(self) -> bool:
        """Whether a county set it itself."""
        return self.area_id != self.campaign.area_id

    @property
    def assisting(self) -> list[Any]:
        """The kinds of unit that assist, in words."""
        return [UNIT_KINDS[kind] for kind in self.assist]

"""A task as one place takes it on, and how it goes there month by month."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.campaigns.models.campaign import Addressed, Campaign, Task
from doudi.web.campaigns.words import PROGRESS
from doudi.web.orgs.models import Area, Unit, User


class Duty(models.Model):
    """One task in one place: which unit and person, until when, and how far it is (the newest Progress, kept here).

    The limit of a county is never later than the city's. `amount`: the sum of the months' numbers.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="duties")
    task = models.ForeignKey(Task, models.CASCADE, related_name="duties")
    area = models.ForeignKey(Area, models.PROTECT, related_name="duties")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="duties")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="duties")
    limit_on = models.DateField()
    goal = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=PROGRESS.items(), default="waiting")
    percent = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(100)])
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    done_on = models.DateField(null=True)
    reported_month = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Addressed.as_manager()

    class Meta:
        ordering: ClassVar = ["task__position", "area__path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "area"], name="duty_once"),
            models.CheckConstraint(condition=Q(state__in=list(PROGRESS)), name="duty_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="duty_done_has_its_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["campaign", "area", "limit_on"], name="duty_area_limit")]

    def __str__(self) -> str:
        return str(self.task)

    @property
    def is_named(self) -> bool:
        """Whether unit and person are named (clause 3.1: 明确责任人)."""
        return self.unit_id is not None and self.person_id is not None

    @property
    def share(self) -> int:
        """How much is done, in per cent, as far as the measure tells."""
        if self.state == "done":
            return 100
        if self.percent is not None:
            return self.percent
        return min(99, int(100 * self.amount / self.goal)) if self.goal and self.amount else 0


class Progress(models.Model):
    """How a duty went in a month: one row per month, written anew until the month's return is signed."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="progress")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    month = models.DateField()
    done = models.TextField()
    state = models.CharField(max_length=10, choices=PROGRESS.items())
    percent = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(100)])
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    problem = models.TextField(blank=True)
    done_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = Addressed.as_manager()

    class Meta:
        ordering: ClassVar = ["-month"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["duty", "month"], name="progress_once_a_month")]

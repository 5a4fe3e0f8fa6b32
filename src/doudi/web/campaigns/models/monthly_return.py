"""A return (月报, 半年报, 年报): figures reckoned from ledger and cases, frozen when a county signs."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from doudi.web.campaigns.models.campaign import Campaign
from doudi.web.campaigns.words import KINDS
from doudi.web.campaigns.workflow import STATES
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedModel, SealedText


class Returns(ScopedQuerySet):
    """Returns: a county's own, a city's all."""

    def seen_by(self, actor: Actor) -> Self:
        """None for roles that do not see the ledger."""
        return super().seen_by(actor) if actor.may("ledger.see") else self.none()

    def in_force(self) -> Self:
        """Those that count: submitted and not replaced by a restatement."""
        return self.filter(state="submitted")


class Return(models.Model):
    """What one county reports for one period. `revision`: 1, one more for each restatement, which `corrects` another.

    `period`: the first day of the month it is named after. Signed, it is locked; a restatement stands beside it.
    `writers`: the numbers of all who wrote in it; none of them signs.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="returns")
    area = models.ForeignKey(Area, models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=10, choices=KINDS.items(), default="month")
    period = models.DateField()
    begins_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    revision = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=STATES.items(), default="draft")
    summary = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    writers = models.JSONField(default=list)
    filled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    filled_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Returns.as_manager()

    class Meta:
        ordering: ClassVar = ["-period", "area__path", "-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "area", "kind", "period", "revision"], name="return_once"),
            models.UniqueConstraint(
                fields=["campaign", "area", "kind", "period"],
                condition=Q(state="submitted"),
                name="return_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["campaign", "area", "kind", "period"],
                condition=Q(state__in=["draft", "filled"]),
                name="return_one_in_hand",
            ),
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="return_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "filled"])
                | Q(signed_by__isnull=False, submitted_at__isnull=False, submitted_on__isnull=False),
                name="return_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("filled_by")), name="return_filler_is_not_signer"
            ),
            models.CheckConstraint(condition=Q(revision=1) | ~Q(reason=""), name="return_restated_with_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["campaign", "kind", "period", "state"], name="return_period")]

    def __str__(self) -> str:
        return f"{self.area} {self.period:%Y-%m} {KINDS[self.kind]}"

    @property
    def is_locked(self) -> bool:
        """Whether nothing in it may change any more."""
        return self.state in {"submitted", "replaced"}

    @property
    def is_late(self) -> bool:
        """Whether it came after its day."""
        return self.submitted_on is not None and self.submitted_on > self.due_on


class OfReturn(ScopedQuerySet):
    """What belongs to a return is seen with it."""

    area = "returned__area"

    def seen_by(self, actor: Actor) -> Self:
        """None for roles that do not see the ledger."""
        return super().seen_by(actor) if actor.may("ledger.see") else self.none()


class Figure(models.Model):
    """A number of a signed return with its words, its definition and the rows behind it, as they were.

    `span`: period, or total since the campaign began. `value` is null where the site cannot know it.
    """

    returned = models.ForeignKey(Return, models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    span = models.CharField(max_length=10)
    title = models.CharField(max_length=60)
    unit = models.CharField(max_length=10)
    definition = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    rows_of = models.CharField(max_length=10, blank=True)
    ids = models.JSONField(default=list)

    objects = OfReturn.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "span"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["returned", "code", "span"], name="figure_once")]


class TypicalCase(SealedModel):
    """A case that the county tells of (clause 4.3: 典型案例), with names and numbers masked."""

    returned = models.ForeignKey(Return, models.CASCADE, related_name="typical_cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    text = SealedText()

    objects = OfReturn.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["returned", "case"], name="typical_case_once")]

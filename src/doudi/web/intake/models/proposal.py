"""Who a row without a readable id may be: proposed by matching, decided by a person."""

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.models.run import Run
from doudi.web.intake.words import IDENTITY_STATES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel

HIGH = Decimal(20)
"""log2 odds from which several may be confirmed at once: a million to one (decision 0029)."""


class Proposals(ScopedQuerySet):
    """Proposals, seen by who may confirm them in their place."""

    def seen_by(self, actor: Actor) -> Self:
        """Roles that establish nobody see none."""
        return self if actor.may("identity.set") else self.none()

    def waiting(self) -> Self:
        """Those nobody has decided, of rows that the newest run still met."""
        return self.filter(state="waiting", gone_run=None)

    def decided(self) -> Self:
        """Those somebody has decided."""
        return self.exclude(state="waiting")


class Proposal(SealedModel):
    """One row of one roster and the person matching proposes for it.

    `mark`: a keyed hash of the row as seen and the person: by it the next run knows the proposal again.
    `told`: both sides, as `intake.engine.proposals` wrote them. `used_run`: the first run that read what was confirmed;
    from then on it is not undone. `gone_run`: the run that looked and no longer met the row.
    """

    mark = models.BinaryField(max_length=16, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    roster = models.CharField(max_length=40)
    weight = models.DecimalField(max_digits=6, decimal_places=2)
    told = SealedJson()
    state = models.CharField(max_length=10, choices=IDENTITY_STATES.items(), default="waiting")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    last_run = models.ForeignKey(Run, models.PROTECT, related_name="proposals")
    gone_run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="+")
    used_run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="+")

    objects = Proposals.as_manager()

    class Meta:
        ordering: ClassVar = ["-weight", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by=None, decided_at=None)
                | Q(state__in=["confirmed", "other", "unknown"], decided_by__isnull=False, decided_at__isnull=False),
                name="identity_says_who_and_when",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["area", "state", "-weight"], name="proposal_area_state")]

    @property
    def is_high(self) -> bool:
        """Whether it may be confirmed together with others."""
        return self.weight >= HIGH

    @property
    def roster_said(self) -> str:
        """The roster's title as the catalogue has it; said in the language of the page where it is shown."""
        return ROSTERS[self.roster].title


class Decisions(ScopedQuerySet):
    """What was decided, by the place of the proposal."""

    area = "proposal__area"


class IdentityDecision(models.Model):
    """One decision on a proposal, or its taking back (`waiting`); never changed."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="decisions")
    state = models.CharField(max_length=10, choices=IDENTITY_STATES.items())
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = Decisions.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

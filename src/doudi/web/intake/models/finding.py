"""What the checks found: each finding once, with what the newest run says of it; and each run's own sight of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from doudi.web.cases.models import Case
from doudi.web.cases.words import FUND_THEMES, PRESENCES, SEVERITIES, THEMES
from doudi.web.intake.models.run import Run
from doudi.web.intake.words import GRADES, PRESENT, VERDICTS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel, SealedText


class Findings(ScopedQuerySet):
    """Findings, narrowed by place and role."""

    def seen_by(self, actor: Actor) -> Self:
        """Roles without the action see none."""
        return self if actor.may("finding.see") else self.none()

    def present(self) -> Self:
        """Those that the newest run which looked still saw."""
        return self.filter(presence__in=PRESENT)

    def to_open(self) -> Self:
        """Those of which a person may make cases: present, not excused, without a case."""
        return self.present().filter(verdict__in=("broken", "undecided"), case=None)


class Finding(SealedModel):
    """One doubt of a check about one subject. `finding_id` is the engine's number, alike from run to run.

    `area`: town, else county, else the city; `rosters`: what it rests on. `months`: as texts 2020-05.
    `last_run`: the newest run that saw it; `gone_run`: the run that looked and saw it no more.
    """

    finding_id = models.CharField(max_length=16, unique=True)
    check_code = models.CharField(max_length=10)
    theme = models.CharField(max_length=20, choices=THEMES.items())
    verdict = models.CharField(max_length=10, choices=VERDICTS.items())
    grade = models.CharField(max_length=10, choices=GRADES.items())
    severity = models.CharField(max_length=10, choices=SEVERITIES.items())
    area = models.ForeignKey(Area, models.PROTECT, related_name="findings")
    village = models.CharField(max_length=60, blank=True)
    months = models.JSONField(default=list)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    rosters = models.JSONField(default=list)
    subject_kind = models.CharField(max_length=20)
    subject = SealedText()
    subject_blind = models.BinaryField(max_length=16, null=True)
    name = SealedText()
    doubt = SealedJson()
    presence = models.CharField(max_length=10, choices=PRESENCES.items(), default="new")
    first_run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    last_run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    gone_run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="+")
    case = models.OneToOneField(Case, models.SET_NULL, null=True, related_name="finding")

    objects = Findings.as_manager()

    class Meta:
        ordering: ClassVar = ["check_code", "area", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(presence__in=list(PRESENCES)), name="finding_presence_is_known")
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "presence", "check_code"], name="finding_area_presence"),
            models.Index(fields=["check_code", "presence"], name="finding_check_presence"),
            models.Index(fields=["presence", "check_code", "area", "id"], name="finding_presence_order"),
            models.Index(fields=["subject_blind"], name="finding_subject"),
        ]

    @property
    def is_fund(self) -> bool:
        """Whether it concerns money paid out."""
        return self.theme in FUND_THEMES


class Sightings(ScopedQuerySet):
    """What runs saw, by the place of the finding."""

    area = "finding__area"

    def seen_by(self, actor: Actor) -> Self:
        """Roles without findings see none."""
        return self if actor.may("finding.see") else self.none()


class Sighting(models.Model):
    """What one run said of one finding; `gone`: it looked, and the doubt was no more. `months`: as the run saw them."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="sightings")
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="sightings")
    presence = models.CharField(max_length=10, choices=PRESENCES.items())
    verdict = models.CharField(max_length=10, choices=VERDICTS.items())
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    months = models.JSONField(default=list)

    objects = Sightings.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "finding"], name="run_sees_finding_once")]
        indexes: ClassVar = [models.Index(fields=["run", "presence"], name="sighting_run_presence")]

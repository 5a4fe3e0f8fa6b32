"""A case: one doubt, worked until it is closed."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.cases.directions import DIRECTIONS
from doudi.web.cases.words import CAUSES, CLOSED_HOW, FUND_THEMES, PRESENCES, SEVERITIES, SOURCES, THEMES, VERDICTS
from doudi.web.cases.workflow import NEWEST, OPEN, STATES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel, SealedText

HELPS = "helps_anywhere"


class Cases(ScopedQuerySet):
    """Cases, narrowed by place and role."""

    def visible_to(self, actor: Actor | None) -> Self:
        """Those of the actor's places, and those that the actor's unit was asked to help with."""
        rows = super().visible_to(actor)
        if actor is None or not helps_anywhere(actor):
            return rows
        return rows | self.system("where the unit helps").filter(Q(pk__in=helped_by(actor)))

    def seen_by(self, actor: Actor) -> Self:
        """What the role sees of them; roles without the action see nothing."""
        return self.filter(role_sees(actor)) if actor.may("case.see") else self.none()

    def open(self) -> Self:
        """Those not closed."""
        return self.filter(state__in=OPEN)

    def overdue(self) -> Self:
        """Open ones past their day, the clock running."""
        return self.open().filter(due_on__lt=timezone.localdate(), clock_stopped_on=None)


def role_sees(actor: Actor, case: str = "") -> Q:
    """What a role sees of the cases of its places: finance what concerns funds or was given to it, others all.

    `case`: how the rows that are narrowed name their case, as `case__`.
    """
    if actor.role != "finance_officer":
        return Q()
    return Q(**{f"{case}theme__in": FUND_THEMES}) | Q(**{f"{case}unit": actor.unit})


def helped_by(actor: Actor) -> models.QuerySet:
    """The numbers of the cases that the actor's unit helps with now."""
    cases = Case.objects.system("the narrowing itself: where the unit helps")
    return cases.filter(helpers__unit=actor.unit, helpers__ended_at=None).order_by().values("pk")


def helps_anywhere(actor: Actor) -> bool:
    """Whether the actor's unit helps with any case; asked once for an actor, for most units help with none."""
    if HELPS not in actor.__dict__:
        actor.__dict__[HELPS] = actor.may("case.see") and helped_by(actor).exists()
    return bool(actor.__dict__[HELPS])


class Case(SealedModel):
    """One doubt about one subject, in one place, held by one unit, in one state.

    `area`: the town, or the county where no town is known; `county`: the county above it, or the city itself.
    `doubt`: what the engine said, for the page: message, evidence, reckoning, missing, months (cases.doubt).
    `direction`: which way the wrong goes (cases.directions); empty: not told.
    `unit_before`: who held it before it was referred, and holds it again when it is handed back.
    `version`: grows with each change; a form that was made from an older one conflicts.
    """

    number = models.CharField(max_length=20, unique=True)
    source = models.CharField(max_length=20, choices=SOURCES.items())
    theme = models.CharField(max_length=20, choices=THEMES.items())
    direction = models.CharField(max_length=10, choices=DIRECTIONS.items(), blank=True)
    check_code = models.CharField(max_length=10, blank=True)
    finding_id = models.CharField(max_length=16, null=True, unique=True)
    severity = models.CharField(max_length=10, choices=SEVERITIES.items(), default="medium")
    grade = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, related_name="cases")
    county = models.ForeignKey(Area, models.PROTECT, related_name="county_cases")
    village = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=20, blank=True)
    subject = SealedText()
    subject_blind = models.BinaryField(max_length=16, null=True)
    name = SealedText()
    doubt = SealedJson()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    state = models.CharField(max_length=20, choices=STATES.items(), default="pending_dispatch")
    flow = models.PositiveSmallIntegerField(default=NEWEST)
    previous_state = models.CharField(max_length=20, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="cases")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="cases")
    due_on = models.DateField(null=True)
    clock_stopped_on = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    unit_before = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=VERDICTS.items(), blank=True)
    cause = models.CharField(max_length=20, choices=CAUSES.items(), blank=True)
    measure = SealedText()
    presence = models.CharField(max_length=10, choices=PRESENCES.items(), blank=True)

    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="opened_cases")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="closed_cases")
    closed_how = models.CharField(max_length=10, choices=CLOSED_HOW.items(), blank=True)
    first_closer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    n_reopened = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = Cases.as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="case_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False, closed_how__in=list(CLOSED_HOW)),
                name="closed_case_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["suspended", "referred"]) | ~Q(previous_state=""),
                name="case_put_aside_knows_the_way_back",
            ),
        ]
        indexes: ClassVar = [
            # Lists and piles find their rows by these; boards read the ones below them without touching the rows.
            models.Index(
                fields=["area", "state", "due_on", "clock_stopped_on", "unit"], include=["id"], name="case_area_state"
            ),
            models.Index(fields=["county", "state", "theme"], name="case_county_state"),
            models.Index(fields=["unit", "state", "due_on"], include=["id"], name="case_unit_state"),
            models.Index(fields=["person", "state"], name="case_person_state"),
            models.Index(
                fields=["state", "due_on", "clock_stopped_on", "county"], include=["id"], name="case_state_due"
            ),
            models.Index(
                fields=["county", "theme", "direction", "state", "verdict", "amount"], name="case_county_cell"
            ),
            models.Index(fields=["area", "theme", "direction", "state", "verdict", "amount"], name="case_area_cell"),
            models.Index(fields=["closed_at"], name="case_closed"),
            models.Index(fields=["check_code", "state"], name="case_check_state"),
            models.Index(fields=["check_code", "verdict", "area"], name="case_check_verdict"),
            models.Index(fields=["subject_blind"], name="case_subject"),
            models.Index(fields=["area", "-opened_at"], name="case_area_opened"),
            models.Index(fields=["-opened_at"], name="case_opened"),
            models.Index(fields=["-amount", "-opened_at"], name="case_amount"),
            models.Index(fields=["county", "closed_at"], name="case_county_closed"),
            models.Index(fields=["area", "closed_at"], name="case_area_closed"),
            models.Index(fields=["suspended_until"], condition=Q(state="suspended"), name="case_suspended"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.state in OPEN


class Counter(models.Model):
    """The last number given in a series, such as the cases of a year."""

    series = models.CharField(max_length=30, primary_key=True)
    last = models.PositiveIntegerField(default=0)

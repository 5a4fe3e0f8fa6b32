"""What came of a case: money, people dealt with, exceptions, letters."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.words import ANSWERS, DEALINGS, LETTERS, MONEY
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedModel, SealedText


class MoneyLine(SealedModel):
    """Money of a case on a day: due, recovered, waived, returned to the treasury. Never edited; may be struck."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="money")
    kind = models.CharField(max_length=10, choices=MONEY.items())
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    on = models.DateField()
    receipt = models.CharField(max_length=60, blank=True)
    reason = SealedText()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    struck_why = SealedText()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["on", "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="money_is_more_than_nothing"),
            models.CheckConstraint(
                condition=~Q(kind="waived") | Q(approved_by__isnull=False) & ~Q(approved_by=F("user")),
                name="waived_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "on"], condition=Q(struck_at=None), name="money_kind_on")]


class Dealing(SealedModel):
    """A person dealt with because of a case (教育、诫勉、党纪、政务、移送)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="dealings")
    person = SealedText()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=DEALINGS.items())
    on = models.DateField()
    paper = models.CharField(max_length=60, blank=True)
    note = SealedText()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["on", "id"]


class Exemption(SealedModel):
    """A lawful exception (情况说明) asked for on a case; approved by somebody else it holds until a day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="exemptions")
    check_code = models.CharField(max_length=10)
    reason = SealedText()
    valid_until = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=ANSWERS.items(), default="asked")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    answer = SealedText()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(state="asked"), name="one_exemption_asked_at_a_time")
        ]
        indexes: ClassVar = [
            models.Index(fields=["valid_until"], condition=Q(state="granted"), name="exemption_in_force")
        ]


class Letter(SealedModel):
    """A supervision letter (督办函、提示函) on a case, numbered per unit and year; its text is that of its day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=12, choices=LETTERS.items())
    number = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letters")
    addressee = models.ForeignKey(Unit, models.PROTECT, related_name="received_letters")
    demand = SealedText()
    facts = SealedText()
    due_on = models.DateField()
    on = models.DateField()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "number"], name="letter_number_once")]

"""What somebody wants and a named reviewer must confirm by an own click: a closing without proof, money waived."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.words import ANSWERS, CONFIRMED
from doudi.web.orgs.models import Unit, User
from doudi.web.privacy.fields import SealedModel, SealedText


class Confirmation(SealedModel):
    """A request to one named reviewer. Nothing happens until that person says yes; `amount`: what is to be waived.

    Void when it is taken back, when the case goes another way, or when the reviewer leaves the post.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="confirmations")
    kind = models.CharField(max_length=10, choices=CONFIRMED.items())
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    reason = SealedText()
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="confirmations")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=ANSWERS.items(), default="asked")
    ended_at = models.DateTimeField(null=True)
    answer = SealedText()

    objects = PartsOfCases.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(state="asked"), name="one_confirmation_asked_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reviewer=F("asked_by")), name="confirmed_by_another"),
            models.CheckConstraint(
                condition=Q(kind="waiver", amount__isnull=False, amount__gt=0) | Q(kind="override", amount=None),
                name="confirmation_says_how_much",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", ended_at=None) | ~Q(state="asked") & Q(ended_at__isnull=False),
                name="confirmation_ended_some_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["reviewer"], condition=Q(state="asked"), name="confirmation_waiting"),
            models.Index(fields=["asked_by"], condition=Q(state="asked"), name="confirmation_asked_by"),
        ]

    @property
    def ask(self) -> str:
        """What the reviewer is asked, in words."""
        return _("确认或不同意：{what}").format(what=self.get_kind_display())

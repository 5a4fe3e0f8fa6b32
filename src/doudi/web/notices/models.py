"""What people were told."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from doudi.web.notices.kinds import KINDS
from doudi.web.orgs.models import User


class Notice(models.Model):
    """One thing one person should know. `args` fill the text of the kind and hold no personal data.

    `about`: the row it tells of, as `cases.case:12`, so that it can be taken back.
    `once`: no second notice with this mark.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    args = models.JSONField(default=dict)
    url = models.CharField(max_length=200)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    once = models.CharField(max_length=120, null=True, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["user", "-made_at"], name="notice_user_made"),
            models.Index(fields=["user"], condition=Q(read_at=None), name="notice_user_unread"),
            models.Index(fields=["made_at"], condition=Q(sent_at=None), name="notice_unsent"),
        ]

    def __str__(self) -> str:
        return str(KINDS[self.kind]).format(**self.args)


def key_of(row: Any) -> str:
    """How a notice names the row it tells of."""
    return f"{row._meta.label_lower}:{row.pk}"

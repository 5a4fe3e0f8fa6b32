"""What belongs to signing in: earlier passwords, and what was typed when a session was lost."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from doudi.web.privacy.fields import SealedJson, SealedModel


class Password(models.Model):
    """A password somebody has or had, as its hash. Only as many are kept as the policy remembers."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passwords")
    encoded = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-set_at", "-pk"]


class Kept(SealedModel):
    """What a person sent when the session had ended; shown to nobody else, and sent only when the person says so.

    `typed`: the names and values of the form; `files`: the names of the files, which must be chosen again.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept")
    path = models.CharField(max_length=500)
    typed = SealedJson()
    files = SealedJson()
    kept_at = models.DateTimeField(auto_now_add=True)

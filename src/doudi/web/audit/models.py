"""The log of who did and saw what: append-only, each entry chained to the one before by its hash."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One line of the log. It holds no personal data: what was touched stands there by kind and number.

    `hash`: SHA-256 over the previous hash and this line's canonical text (audit.chain).
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    who = models.CharField(max_length=120, blank=True)
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    area_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(fields=["kind", "object_id"]),
            models.Index(fields=["user_id", "at"]),
            models.Index(fields=["action", "at"]),
            models.Index(fields=["area_id", "at"]),
        ]


class Checkpoint(models.Model):
    """The state of the chain on a day, signed, so that it can be printed and kept elsewhere."""

    on = models.DateField(unique=True)
    made_at = models.DateTimeField()
    last_number = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)
    signature = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["-on"]

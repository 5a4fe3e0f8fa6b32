"""By what near-identical texts and photos are found, without opening any."""

from typing import ClassVar

from django.db import models

from doudi.web.cases.models.case import Case
from doudi.web.cases.models.part import PartsOfCases


class Fingerprint(models.Model):
    """One band of the fingerprint of a text or photo: things that are alike share a band (cases.likeness).

    `mark` is the whole fingerprint; of texts it is made of keyed hashes, so it says nothing without the key.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="fingerprints")
    kind = models.CharField(max_length=10)
    row_id = models.BigIntegerField(db_index=True)
    band = models.BigIntegerField()
    mark = models.BinaryField(max_length=64)

    objects = PartsOfCases.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "band"], name="fingerprint_band")]

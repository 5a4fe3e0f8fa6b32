"""The days that differ from the plain week, and which years are filled in."""

from typing import ClassVar

from django.db import models

from doudi.web.orgs.models import User


class Day(models.Model):
    """A day on which offices rest though it is no weekend, or work though it is one; or a changed day."""

    day = models.DateField(primary_key=True)
    works = models.BooleanField()
    name = models.CharField(max_length=40)
    reason = models.CharField(max_length=200, blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["day"]


class Year(models.Model):
    """Whether the yearly arrangement of a year stands in the table in full; until then its count is provisional."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    arranged = models.BooleanField(default=False)
    source = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["year"]

"""What people hand in: a batch of roster files, and what was made out in each file."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.exports.wording import roster_title
from doudi.web.intake.words import BATCH_STATES, FILE_NOTES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.scoping import ScopedQuerySet
from doudi.web.privacy.fields import SealedJson, SealedModel, SealedText


class Batches(ScopedQuerySet):
    """Batches, seen by who may hand in rosters or work with findings in their place."""

    def seen_by(self, actor: Actor) -> Self:
        """Roles that neither upload nor run see none; finance sees what its own office handed in."""
        if not actor.may("roster.import"):
            return self.none()
        return self.filter(unit=actor.unit) if actor.role == "finance_officer" else self

    def in_use(self) -> Self:
        """Accepted, its files still there, and not replaced by a later one that is itself in use."""
        return self.filter(state="accepted", replaced_by=None, cleared_at=None)


class Batch(models.Model):
    """Files handed in together by a unit for a place. `as_of`: the day up to which the rosters reach.

    `rows`: used rows per roster; `problems`: how many cells or rows per problem code; both of the dry run.
    `cleared_at`: when its files were deleted because they were old (intake.retention).
    `mapped`: grows when headers are matched anew, so that an older dry run does not overwrite a newer.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="batches")
    area = models.ForeignKey(Area, models.PROTECT, related_name="batches")
    by = models.ForeignKey(User, models.PROTECT, related_name="batches")
    at = models.DateTimeField(default=timezone.now)
    as_of = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=BATCH_STATES.items(), default="uploaded")
    mapped = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=dict)
    problems = models.JSONField(default=dict)
    partial = models.BooleanField(default=False)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replaces")
    cleared_at = models.DateTimeField(null=True)

    objects = Batches.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(BATCH_STATES)), name="batch_state_is_known")
        ]
        indexes: ClassVar = [models.Index(fields=["area", "state", "-at"], name="batch_area_state")]

    def __str__(self) -> str:
        return _("{unit} {day} 的名册").format(
            unit=self.unit, day=timezone.localtime(self.at).strftime("%Y-%m-%d %H:%M")
        )

    @property
    def n_rows(self) -> int:
        """Rows that a run would use."""
        return sum(self.rows.values())

    @property
    def n_problems(self) -> int:
        """Lines of the quality report."""
        return sum(self.problems.values())


class BatchFiles(ScopedQuerySet):
    """Files, seen by who sees their batch."""

    area = "batch__area"

    def seen_by(self, actor: Actor) -> Self:
        """Those of the batches that the actor sees."""
        return self.filter(batch__in=Batch.objects.visible_to(actor))


class BatchFile(SealedModel):
    """One file of a batch. Its bytes lie sealed under their keyed digest (intake.vault); its given name is sealed too.

    `sheets`: what was made out: [{"name", "rosters", "columns": [{"header", "column", "title"}], "unknown": [header],
    "header_row", "missing", "nearest"}]. Sealed, for in a file without headers people stand where they should.
    `sample`: the first rows, masked.
    `reach`: roster to number of the place ("" where none is told) to {"n": rows, "months": [...]}; null: not asked yet.
    `mapping`: headers that a person matched with columns in this file. `refused`: why it cannot be read, a code.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    name = SealedText()
    digest = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    form = models.CharField(max_length=10)
    notes = models.JSONField(default=list)
    rosters = models.JSONField(default=list)
    sheets = SealedJson(default=list)
    sample = SealedJson()
    reach = models.JSONField(null=True)
    mapping = SealedJson(default=dict)
    n_rows = models.PositiveIntegerField(default=0)
    n_rejected = models.PositiveIntegerField(default=0)
    n_problems = models.PositiveIntegerField(default=0)
    refused = models.CharField(max_length=30, blank=True)
    left_out = models.BooleanField(default=False)

    objects = BatchFiles.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "digest"], name="batch_holds_file_once")]

    @property
    def told_notes(self) -> list[Any]:
        """What people should know of it, in words."""
        return [FILE_NOTES[note] for note in self.notes]

    @property
    def roster_titles(self) -> list[str]:
        """The rosters in it, in words."""
        return [roster_title(name) for name in self.rosters]

    @property
    def unknown_headers(self) -> list[tuple[str, str]]:
        """Sheet and header of each column that no roster knows."""
        return [(sheet["name"], header) for sheet in self.sheets for header in sheet["unknown"]]


class HeaderMapping(models.Model):
    """A header that a unit uses, matched with a column of a roster once by a person."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="header_mappings")
    roster = models.CharField(max_length=40)
    header = models.CharField(max_length=120)
    column = models.CharField(max_length=60)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "roster", "header"], name="unit_matches_header_once")
        ]

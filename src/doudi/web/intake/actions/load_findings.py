"""Findings of a run into the database, in portions that may be done twice: a killed worker leaves nothing half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from doudi.engine import finding as engine
from doudi.engine.catalogue import catalogue
from doudi.web.intake.coverage import Coverage, month_of
from doudi.web.intake.doubts import doubt_of
from doudi.web.intake.models import Finding, Run, Sighting
from doudi.web.intake.models.finding import Findings, Sightings
from doudi.web.intake.placing import Places
from doudi.web.jobs.running import Running
from doudi.web.orgs.models import Area
from doudi.web.privacy.sealing import blind

PORTION = 500
WHY = "a run loads its own findings"


@dataclass(frozen=True)
class Placed:
    """A finding of the engine with its place in our tree."""

    one: engine.Finding
    area: Area
    secrets: Sequence[str]

    @property
    def told(self) -> dict[str, Any]:
        """What the row of a finding says of it."""
        one, check = self.one, catalogue()[self.one.check]
        return {
            "check_code": one.check,
            "theme": check.topic,
            "verdict": one.verdict,
            "grade": one.grade,
            "severity": one.severity,
            "area_id": self.area.pk,
            "village": one.village or "",
            "months": [month_of(month) for month in one.months],
            "amount": one.amount,
            "rosters": sorted({line.roster for line in one.evidence}),
            "subject_kind": one.subject_kind,
            "subject": one.subject,
            "name": one.name,
            "doubt": doubt_of(one, self.secrets),
        }


class Loading:
    """One run's findings on their way in."""

    def __init__(self, run: Run, running: Running, secrets: Mapping[str, Sequence[str]]) -> None:
        self.run, self.running, self.secrets = run, running, secrets
        self.places = Places()

    def add(self, portion: Sequence[engine.Finding]) -> None:
        """Take in some findings, all of them or none; those of other places than the run's are left."""
        placed = [self._placed(one) for one in portion]
        inside = {each.one.finding_id: each for each in placed if each.area.path.startswith(self.run.area.path)}
        with self.running.atomic():
            one_loader_at_a_time()
            known = _findings().filter(finding_id__in=inside).select_related("last_run")
            again = [(row, inside.pop(row.finding_id)) for row in known.exclude(sightings__run=self.run)]
            for number in known.values_list("finding_id", flat=True):
                inside.pop(number, None)
            self._insert(list(inside.values()))
            self._meet_again(again)

    def _placed(self, one: engine.Finding) -> Placed:
        area = self.places.of(one.area_code, one.county, one.town)
        return Placed(one, area, self.secrets.get(one.finding_id, ()))

    def _insert(self, found: Sequence[Placed]) -> None:
        rows = [
            Finding(
                finding_id=each.one.finding_id,
                first_run=self.run,
                last_run=self.run,
                subject_blind=blind("subject", each.one.subject),
                **each.told,
            )
            for each in found
        ]
        Finding.objects.bulk_create(rows)
        Sighting.objects.bulk_create([self._sighting(row, "new", each) for row, each in zip(rows, found, strict=True)])

    def _meet_again(self, again: Sequence[tuple[Finding, Placed]]) -> None:
        sighted = [self._sighting(row, "back" if row.presence == "gone" else "unchanged", each) for row, each in again]
        newest = [pair for pair in again if pair[0].last_run.as_of <= self.run.as_of]
        for row, each in newest:
            _say_anew(row, each.told)
        for presence in ("back", "unchanged"):
            rows = [row.pk for row, _each in newest if (row.presence == "gone") == (presence == "back")]
            _findings().filter(pk__in=rows).update(presence=presence, last_run=self.run, gone_run=None)
        Sighting.objects.bulk_create(sighted)

    def _sighting(self, row: Finding, presence: str, each: Placed) -> Sighting:
        months = [month_of(month) for month in each.one.months]
        verdict, amount = each.one.verdict, each.one.amount
        return Sighting(run=self.run, finding=row, presence=presence, verdict=verdict, amount=amount, months=months)

    def miss(self) -> None:
        """Call gone what this run looked for and did not see. A run of an older day says nothing of today."""
        coverage = Coverage.of(self.run)
        rows = (
            _findings().present().filter(area__path__startswith=self.run.area.path, last_run__as_of__lte=self.run.as_of)
        )
        rows = rows.exclude(sightings__run=self.run).select_related("area").defer("doubt", "subject", "name")
        gone = [row for row in rows.iterator() if coverage.whole(row)]
        for start in range(0, len(gone), PORTION):
            self._say_gone(gone[start : start + PORTION])

    def _say_gone(self, gone: Sequence[Finding]) -> None:
        with self.running.atomic():
            one_loader_at_a_time()
            _findings().filter(pk__in=[row.pk for row in gone]).update(presence="gone", gone_run=self.run)
            Sighting.objects.bulk_create(
                Sighting(run=self.run, finding=row, presence="gone", verdict=row.verdict, amount=row.amount)
                for row in gone
            )

    def counts(self) -> dict[str, int]:
        """How many findings of each presence this run saw."""
        return dict(sightings_of(self.run).values_list("presence").annotate(n=Count("*")))


def one_loader_at_a_time() -> None:
    """Two runs never tell of the same finding at once: they queue for the root of the tree."""
    Area.objects.select_for_update().filter(parent=None).first()


def sightings_of(run: Run) -> Sightings:
    """What a run saw, wherever."""
    return Sighting.objects.system(WHY).filter(run=run)


def _findings() -> Findings:
    return Finding.objects.system(WHY)


def _say_anew(row: Finding, told: dict[str, Any]) -> None:
    """Write what has changed; a doubt that stands as it stood is not sealed anew."""
    changed = {name: value for name, value in told.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=list(changed))

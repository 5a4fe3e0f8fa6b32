"""What is shown in intake, for an actor."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from doudi.web.intake.models import Batch, Finding, HeaderMapping, Run, Sighting
from doudi.web.intake.models.batch import Batches
from doudi.web.intake.models.finding import Findings
from doudi.web.intake.words import PRESENT, VERDICTS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit

EXCUSED = Q(verdict="excused")
OF_CASES: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "none": {"case__isnull": True},
    "some": {"case__isnull": False},
    "closed": {"case__state": "closed"},
}


def batches_for(actor: Actor, area: Area) -> Batches:
    """The batches that a run over this place may use: those of the place and below, and registers from above it."""
    above = area.line
    if area.pk not in actor.area_ids:
        return Batch.objects.none()
    rows = Batch.objects.system("registers of the city serve each of its counties; findings stay within the place")
    return rows.in_use().filter(Q(area__path__startswith=area.path) | Q(area__in=above)).select_related("unit", "by")


def mapping_of(unit: Unit) -> dict[str, str]:
    """Headers that the unit has matched with one and the same column, whatever the roster."""
    found: dict[str, set[str]] = {}
    for header, column in HeaderMapping.objects.filter(unit=unit).values_list("header", "column"):
        found.setdefault(header, set()).add(column)
    return {header: columns.pop() for header, columns in found.items() if len(columns) == 1}


def reference_files(batch: Batch) -> dict[str, str]:
    """Name to digest of files in use, of this place or above, that say where places are and who was established."""
    above = batch.area.line
    rows = Batch.objects.system("where places are").in_use().filter(area__in=above).exclude(pk=batch.pk)
    files = [file for each in rows.prefetch_related("files") for file in each.files.all() if not file.left_out]
    wanted = {"areas", "identities"}
    return {f"{file.pk}{file.name}": file.digest for file in files if wanted & set(file.rosters)}


def findings_found(actor: Actor, wanted: Mapping[str, Any]) -> Findings:
    """The findings that fit the words of the filter (forms.FindingFilter), for the actor."""
    rows = _seen(Finding.objects.visible_to(actor), wanted)
    if wanted.get("area"):
        rows = rows.filter(area__path__startswith=wanted["area"].path)
    rows = rows.filter(**OF_CASES[wanted.get("case") or ""])
    plain = {"check_code": "check", "theme": "theme", "grade": "grade", "severity": "severity"}
    return rows.filter(**{column: wanted[word] for column, word in plain.items() if wanted.get(word)})


def _seen(rows: Findings, wanted: Mapping[str, Any]) -> Findings:
    """Those of a presence and a verdict, as one run saw them (`seen_as`, `judged_as`) or as they stand now."""
    presence, verdict, run = wanted.get("presence"), wanted.get("verdict"), wanted.get("run")
    at = "sightings__" if run else ""
    narrow = {f"{at}presence": presence} if presence else {f"{at}presence__in": PRESENT}
    narrow |= ({f"{at}verdict": verdict} if verdict else {}) | ({"sightings__run": run} if run else {})
    return rows.filter(**narrow).annotate(seen_as=F(f"{at}presence"), judged_as=F(f"{at}verdict"))


def towns_of(rows: Findings) -> list[dict[str, Any]]:
    """How many findings lie in each place: area, its name and the name above it, n; in the order of the tree."""
    columns = ("area", "area__name", "area__parent__name", "area__path")
    return list(rows.order_by().values(*columns).annotate(n=Count("*")).order_by("area__path"))


def counts_by_check(actor: Actor) -> dict[str, tuple[int, int]]:
    """Per check how many findings stand now, as many as its list opens; and how many of them are explained."""
    rows = Finding.objects.visible_to(actor).present().order_by()
    counts = rows.values_list("check_code").annotate(n=Count("*"), n_excused=Count("pk", filter=EXCUSED))
    return {code: (n, n_excused) for code, n, n_excused in counts}


def seen_by_check(actor: Actor, run: Run) -> dict[str, dict[str, Any]]:
    """Per check what a run saw in the actor's places: by verdict how many, and the yuan; as many as the lists open."""
    rows = Sighting.objects.visible_to(actor).filter(run=run, presence__in=PRESENT).order_by()
    counts: dict[str, Any] = {verdict: Count("pk", filter=Q(verdict=verdict)) for verdict in VERDICTS}
    counts["n"] = Count("*")
    counts["yuan"] = Sum("amount", filter=Q(verdict="broken"), default=0)
    lines = rows.values("finding__check_code").annotate(**counts)
    return {line.pop("finding__check_code"): line for line in lines}


def runs_of(actor: Actor) -> QuerySet[Run]:
    """The runs, newest first, with what their line shows: those of the actor's places, and finished ones above.

    The doubts that a county works on may come from a run of the city. What such a run counted in all is not the
    actor's to see: pages show `counts_seen` instead of `counts`.
    """
    own = Run.objects.visible_to(actor)
    above = Run.objects.system("runs above: the row, not its numbers").filter(area__in=_above(actor), state="finished")
    return (own | above.seen_by(actor)).select_related("area", "started_by")


def _above(actor: Actor) -> set[int]:
    """The numbers of the places above the actor's."""
    paths = actor.areas.values_list("path", flat=True)
    return {int(number) for path in paths for number in path.strip("/").split("/")} - actor.area_ids


def is_above(run: Run, actor: Actor) -> bool:
    """Whether a run reaches beyond the actor's places."""
    return not actor.sees_everything and run.area_id not in actor.area_ids


def counts_seen(actor: Actor, runs: Iterable[Run]) -> dict[int, dict[str, int]]:
    """By run how many findings were new, unchanged, back and gone: of a run above in the actor's places alone."""
    runs = list(runs)
    counts: dict[int, dict[str, int]] = {run.pk: {} if is_above(run, actor) else run.counts for run in runs}
    above = [run.pk for run in runs if is_above(run, actor)]
    rows = Sighting.objects.visible_to(actor).filter(run__in=above).order_by()
    for run, presence, n in rows.values_list("run", "presence").annotate(n=Count("*")) if above else ():
        counts[run][presence] = n
    return counts

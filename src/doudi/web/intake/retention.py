"""Old rosters and results of runs are deleted after the days of `keep_days`; never those on which something rests."""

import shutil
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.intake import vault
from doudi.web.intake.models import Batch, BatchFile, Finding, Run, Sighting
from doudi.web.intake.problems import problems_folder
from doudi.web.intake.words import PRESENT, UNDER_WAY

WHY = "old files are deleted wherever they are"
HELPERS = {"areas", "identities"}
"""Rosters by which every later one is read."""
DAY = 86_400


def forget(before: datetime, stop: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Delete what is older and on which nothing rests. Begun anew it goes on. Gives counts."""
    kept = frozenset(needed_runs())
    batches = [batch for batch in _old_batches(before, kept) if not HELPERS & set(batch.rows) or not in_use(batch)]
    for batch in batches:
        stop()
        _clear(batch)
    runs = list(Run.objects.system(WHY).filter(ended_at__lt=before).exclude(folder="").exclude(pk__in=kept))
    for run in runs:
        stop()
        _clear_run(run)
    return {"batches": len(batches), "runs": len(runs), "files": _sweep()}


def needed_runs() -> Iterable[int]:
    """Runs under way, those that no later one over the same place has superseded, and those that open cases rest on."""
    runs = list(Run.objects.system(WHY).filter(state__in=("finished", *UNDER_WAY)).select_related("area"))
    finished = [run for run in runs if run.state == "finished" and not run.stale]
    open_cases = Finding.objects.system(WHY).filter(case__isnull=False).exclude(case__state="closed")
    seen = Sighting.objects.system(WHY).filter(finding__in=open_cases, presence__in=PRESENT)
    resting = {*seen.values_list("run", flat=True), *open_cases.values_list("last_run", flat=True)}
    return {run.pk for run in runs if run.under_way or not _is_superseded(run, finished)} | resting


def _is_superseded(run: Run, finished: list[Run]) -> bool:
    """Whether a later run looked at the same place, or more, by rosters of all the same kinds."""
    wider = (later for later in finished if run.area.path.startswith(later.area.path))
    return any((one.as_of, one.pk) > (run.as_of, run.pk) and run.supply.keys() <= one.supply.keys() for one in wider)


def in_use(batch: Batch) -> bool:
    """Whether a later run may read the batch."""
    return Batch.objects.system(WHY).in_use().filter(pk=batch.pk).exists()


def _old_batches(before: datetime, kept: frozenset[int]) -> QuerySet[Batch]:
    rows = Batch.objects.system(WHY).filter(at__lt=before, cleared_at=None)
    return rows.exclude(pk__in=Batch.objects.system(WHY).filter(runs__in=kept))


@transaction.atomic
def _clear(batch: Batch) -> None:
    """The files are swept afterwards: those of equal bytes may lie in another batch."""
    if Run.objects.system(WHY).filter(batches=batch, state__in=UNDER_WAY).exists():
        return  # begun meanwhile
    n = batch.files.count()
    batch.files.update(sample=None)
    Batch.objects.system(WHY).filter(pk=batch.pk).update(cleared_at=timezone.now())
    record(None, "roster.clear", batch, who="keep_days", files=n)


@transaction.atomic
def _clear_run(run: Run) -> None:
    shutil.rmtree(Path(settings.HOME.folder) / "runs" / run.folder, ignore_errors=True)
    Run.objects.system(WHY).filter(pk=run.pk).update(folder="")
    record(None, "run.clear", run, who="keep_days")


def _sweep() -> int:
    """Remove files that no batch knows any more. One of today may belong to a batch that is just being made."""
    rows = BatchFile.objects.system(WHY).filter(batch__cleared_at=None)
    known = set(rows.values_list("digest", flat=True))
    batches = {str(pk) for pk in rows.values_list("batch", flat=True)}
    unknown = [path for path in vault.folder().glob("[!.]*/[!.]*") if path.name not in known]
    unknown += [path for path in problems_folder().glob("[!.]*.parquet") if path.stem not in batches]
    old = [path for path in unknown if path.stat().st_mtime < time.time() - DAY]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)

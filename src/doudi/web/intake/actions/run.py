"""Runs of the catalogue: started, and begun anew."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.intake.actions.take_in import NotNow
from doudi.web.intake.models import Batch, Run
from doudi.web.intake.overlaps import Overlaps
from doudi.web.intake.queries import batches_for
from doudi.web.intake.words import UNDER_WAY
from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.models import Job
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area

ENDED = {"failed": "failed", "dead": "failed", "cancelled": "cancelled"}


def start_run(*, by: Actor, area: Area, as_of: date, batches: Iterable[Batch], doubled: bool = False) -> Run:
    """Have the rosters of a place checked as of a day. The same while it is under way is the same run.

    `doubled`: somebody has seen that the batches hold the same twice, and wants both.
    """
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=area.pk)
        chosen = batches_for(by, area).filter(pk__in=[batch.pk for batch in batches]).distinct()
        numbers = sorted(chosen.values_list("pk", flat=True))
        if not numbers:
            raise NotNow(_("没有选名册。请至少选一批已采用的名册。"))
        there = Run.objects.visible_to(by).filter(area=area, as_of=as_of, state__in=UNDER_WAY)
        for run in there:
            if sorted(run.batches.values_list("pk", flat=True)) == numbers:
                return run
        _demand_once(chosen, area, doubled)
        run = Run.objects.create(area=area, as_of=as_of, started_by=by.user)
        run.batches.set(numbers)
        record(by, "run.start", run, as_of=as_of.isoformat(), batches=len(numbers))
        run.folder = f"{run.pk}-{secrets.token_hex(4)}"  # never that of another database over the same home
        run.job_id = enqueue("intake.run", by=by, area=area, key=f"run-{run.pk}", run=run.pk).pk
        run.save(update_fields=["folder", "job_id"])
    return run


def _demand_once(batches: Iterable[Batch], area: Area, doubled: bool) -> None:
    if not doubled and (found := Overlaps(batches, area).found):
        raise NotNow(
            _("{older} 与 {newer} 有重复：{what}。请只用其中一批，或勾选“重复的也要同时使用”。").format(
                older=found[0].older, newer=found[0].newer, what="；".join(found[0].doubled)
            )
        )


def keep_in_step(runs: Iterable[Run]) -> None:
    """A run whose job ended without it (cancelled before it began, given up after crashes) ends too."""
    open_runs = {run.job_id: run for run in runs if run.under_way}
    over = Job.objects.system("how runs ended").filter(pk__in=open_runs, state__in=ENDED)
    for number, state in over.values_list("pk", "state") if open_runs else ():
        run = open_runs[number]
        run.state, run.ended_at = ENDED[state], timezone.now()
        run.save(update_fields=["state", "ended_at"])

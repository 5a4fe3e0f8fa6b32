"""What is done with jobs."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.jobs.kinds import KINDS
from doudi.web.jobs.models import UNFINISHED, Job
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


def enqueue(
    kind: str, *, by: Actor | None, area: Area | None = None, key: str = "", after: datetime | None = None, **given: Any
) -> Job:
    """Ask for work, or give the unfinished job that has the key already. `given` goes to the function."""
    unfinished = Job.objects.system("the key is of the kind, not of who asks")
    unfinished = unfinished.filter(kind=kind, key=key, state__in=UNFINISHED)
    if key and (there := unfinished.first()):
        return there
    job = Job(
        kind=kind,
        given=given,
        key=key,
        run_after=after,
        area=area,
        max_attempts=KINDS[kind].retries + 1,
        asked_by=by.user if by else None,
        post=by.post if by else None,
    )
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:  # another asked with the same key in this very moment
        if key and (there := unfinished.first()):
            return there
        raise
    return job


def cancel_job(*, by: Actor, job: Job) -> None:
    """Stop a job: at once if it waits, at its next step if it runs. One that is over stays as it is."""
    with transaction.atomic():
        held = _held(by, job)
        if held.is_over:
            return
        if held.state == "waiting":
            held.state, held.ended_at = "cancelled", timezone.now()
        held.cancel_wanted = True
        held.save(update_fields=["state", "ended_at", "cancel_wanted"])
        record(by, "job.cancel", job)


def retry_job(*, by: Actor, job: Job) -> None:
    """Give a dead letter, or one that failed or was cancelled, all its attempts again."""
    with transaction.atomic():
        held = _held(by, job)
        if held.state not in {"dead", "failed", "cancelled"}:
            return
        held.state, held.attempts, held.run_after, held.ended_at = "waiting", 0, None, None
        held.cancel_wanted, held.error = False, ""
        held.save(update_fields=["state", "attempts", "run_after", "ended_at", "cancel_wanted", "error"])
        record(by, "job.retry", job)


def _held(by: Actor, job: Job) -> Job:
    return Job.objects.visible_to(by).select_for_update(of=("self",)).get(pk=job.pk)

"""The worker: takes one job after the other, keeps its lease alive, and writes how it ended."""

import json
import logging
import os
import socket
import threading
from datetime import datetime, timedelta
from itertools import count

from django.db import OperationalError, close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from doudi.web.jobs.kinds import KINDS
from doudi.web.jobs.models import Job
from doudi.web.jobs.patience import patiently
from doudi.web.jobs.running import Cancelled, Failed, LeaseLost, Running, Stopped
from doudi.web.privacy.errors import said_of
from doudi.web.privacy.scratch import clear_left

LEASE = timedelta(seconds=30)
"""Longer than SQLite's time-out (20 s) and a heartbeat together: a busy database takes no job away."""
BEAT = 5.0
LOOK = 1.0
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)
WORKER_GONE = "WorkerGone"
"""The error of a job whose workers were all killed at it."""

log = logging.getLogger("doudi.jobs")
_numbers = count(1)


class Worker:
    """One line of work in this process."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()
        self.name = f"{socket.gethostname()}:{os.getpid()}:{next(_numbers)}"

    def work(self) -> None:
        """Work until told to stop. A database that is away or locked is waited for."""
        clear_left()
        while not self.stop.is_set():
            try:
                close_old_connections()
                if not self.do_one():
                    self.stop.wait(LOOK)
            except Exception as error:  # locked, away, full: no trouble ends the only worker
                log.warning("waiting after %s", said_of(error))
                connection.close()
                self.stop.wait(BEAT)
        connection.close()

    def do_one(self) -> bool:
        """Take a job and do it, the lease kept alive meanwhile; False if none was due."""
        job = patiently(lambda: take(self.name))
        if job is None:
            return False
        over = threading.Event()
        heart = threading.Thread(target=beat, args=(Running(job), over), name=f"heart of {job.pk}", daemon=True)
        heart.start()
        try:
            execute(job, self.stop)
        finally:
            over.set()
            heart.join()
        return True


def work_off(name: str = "by hand") -> int:
    """Do all that is due, in this thread and without a heartbeat; how many jobs that were. For tests and commands."""
    n = 0
    while job := take(name):
        execute(job)
        n += 1
    return n


def take(worker: str) -> Job | None:
    """Lease the next job that is due; two workers never get the same."""
    now = timezone.now()
    due = Job.objects.system("the worker does everybody's jobs").filter(is_due(now))
    due = due.order_by(F("run_after").asc(nulls_first=True), "created_at", "pk")
    if not due.exists():  # looking takes no lock; only who has something to take waits in line
        return None
    with transaction.atomic():
        job = due.select_for_update(skip_locked=True, of=("self",)).first()
        if job is None:
            return None
        job.state, job.worker, job.lease_until = "running", worker, now + LEASE
        job.started_at = job.started_at or now
        job.attempts += 1
        job.save(update_fields=["state", "worker", "lease_until", "started_at", "attempts"])
    return job


def is_due(now: datetime) -> Q:
    """Waiting and its time come, or left behind by a worker that is gone.

    A lease or a pause longer than any we give was written by a clock that ran ahead: it does not count.
    """
    waited = Q(run_after=None) | Q(run_after__lte=now) | Q(attempts__gt=0, run_after__gt=now + LONGEST_PAUSE)
    gone = Q(lease_until=None) | Q(lease_until__lt=now) | Q(lease_until__gt=now + 2 * LEASE)
    return Q(state="waiting") & waited | Q(state="running") & gone


def beat(running: Running, over: threading.Event) -> None:
    """Prolong the lease until the job is over or another's."""
    while not over.wait(BEAT):
        try:
            if not running.held.update(lease_until=timezone.now() + LEASE):
                break
        except OperationalError as error:
            log.warning("no heartbeat: %s", type(error).__name__)
    connection.close()


def execute(job: Job, stop: threading.Event | None = None) -> None:
    """Do a job that was taken, and write how it ended. Nothing that a job does wrong stops the worker."""
    running = Running(job, stop)
    try:
        _run(running)
    except LeaseLost:
        log.warning("job %s was given to another worker", job.pk)


def _run(running: Running) -> None:
    job = running.job
    try:
        if job.cancel_wanted:
            raise Cancelled
        if job.attempts > job.max_attempts:
            return running.end("dead", error=job.error or WORKER_GONE)
        result = KINDS[job.kind].run(running, **job.given)
        running.end("done", result=json.loads(json.dumps(result)), error="")  # what is no JSON fails before it is sent
    except LeaseLost:
        raise
    except Cancelled:
        running.end("cancelled")
    except Stopped:
        running.end("waiting", attempts=job.attempts - 1, ended_at=None)
    except Failed as error:
        running.end("failed", error=str(error))
    except Exception as error:
        _try_again_or_bury(running, said_of(error))


def _try_again_or_bury(running: Running, error: str) -> None:
    job = running.job
    log.warning("job %s (%s), attempt %s of %s: %s", job.pk, job.kind, job.attempts, job.max_attempts, error)
    if job.attempts >= job.max_attempts:
        return running.end("dead", error=error)
    pause = min(FIRST_PAUSE * 4 ** (job.attempts - 1), LONGEST_PAUSE)
    running.end("waiting", error=error, ended_at=None, run_after=timezone.now() + pause)

"""What a job holds while it runs: its progress, whether it is still wanted, and whether it is still its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise

from doudi.web.jobs.models import Job, Jobs
from doudi.web.jobs.patience import patiently
from doudi.web.orgs.actor import Actor, posts_of

SHORTEST_PAUSE = 0.5
"""Seconds between two writings of the progress: more often helps nobody, and each one is a write."""


class Cancelled(Exception):  # noqa: N818
    """Somebody wished the job to stop."""


class Failed(Exception):  # noqa: N818
    """The job cannot succeed however often it is tried; the text says why to who asked, without personal data."""


class Stopped(Exception):  # noqa: N818
    """The worker was told to stop: the job goes back to the line, the attempt does not count."""


class LeaseLost(Exception):  # noqa: N818
    """The job was taken for dead and given to another worker: what this one still does would be done twice."""


class NotAtPost(Exception):  # noqa: N818
    """Who asked for the job does not hold the post any more."""


class Running:
    """A job in the hands of a worker."""

    def __init__(self, job: Job, stop: threading.Event | None = None) -> None:
        self.job = job
        self._stop = stop or threading.Event()
        self._written = 0.0

    @property
    def held(self) -> Jobs:
        """The row, as long as it is leased to this worker in this attempt."""
        rows = Job.objects.system("a worker sees to its own job")
        return rows.filter(pk=self.job.pk, state="running", worker=self.job.worker, attempts=self.job.attempts)

    @property
    def actor(self) -> Actor | None:
        """Who asked, at the post at which it was asked. None when the system itself asked."""
        if self.job.asked_by is None:
            return None
        post = posts_of(self.job.asked_by, timezone.localdate()).filter(pk=self.job.post_id).first()
        if post is None:
            raise NotAtPost
        return Actor(self.job.asked_by, post)

    def progress(self, stage: str | Promise, done: int = 0, total: int = 0) -> None:
        """Say how far it is: a stage in (Chinese, translated when shown) words, and a count. Not within a transaction.

        Raises Cancelled when somebody wishes the job to stop, Stopped when the worker ends, LeaseLost when it is
        another's. Let them pass.
        """
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if stage == self.job.stage and done != total and now - self._written < SHORTEST_PAUSE:
            return
        self._written = now
        self.job.stage = str(stage)
        patiently(lambda: self._still_ours(self.held.update(stage=self.job.stage, done=done, total=total)))
        if self.cancelled():
            raise Cancelled

    def cancelled(self) -> bool:
        """Whether somebody wishes the job to stop."""
        return self.held.filter(cancel_wanted=True).exists()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A transaction that begins only while the job is ours; nobody takes the job away within it."""
        with transaction.atomic():
            self._still_ours(len(self.held.select_for_update(of=("self",)).values_list("pk", flat=True)))
            yield

    def end(self, state: str, **fields: Any) -> None:
        """Write how it ended. Raises LeaseLost."""
        rest = {"ended_at": timezone.now(), "lease_until": None, "worker": ""}
        patiently(lambda: self._still_ours(self.held.update(state=state, **rest | fields)))

    def _still_ours(self, n_rows: int) -> None:
        if not n_rows:
            raise LeaseLost

"""The scheduler: asks for regular work when its moment comes – once, however many schedulers there are."""

import logging
import threading
from datetime import datetime, timedelta

from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.models import LastRun
from doudi.web.jobs.patience import patiently
from doudi.web.jobs.schedules import SCHEDULES, Schedule
from doudi.web.privacy.errors import said_of

LOOK = 10.0
SHORTEST_DOUBT = timedelta(minutes=10)

log = logging.getLogger("doudi.jobs")


class Scheduler:
    """The clock of this process."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()

    def work(self) -> None:
        """Look at the clock until told to stop."""
        while not self.stop.is_set():
            try:
                close_old_connections()
                ask_for_what_is_due(timezone.now())
            except Exception as error:  # no trouble stops the clock
                log.warning("waiting after %s", said_of(error))
                connection.close()
            self.stop.wait(LOOK)
        connection.close()


def ask_for_what_is_due(now: datetime) -> list[str]:
    """Enqueue each kind of work whose moment has come since it was last asked for; the kinds."""
    return [kind for kind, schedule in SCHEDULES.items() if _asked(schedule, now)]


def _asked(schedule: Schedule, now: datetime) -> bool:
    slot = schedule.slot(now)
    last = LastRun.objects.filter(kind=schedule.kind).first()
    if last is None:  # first seen: nothing was missed, it begins with the next moment
        LastRun.objects.get_or_create(kind=schedule.kind, defaults={"slot": slot})
        return False
    if last.slot > now + max(schedule.period, SHORTEST_DOUBT):  # written by a clock that ran ahead
        LastRun.objects.filter(kind=schedule.kind, slot=last.slot).update(slot=slot)
        return False
    return last.slot < slot and patiently(lambda: _ask_once(schedule.kind, slot, now))


def _ask_once(kind: str, slot: datetime, now: datetime) -> bool:
    """Only the scheduler whose update moves the slot asks; a pause of many moments is caught up once."""
    with transaction.atomic():
        moved = LastRun.objects.filter(kind=kind, slot__lt=slot).update(slot=slot, asked_at=now)
        if moved:
            enqueue(kind, by=None, key="regular")
    return bool(moved)

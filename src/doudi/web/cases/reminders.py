"""Reminders by the day: limits that are near or over, pauses that end. In office hours only."""

from datetime import datetime
from itertools import groupby

from django.utils import timezone

from doudi.web.cases.actions import resume_by_itself
from doudi.web.cases.audience import holders, url_of
from doudi.web.cases.lights import NEAR
from doudi.web.cases.models import Case
from doudi.web.cases.models.case import Cases
from doudi.web.notices.actions import tell
from doudi.web.workdays.calendar import working_days
from doudi.web.workdays.hours import is_office_time

LATE = 5
"""Working days after it during which a holder who was not yet reminded still is; older ones stand on the workbench."""


def remind(now: datetime) -> int:
    """Remind holders of cases near or over their limit, once for each limit. Returns how many cases that concerns."""
    days = working_days()
    if not is_office_time(now, days):
        return 0
    today = timezone.localdate(now)
    running = Case.objects.system("reminders of limits").open().filter(clock_stopped_on=None, unit__isnull=False)
    near = running.filter(due_on__gte=today, due_on__lte=days.add(today, NEAR))
    late = running.filter(due_on__lt=today, due_on__gte=days.add(today, -LATE))
    return _told(near, "case.near_due") + _told(late, "case.overdue")


def _told(cases: Cases, kind: str) -> int:
    rows = list(cases.only("number", "unit", "person", "due_on").order_by("unit", "person"))
    for _holder, group in groupby(rows, key=lambda case: (case.unit_id, case.person_id)):
        held = list(group)
        users = list(holders(held[0]))
        for case in held:
            once = f"{kind}:{case.pk}:{case.due_on}"
            tell(users, kind, url=url_of(case), about=case, once=once, number=case.number, day=f"{case.due_on}")
    return len(rows)


def resume_those_whose_pause_is_over() -> int:
    """Take up suspended cases whose day has come. Returns how many."""
    over = Case.objects.system("pauses that end").filter(state="suspended", suspended_until__lte=timezone.localdate())
    return sum(resume_by_itself(case) is not None for case in over)

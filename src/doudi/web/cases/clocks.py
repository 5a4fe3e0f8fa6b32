"""The clock of the deadline: it stands still while the answer is given or the case is in others' hands."""

from datetime import date

from django.utils import timezone

from doudi.web.cases.models import Case
from doudi.web.cases.workflow import STILL
from doudi.web.workdays.calendar import WorkingDays, working_days


def run_the_clock(case: Case) -> None:
    """Stop the clock on entering a still state; on leaving it, give back the working days that were left."""
    today = timezone.localdate()
    if case.state in STILL:
        case.clock_stopped_on = case.clock_stopped_on or today
    elif case.clock_stopped_on:
        case.due_on = moved_on(case, today, working_days())
        case.clock_stopped_on = None


def moved_on(case: Case, today: date, days: WorkingDays) -> date | None:
    """The limit of a case whose clock starts again: as many working days ahead (or overdue) as when it stopped."""
    if case.due_on is None or case.clock_stopped_on is None or case.clock_stopped_on >= today:
        return case.due_on
    return days.add(today, days.between(case.clock_stopped_on, case.due_on))

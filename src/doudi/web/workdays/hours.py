"""Office hours: nobody is reminded at night, at noon's rest, or on a day off."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from doudi.web.workdays.calendar import WorkingDays

OPEN_HOURS = ((time(8, 30), time(12)), (time(14), time(18)))
"""When offices work, local time; the end does not count."""


def is_office_time(moment: datetime, days: WorkingDays) -> bool:
    """Whether offices work at this moment."""
    local = timezone.localtime(moment)
    return days.is_working_day(local.date()) and any(start <= local.time() < end for start, end in OPEN_HOURS)


def next_office_time(moment: datetime, days: WorkingDays) -> datetime:
    """The moment itself if offices work then, else when they next open."""
    local = timezone.localtime(moment)
    if is_office_time(moment, days):
        return local
    day = local.date()
    while True:
        for start, _end in OPEN_HOURS:
            opening = timezone.make_aware(datetime.combine(day, start))
            if days.is_working_day(day) and opening > local:
                return opening
        day += timedelta(days=1)

"""Notices as one message per person, sent through the channels in working hours only."""

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from doudi.web.notices.channels import Channel, NotReached, channels
from doudi.web.notices.models import Notice
from doudi.web.workdays.calendar import working_days
from doudi.web.workdays.hours import is_office_time

MOST = 500
SHOWN = 5
log = logging.getLogger(__name__)


def send_digests(now: datetime) -> int:
    """Send each person what the bell has not yet sent elsewhere. Returns how many people were reached."""
    ways = list(channels())
    if not ways or not is_office_time(now, working_days()):
        return 0
    unsent = Notice.objects.filter(sent_at=None, read_at=None).select_related("user").order_by("user_id", "made_at")
    reached = 0
    for _user, group in groupby(unsent[:MOST], key=lambda notice: notice.user_id):
        rows = list(group)
        taken = [_sent(way, rows) for way in ways]
        if all(taken):
            Notice.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=now)
            reached += 1
    return reached


def digest(rows: Sequence[Notice]) -> str:
    """Several notices as one text: how many, and the first few."""
    lines = [_("您有 {n} 条新消息：").format(n=len(rows)), *(str(row) for row in rows[:SHOWN])]
    return "\n".join(lines)


def _sent(way: Channel, rows: Sequence[Notice]) -> bool:
    try:
        way(rows[0].user, digest(rows))
    except NotReached:
        log.warning("a channel did not take a digest of %d notices", len(rows))
        return False
    return True

"""Reminding the counties of their returns: before the day, and when it is over."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from doudi.web.audit.chain import record
from doudi.web.campaigns.models import Campaign, Return
from doudi.web.campaigns.periods import Period, periods_of
from doudi.web.campaigns.words import KINDS
from doudi.web.notices.actions import tell
from doudi.web.orgs.actor import Actor, open_posts
from doudi.web.orgs.models import Area, User
from doudi.web.orgs.roles import ACTIONS
from doudi.web.workdays.calendar import working_days

DAYS_BEFORE = 2
"""Working days before a return is due on which the counties are reminded; and on the day itself."""


def remind_late(campaign: Campaign, *, by: Actor) -> int:
    """Remind, on the wish of the city, every county with a late return; how many there were. Once a day."""
    late = {area.pk for area, period in open_returns(campaign) if period.due < by.on and _tell(area, period, by.on)}
    if late:
        record(by, "return.remind", campaign, counties=len(late))
    return len(late)


def remind_due(on: date) -> int:
    """Remind the counties whose returns are due soon, today, or were due yesterday; how many reminders there were."""
    days = working_days()
    if not days.is_working_day(on):
        return 0
    told = 0
    running = Campaign.objects.system("the daily reminder").filter(begins_on__lte=on)
    for campaign in running:
        for area, period in open_returns(campaign):
            moments = {days.add(period.due, -DAYS_BEFORE), period.due, days.add(period.due, 1)}
            told += on in moments and _tell(area, period, on)
    return told


def open_returns(campaign: Campaign) -> list[tuple[Area, Period]]:
    """Each county and period without a return in force."""
    rows = Return.objects.system("who is late is reckoned over all counties").filter(campaign=campaign)
    there = set(rows.filter(state="submitted").values_list("area", "kind", "period"))
    counties = list(Area.objects.filter(duties__campaign=campaign, level="county").distinct())
    periods = periods_of(campaign, working_days())
    return [
        (area, period) for period in periods for area in counties if (area.pk, period.kind, period.month) not in there
    ]


def _tell(area: Area, period: Period, on: date) -> bool:
    roles = ACTIONS["return.fill"][1] | ACTIONS["return.sign"][1]
    posts = open_posts(on).filter(Q(role__in=roles) & Q(unit__area=area))
    people = list(User.objects.filter(posts__in=posts).distinct())
    tell(
        people,
        "return.due",
        url=reverse("returns"),
        once=f"return:{area.pk}:{period.kind}:{period.word}:{on}",
        area=area.name,
        month=period.word,
        what=str(KINDS[period.kind]),
        due=period.due.isoformat(),
    )
    return bool(people)

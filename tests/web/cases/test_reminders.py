"""Holders are reminded once of each limit, in office hours; whoever has to act next is told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from doudi.web.cases.actions import move
from doudi.web.cases.models import Case
from doudi.web.cases.reminders import remind
from doudi.web.notices.models import Notice
from doudi.web.notices.queries import notices_of
from doudi.web.workdays.models import Day

MORNING = datetime(2020, 6, 5, 10, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Friday


def due_in(office, days: int) -> Case:
    case = office.rectifying()
    due = MORNING.date() + timedelta(days=days)
    Case.objects.system("time goes by").filter(pk=case.pk).update(due_on=due, clock_stopped_on=None)
    Notice.objects.all().delete()
    return case


@pytest.mark.parametrize(
    ("days", "kind"),
    [(6, None), (5, "case.near_due"), (0, "case.near_due"), (-1, "case.overdue"), (-7, "case.overdue"), (-8, None)],
)
def test_three_working_days_before_and_after_the_limit(office, days, kind):
    due_in(office, days)
    remind(MORNING)
    assert [notice.kind for notice in notices_of(office.clerk.user)] == ([kind] if kind else [])


def test_nobody_is_told_twice_of_one_limit(office):
    due_in(office, 1)
    for hour in range(3):
        remind(MORNING + timedelta(hours=hour / 2))
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("moment", [MORNING.replace(hour=21), MORNING.replace(hour=3), MORNING + timedelta(days=1)])
def test_not_at_night_and_not_on_a_day_off(office, moment):
    due_in(office, 0)
    assert remind(moment) == 0
    assert Notice.objects.count() == 0


def test_a_holiday_of_the_table_is_kept(office):
    due_in(office, 0)
    Day.objects.update_or_create(day=MORNING.date(), defaults={"works": False, "name": "停电"})
    assert remind(MORNING) == 0


def test_nobody_is_reminded_of_a_clock_that_stands_still(office):
    case = due_in(office, -1)
    Case.objects.system("put aside").filter(pk=case.pk).update(clock_stopped_on=MORNING.date())
    assert remind(MORNING) == 0


def test_a_unit_hears_once_a_day_that_cases_wait(office):
    for _n in range(3):
        office.dispatched()
    assert [str(one) for one in notices_of(office.clerk.user)] == [f"有新派来的办件等{office.clerk.unit}签收"]


def test_each_step_tells_who_is_next(office):
    case = office.submitted()
    assert [one.kind for one in notices_of(office.county.user)] == ["case.to_review"]
    move(case, "reject", by=office.reviewer, reason="缺凭证")
    assert notices_of(office.clerk.user)[0].kind == "case.sent_back"


def test_no_notice_names_anybody_the_campaign_is_about(office):
    office.closed(name="张三丰")
    assert not [one for one in Notice.objects.all() if "张三丰" in f"{one}{one.args}{one.url}"]

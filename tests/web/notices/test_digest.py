"""Digests go out through channels that are on, in working hours, once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from doudi.web.notices.actions import tell
from doudi.web.notices.channels import NotReached
from doudi.web.notices.digest import send_digests
from doudi.web.notices.models import Notice
from doudi.web.workdays.models import Day

FRIDAY_MORNING = datetime(2020, 4, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
FRIDAY_NIGHT = FRIDAY_MORNING.replace(hour=21)
SENT: list[tuple[str, str]] = []


def phone(user, text):
    if user.phone == "":
        raise NotReached
    SENT.append((user.phone, text))


@pytest.fixture
def clerk(city, settings):
    settings.NOTICE_CHANNELS = [f"{__name__}.phone"]
    SENT.clear()
    user = city.actor("town_clerk", "虢镇").user
    user.phone = "00000000001"
    user.save()
    for n in range(7):
        tell([user], "test.due", url="/x/", number=str(n))
    return user


def test_one_message_says_how_many_and_the_first_few(clerk):
    assert send_digests(FRIDAY_MORNING) == 1
    ((number, text),) = SENT
    assert number == clerk.phone
    assert text.splitlines()[0] == "您有 7 条新消息："
    assert len(text.splitlines()) == 6


def test_what_was_sent_is_not_sent_again(clerk):
    send_digests(FRIDAY_MORNING)
    assert send_digests(FRIDAY_MORNING) == 0
    assert len(SENT) == 1


@pytest.mark.parametrize("moment", [FRIDAY_NIGHT, FRIDAY_MORNING.replace(day=25)])
def test_nobody_is_reminded_at_night_or_on_a_day_off(clerk, moment):
    assert send_digests(moment) == 0
    assert SENT == []


def test_a_holiday_of_the_table_is_kept(clerk):
    Day.objects.update_or_create(day=FRIDAY_MORNING.date(), defaults={"works": False, "name": "停电"})
    assert send_digests(FRIDAY_MORNING) == 0


def test_whoever_was_not_reached_is_tried_again(clerk):
    clerk.phone = ""
    clerk.save()
    assert send_digests(FRIDAY_MORNING) == 0
    assert Notice.objects.filter(sent_at=None).count() == 7

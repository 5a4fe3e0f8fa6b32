from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from doudi.web.cases.models import Case, Event
from doudi.web.site.clock import CLOCK, days_until

THEN = datetime(2020, 7, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def back_to_today():
    yield
    CLOCK.shift = timedelta(0)


def test_it_is_another_day_everywhere_and_time_goes_on(city):
    CLOCK.go_to(THEN)
    case = city.case("虢镇")
    event = Event.objects.visible_to(city.actor("city_officer", "宝鸡市")).get(case=case)
    assert case.number == "2020-000001"
    for moment in (timezone.now(), case.opened_at, event.at, case.updated_at):
        assert THEN < moment < THEN + timedelta(minutes=5)
    assert timezone.localdate() == date(2020, 7, 2)


def test_so_many_days_away_keeps_the_hour():
    CLOCK.keep_days_away(-100)
    away = datetime.now(UTC) - timezone.now()
    assert timedelta(days=100) - timedelta(seconds=5) < away <= timedelta(days=100)
    CLOCK.keep_days_away(days_until(date(2020, 8, 25)))
    assert timezone.localdate() == date(2020, 8, 25)


def test_without_a_demo_it_is_today(city):
    assert Case.objects.visible_to(city.actor("city_officer", "宝鸡市")).count() == 0
    assert abs(datetime.now(UTC) - timezone.now()) < timedelta(seconds=5)

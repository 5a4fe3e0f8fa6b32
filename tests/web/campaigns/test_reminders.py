from datetime import date

import pytest

from doudi.web.campaigns.reminders import open_returns, remind_due
from doudi.web.notices.models import Notice
from tests.web.campaigns.conftest import signed


def told(actor, on):
    Notice.objects.all().delete()
    remind_due(on)
    return list(Notice.objects.filter(user=actor.user).values_list("args__month", "args__what"))


@pytest.mark.parametrize(
    ("on", "reminded"),
    [
        (date(2020, 6, 18), False),
        (date(2020, 6, 19), True),  # two working days before Tuesday the 23rd
        (date(2020, 6, 21), False),  # a Sunday
        (date(2020, 6, 22), False),
        (date(2020, 6, 23), True),
        (date(2020, 6, 24), True),  # the day after
        (date(2020, 7, 2), False),
    ],
)
def test_counties_are_reminded_before_on_and_after_the_day(campaign, people, on, reminded):
    assert (("2020-06", "月报") in told(people["other"], on)) == reminded


def test_who_has_submitted_is_left_in_peace(campaign, people):
    signed(campaign, people)
    assert told(people["filler"], date(2020, 6, 23)) == []
    assert told(people["other"], date(2020, 6, 23)) == [("2020-06", "月报")]
    assert "陈仓区" not in {str(area) for area, period in open_returns(campaign) if period.word == "2020-06"
                           and period.kind == "month"}  # fmt: skip


def test_the_same_day_twice_tells_once(campaign, people):
    for _ in range(2):
        remind_due(date(2020, 6, 23))
    assert Notice.objects.filter(user=people["other"].user, args__month="2020-06").count() == 1

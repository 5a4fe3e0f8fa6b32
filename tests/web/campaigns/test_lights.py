from datetime import date, timedelta

import pytest

from doudi.web.campaigns.lights import light, lit
from doudi.web.campaigns.models import Duty
from doudi.web.workdays.calendar import WorkingDays, working_days

WEEK = WorkingDays()
FRIDAY = date(2020, 7, 31)


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        (date(2020, 7, 23), "blue"),  # six working days left
        (date(2020, 7, 24), "yellow"),  # five
        (FRIDAY, "yellow"),
        (date(2020, 8, 1), "red"),
    ],
)
def test_the_light_of_a_limit(day, colour):
    assert light(FRIDAY, day, WEEK).colour == colour


def test_what_is_done_has_no_limit_any_more():
    assert light(FRIDAY, date(2021, 1, 1), WEEK, done=True).colour == "done"


@pytest.mark.parametrize("on", [date(2020, 7, 22) + timedelta(days=n) for n in range(12)])
def test_a_list_asked_for_a_light_gives_what_has_it(campaign, officer, on):
    duties = list(Duty.objects.visible_to(officer).order_by("pk")[:40])
    for n, duty in enumerate(duties):
        duty.limit_on = date(2020, 7, 15) + timedelta(days=n)
    Duty.objects.system("a test sets limits").bulk_update(duties, ["limit_on"])
    days = working_days()
    for colour in ("blue", "yellow", "red", "done"):
        wanted = {duty.pk for duty in duties if light(duty.limit_on, on, days).colour == colour}
        rows = Duty.objects.visible_to(officer).filter(lit(colour, on, days), pk__in=[duty.pk for duty in duties])
        assert {duty.pk for duty in rows} == wanted

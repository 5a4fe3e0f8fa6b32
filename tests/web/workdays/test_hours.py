"""Nobody is reminded at night, at noon, or on a day off."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from doudi.web.workdays.calendar import WorkingDays
from doudi.web.workdays.hours import is_office_time, next_office_time
from tests.web.workdays.test_calendar import SEEDED

HERE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2020-04-24T08:29", False),
        ("2020-04-24T08:30", True),
        ("2020-04-24T11:59", True),
        ("2020-04-24T12:00", False),
        ("2020-04-24T17:59", True),
        ("2020-04-24T18:00", False),
        ("2020-04-25T10:00", False),  # a Saturday
        ("2020-04-26T10:00", True),  # a Sunday made up for
        ("2020-10-01T10:00", False),
    ],
)
def test_office_hours(moment, open_):
    assert is_office_time(at(moment), SEEDED) is open_


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2020-04-24T07:00", "2020-04-24T08:30"),
        ("2020-04-24T09:10", "2020-04-24T09:10"),
        ("2020-04-24T12:30", "2020-04-24T14:00"),
        ("2020-04-24T22:00", "2020-04-26T08:30"),
        ("2020-09-30T18:00", "2020-10-09T08:30"),
    ],
)
def test_what_waits_goes_out_when_offices_open(moment, opening):
    assert next_office_time(at(moment), SEEDED) == at(opening)


def test_midnight_is_told_by_the_clock_of_the_office():
    moment = datetime(2020, 4, 24, 1, tzinfo=ZoneInfo("UTC"))  # nine in the morning
    assert is_office_time(moment, WorkingDays())

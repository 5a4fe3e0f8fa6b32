"""The demo city's places, people and plan, and the clock set back to today afterwards."""

from datetime import date, timedelta
from random import Random

import pytest

from doudi.web.demo_city.cast import acting, officers_of
from doudi.web.demo_city.days import Days
from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.site.clock import CLOCK


@pytest.fixture
def days(db):
    """The days of the story, on the morning of 2 July 2020."""
    days = Days(Random(1))
    days.morning(date(2020, 7, 2))
    yield days
    CLOCK.shift = timedelta(0)


@pytest.fixture
def officer(days):
    """The city's first officer."""
    root = settle()
    appoint()
    return acting(officers_of(root)[0])

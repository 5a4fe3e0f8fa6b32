from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.web.jobs.kinds import KINDS, job
from doudi.web.jobs.models import Job, LastRun
from doudi.web.jobs.scheduler import ask_for_what_is_due
from doudi.web.jobs.schedules import PERIODS, SCHEDULES, Schedule, every
from doudi.web.jobs.worker import work_off

HERE = ZoneInfo("Asia/Shanghai")
TWO_AT_NIGHT = datetime(2020, 6, 1, 2, tzinfo=HERE)


def at(*parts):
    return datetime(2020, *parts, tzinfo=HERE)


@pytest.fixture
def nightly(db):
    """Regular work at two at night, seen first on 1 June 2020 at noon."""
    others = dict(SCHEDULES)
    SCHEDULES.clear()
    every("daily", at="02:00")(job("test.nightly")(lambda running: None))
    ask_for_what_is_due(at(6, 1, 12))
    yield "test.nightly"
    SCHEDULES.clear()
    SCHEDULES.update(others)
    del KINDS["test.nightly"]


@pytest.mark.parametrize(
    ("period", "now", "slot"),
    [
        ("daily", at(6, 1, 1, 59), at(5, 31, 2)),
        ("daily", at(6, 1, 2), at(6, 1, 2)),
        ("hourly", at(6, 1, 13, 45), at(6, 1, 13)),
        ("monthly", at(6, 23, 1), at(5, 23, 2)),
        ("monthly", at(3, 31, 3), at(3, 23, 2)),
        ("monthly", at(1, 2, 3), datetime(2019, 12, 23, 2, tzinfo=HERE)),
    ],
)
def test_the_last_moment_that_came(period, now, slot):
    assert Schedule("x", PERIODS[period], TWO_AT_NIGHT.time(), 23).slot(now) == slot


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.sampled_from([*PERIODS.values(), timedelta(minutes=5)])
)
def test_a_moment_is_never_ahead_and_never_older_than_its_period(now, period):
    now = now.replace(tzinfo=HERE)
    slot = Schedule("x", period, TWO_AT_NIGHT.time(), 23).slot(now)
    assert timedelta(0) <= now - slot < period + timedelta(seconds=1)
    assert Schedule("x", period, TWO_AT_NIGHT.time(), 23).slot(slot) == slot


def test_first_seen_nothing_was_missed(nightly):
    assert ask_for_what_is_due(at(6, 1, 23)) == []


def test_asked_for_once_at_its_moment(nightly):
    assert ask_for_what_is_due(at(6, 2, 1, 59)) == []
    assert ask_for_what_is_due(at(6, 2, 2)) == [nightly]
    assert ask_for_what_is_due(at(6, 2, 2, 1)) == []


def test_a_long_pause_is_caught_up_once(nightly):
    assert ask_for_what_is_due(at(6, 9, 8)) == [nightly]
    assert ask_for_what_is_due(at(6, 9, 9)) == []
    assert Job.objects.system("test").count() == 1


def test_two_schedulers_ask_once(nightly, monkeypatch):
    stale = LastRun.objects.get(kind=nightly)
    assert ask_for_what_is_due(at(6, 2, 3)) == [nightly]
    work_off()
    monkeypatch.setattr(LastRun.objects.__class__, "filter", _first_stale(LastRun.objects.__class__.filter, stale))
    assert ask_for_what_is_due(at(6, 2, 3)) == []
    assert Job.objects.system("test").count() == 1


def _first_stale(filter_, stale):
    """The other scheduler read the row before the first one moved it."""

    class Read(list):
        def first(self):
            return self[0]

    return lambda manager, **where: filter_(manager, **where) if "slot__lt" in where else Read([stale])


def test_a_clock_set_back_repeats_nothing(nightly):
    ask_for_what_is_due(at(6, 2, 2))
    assert ask_for_what_is_due(at(6, 1, 23)) == []
    assert ask_for_what_is_due(at(6, 2, 2)) == []
    assert ask_for_what_is_due(at(6, 3, 2)) == [nightly]


def test_a_clock_that_ran_a_year_ahead_silences_nothing(nightly):
    assert ask_for_what_is_due(datetime(2021, 6, 2, 2, tzinfo=HERE)) == [nightly]
    work_off()
    assert ask_for_what_is_due(at(6, 2, 3)) == []
    assert ask_for_what_is_due(at(6, 3, 2)) == [nightly]

"""The campaign of the plan, loaded by the city; and people who act on a day of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doudi.web import campaigns
from doudi.web.campaigns.actions import hand_in, load_plan, sign_return, start_return
from doudi.web.campaigns.models import Duty
from doudi.web.campaigns.periods import find, periods_of
from doudi.web.cases.models import Case, Event
from doudi.web.workdays.calendar import working_days

PLAN = (Path(campaigns.__file__).parent / "plans/baoji-2020-109.yaml").read_bytes()
JUNE = date(2020, 6, 1)


@pytest.fixture
def officer(city):
    return city.actor("city_officer", "宝鸡市")


@pytest.fixture
def campaign(city, officer):
    for place in ("宝鸡市", "陈仓区", "凤翔县", "高新区"):
        city.unit(place)
    return load_plan(PLAN, by=officer)[0]


@pytest.fixture
def people(city):
    """Two county officers of 陈仓区 on the day after the June return's period, and one of 凤翔县."""
    return {
        name: on(city.actor("county_officer", place), date(2020, 6, 21))
        for name, place in {"filler": "陈仓区", "signer": "陈仓区", "other": "凤翔县"}.items()
    }


def on(actor, day):
    """The same person on another day."""
    return replace(actor, on=day)


def duty_of(by, number):
    """The duty of this number in the actor's own place."""
    return Duty.objects.visible_to(by).select_related("task", "area").get(task__number=number, area=by.unit.area)


def period(campaign, month=JUNE, kind="month"):
    return find(periods_of(campaign, working_days()), kind, month)


def started(campaign, by, month=JUNE, kind="month"):
    return start_return(by=by, campaign=campaign, area=by.unit.area, period=period(campaign, month, kind))


def signed(campaign, people, month=JUNE, kind="month"):
    """A return filled by one and signed by another."""
    draft = started(campaign, people["filler"], month, kind)
    handed = hand_in(draft, by=people["filler"], seen=draft.version)
    return sign_return(handed, by=people["signer"], seen=handed.version)


def happened(case, moment, *acts):
    """Let a case have been opened, and have taken these steps, at a moment."""
    Case.objects.system("a test sets the clock").filter(pk=case.pk).update(opened_at=moment)
    for act in acts:
        Event.objects.create(case=case, act=act, at=moment, given={})

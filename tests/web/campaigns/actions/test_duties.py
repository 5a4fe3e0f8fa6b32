from datetime import date

import pytest

from doudi.web.campaigns.actions import Conflict, NotAllowed, add_task, name_duty, report_progress
from doudi.web.campaigns.models import Duty, Progress
from tests.web.campaigns.conftest import JUNE, duty_of, on, signed, started

MAY, JULY = date(2020, 5, 1), date(2020, 7, 1)
LIMIT = date(2020, 7, 31)
DOING = {"done": "摸排两个镇", "state": "doing", "percent": None, "number": 120, "problem": ""}
DONE = DOING | {"state": "done", "number": 30}


@pytest.fixture
def duty(campaign, people):
    return duty_of(people["filler"], "3.2-1")


def named(duty, by, **given):
    given = {"seen": duty.version, "unit": by.unit, "person": by.user, "limit_on": LIMIT} | given
    return name_duty(duty, by=by, **given)


def again(duty, by):
    return Duty.objects.visible_to(by).get(pk=duty.pk)


def test_a_county_names_unit_person_and_an_earlier_limit(duty, people):
    held = named(duty, people["filler"], limit_on=date(2020, 7, 15), goal=500)
    assert (held.is_named, held.limit_on, held.goal) == (True, date(2020, 7, 15), 500)


@pytest.mark.parametrize("limit", [date(2020, 8, 1), date(2020, 4, 23)])
def test_the_limit_keeps_within_the_citys(duty, people, limit):
    with pytest.raises(NotAllowed):
        named(duty, people["filler"], limit_on=limit)


def test_another_county_does_not_even_find_it(duty, people):
    with pytest.raises(Duty.DoesNotExist):
        named(duty, people["other"])


def test_the_city_does_not_make_the_countys_plan(duty, officer):
    with pytest.raises(NotAllowed, match="陈仓区自己"):
        named(duty, officer)


def test_two_who_name_at_once_see_both_versions(duty, people):
    named(duty, people["filler"])
    with pytest.raises(Conflict) as raised:
        named(duty, people["signer"])
    assert raised.value.row.person == people["filler"].user


def test_the_same_twice_is_done_once(duty, people):
    first = named(duty, people["filler"])
    assert named(duty, people["filler"]).version == first.version


def test_a_county_adds_a_task_of_its_own_and_a_second_click_finds_it(campaign, people):
    given = {
        "title": "包联走访", "text": "干部包联到户", "target": "每户一次",
        "stage": "self_check", "lead": "civil_affairs", "limit_on": LIMIT, "measure": "state",
    }  # fmt: skip
    by = people["filler"]
    ask = {"by": by, "campaign": campaign, "area": by.unit.area, "number": "自-1", **given}
    first = add_task(**ask)
    assert add_task(**ask) == first
    assert first.task.is_own
    assert not Duty.objects.visible_to(people["other"]).filter(pk=first.pk).exists()
    with pytest.raises(NotAllowed, match="不能晚于"):
        add_task(**ask | {"number": "自-2", "limit_on": date(2021, 1, 1)})


def test_months_add_up_and_the_newest_speaks(duty, people):
    by = people["filler"]
    report_progress(duty, by=by, month=MAY, seen=0, **DOING)
    report_progress(duty, by=by, month=JUNE, seen=0, **DONE)
    held = again(duty, by)
    assert (held.state, held.amount, held.done_on, held.reported_month) == ("done", 150, by.on, JUNE)


def test_a_task_done_stays_done_since_its_first_day(duty, people):
    by = people["filler"]
    report_progress(duty, by=by, month=JUNE, seen=0, **DONE)
    report_progress(duty, by=on(by, date(2020, 7, 20)), month=JULY, seen=0, **DONE)
    assert again(duty, by).done_on == by.on


def test_a_task_taken_up_again_is_no_longer_done(duty, people):
    by = people["filler"]
    report_progress(duty, by=by, month=JUNE, seen=0, **DONE)
    report_progress(duty, by=by, month=JULY, seen=0, **DOING)
    held = again(duty, by)
    assert (held.state, held.done_on) == ("doing", None)


def test_reporting_twice_conflicts_and_the_same_again_does_not(duty, people):
    by = people["filler"]
    first = report_progress(duty, by=by, month=JUNE, seen=0, **DOING)
    assert report_progress(duty, by=by, month=JUNE, seen=0, **DOING).version == first.version
    with pytest.raises(Conflict):
        report_progress(duty, by=people["signer"], month=JUNE, seen=0, **DONE)
    assert report_progress(duty, by=people["signer"], month=JUNE, seen=1, **DONE).version == 2


@pytest.mark.parametrize("month", [date(2020, 3, 1), date(2021, 1, 1)])
def test_no_progress_outside_the_campaign(duty, people, month):
    with pytest.raises(NotAllowed):
        report_progress(duty, by=people["filler"], month=month, seen=0, **DOING)


def test_a_signed_month_is_closed_to_progress_until_a_restatement(campaign, duty, people):
    signed(campaign, people)
    with pytest.raises(NotAllowed, match="已经签发"):
        report_progress(duty, by=people["filler"], month=JUNE, seen=0, **DOING)
    assert report_progress(duty, by=people["filler"], month=JULY, seen=0, **DOING)


def test_finance_reports_on_what_it_leads(campaign, city, people):
    by = on(city.actor("finance_officer", "陈仓区"), date(2020, 6, 21))
    assert report_progress(duty_of(by, "2.3-2"), by=by, month=JUNE, seen=0, **DOING | {"number": None, "percent": 40})
    with pytest.raises(NotAllowed, match="财政"):
        report_progress(duty_of(by, "3.2-1"), by=by, month=JUNE, seen=0, **DOING)


def test_progress_is_seen_in_its_place_and_below(campaign, duty, people, city):
    report_progress(duty, by=people["filler"], month=JUNE, seen=0, **DOING)
    assert Progress.objects.visible_to(city.actor("town_clerk", "虢镇")).count() == 1
    assert Progress.objects.visible_to(city.actor("discipline_inspector", "宝鸡市")).count() == 1
    assert Progress.objects.visible_to(people["other"]).count() == 0
    assert Progress.objects.visible_to(city.actor("system_admin", "宝鸡市")).count() == 0
    assert started(campaign, people["filler"])

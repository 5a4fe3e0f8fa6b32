from collections import Counter
from datetime import date
from random import Random

import pytest

from doudi.web.campaigns.models import Duty, Return
from doudi.web.demo_city.cast import officers_of
from doudi.web.demo_city.ledger import LOADED_ON, keep_ledger, order_campaign


@pytest.mark.slow
def test_each_county_has_its_plan_and_returns_stand_at_every_state(officer, days):
    days.morning(LOADED_ON)
    campaign = order_campaign(officers_of(officer.unit.area)[0])
    for tale in keep_ledger(campaign, Random(1)):
        days.begin(tale)
    days.pass_until(date(2020, 8, 25))
    duties = Duty.objects.visible_to(officer).exclude(area=campaign.area)
    assert duties.values("area").distinct().count() == 13
    assert set(duties.values_list("state", flat=True)) == {"waiting", "doing", "done"}
    assert not duties.filter(state="done", limit_on__gt=date(2020, 8, 31)).exists(), (
        "nothing is finished before it is due"
    )
    assert set(duties.filter(task__number="3.4-1").values_list("state", flat=True)) == {"waiting"}
    returns = Return.objects.visible_to(officer)
    august = returns.filter(period=date(2020, 8, 1), kind="month")
    assert Counter(august.values_list("state", flat=True)) == {"submitted": 10, "draft": 1, "filled": 1}
    assert {row.submitted_on > row.due_on for row in august.filter(state="submitted")} == {True, False}
    assert returns.filter(kind="half_year", state="submitted").count() == 13

from dataclasses import replace
from datetime import date

import pytest

from doudi.web.campaigns.gantt import WIDTH, chart
from doudi.web.campaigns.queries import duties_of, with_lights
from doudi.web.workdays.calendar import working_days


@pytest.fixture
def drawn(campaign, people):
    def draw(on):
        by = replace(people["filler"], on=on)
        duties = duties_of(campaign, by).filter(area=by.unit.area)
        return chart(campaign, with_lights(duties, on, working_days()), on)

    return draw


def test_a_bar_runs_from_its_stage_to_its_limit(drawn, campaign):
    stages = {title: bars for title, _begins, _until, bars in drawn(date(2020, 6, 1)).stages}
    days = (campaign.ends_on - campaign.begins_on).days + 1
    first = stages["自查整改"][0]
    assert first.x == pytest.approx(WIDTH * 7 / days, abs=0.1)  # 1 May, seven days after 24 April
    assert first.x + first.width == pytest.approx(WIDTH * 99 / days, abs=0.2)  # the day after 31 July
    assert stages["总结完善"][-1].x + stages["总结完善"][-1].width == pytest.approx(WIDTH, abs=0.2)


def test_every_duty_is_drawn_once(drawn, campaign):
    bars = [bar.lit.duty.pk for _title, _begins, _until, found in drawn(date(2020, 6, 1)).stages for bar in found]
    assert len(bars) == len(set(bars)) == campaign.tasks.filter(level="county").count()


def test_today_is_drawn_while_the_campaign_is_on(drawn):
    assert drawn(date(2020, 4, 24)).today == 0
    assert drawn(date(2021, 1, 1)).today is None


def test_a_month_too_short_for_its_name_has_none(drawn):
    names = [name for _x, name in drawn(date(2020, 6, 1)).months]
    assert names == ["", "5", "6", "7", "8", "9", "10", "11", "12"]

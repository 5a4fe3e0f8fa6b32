import pytest

from doudi.web.campaigns.actions import NotAllowed, derive_plan, load_plan
from doudi.web.campaigns.models import Campaign, Duty, Task
from doudi.web.campaigns.yaml_reading import Refused
from doudi.web.orgs.models import Area
from tests.web.campaigns.conftest import PLAN


def duties(by, place):
    return Duty.objects.visible_to(by).filter(area__name=place)


def test_every_county_gets_every_task_of_its_level(campaign, officer):
    ordered = Task.objects.visible_to(officer).filter(level="county").count()
    for county in ("陈仓区", "凤翔县", "高新区"):
        assert duties(officer, county).count() == ordered
    assert duties(officer, "宝鸡市").count() == Task.objects.visible_to(officer).filter(level="city").count()


def test_the_only_unit_of_the_leading_kind_is_named_at_once(campaign, officer, city):
    duty = duties(officer, "陈仓区").get(task__number="2.1-1")
    assert duty.unit == city.unit("陈仓区")
    assert duties(officer, "陈仓区").get(task__lead="finance", task__number="2.3-2").unit is None


def test_the_same_file_again_changes_nothing(campaign, officer):
    before = Duty.objects.visible_to(officer).count()
    assert load_plan(PLAN, by=officer) == (campaign, False)
    assert Duty.objects.visible_to(officer).count() == before


def test_another_content_under_the_same_name_is_refused(campaign, officer):
    with pytest.raises(Refused) as raised:
        load_plan(PLAN.replace("题：".encode(), b"").replace("政策落实".encode(), "落实".encode()), by=officer)
    assert "已经用过" in raised.value.faults[0].what


def test_another_citys_plan_loads_beside_it(campaign, officer):
    other, new = load_plan(PLAN.replace(b"name: baoji-2020-109", b"name: xianyang-2021"), by=officer)
    assert new
    assert Campaign.objects.visible_to(officer).count() == 2
    assert other.tasks.count() == campaign.tasks.count()


def test_a_county_that_comes_later_gets_its_plan(campaign, officer, city):
    late = Area.objects.create(name="麟游县", level="county", parent=city.root)
    assert derive_plan(campaign, late) == duties(officer, "陈仓区").count()
    assert derive_plan(campaign, late) == 0


def test_a_county_loads_no_plan(city):
    with pytest.raises(NotAllowed):
        load_plan(PLAN, by=city.actor("county_officer", "陈仓区"))

"""Rows of other places in what a county hands in: how many of which county, told before it is accepted."""

from dataclasses import replace

from doudi.web.intake.elsewhere import rows_elsewhere
from tests.web.intake.rosters import JUNE

MIXED = replace(JUNE, people={"虢镇": (1,), "城关镇": (21, 22)})


def test_the_rows_of_another_county_are_counted_by_county(rolls):
    batch = rolls.hand_in(MIXED.files()).batch
    assert rows_elsewhere(batch, batch.files.all()) == [("凤翔县", 2, ["低保家庭名册"])]


def test_a_city_has_no_rows_of_elsewhere(rolls):
    batch = rolls.hand_in(MIXED.files(), by=rolls.city.actor("city_officer", "宝鸡市")).batch
    assert rows_elsewhere(batch, batch.files.all()) == []


def test_a_town_run_by_another_county_is_that_countys(rolls):
    """千河镇 has the digits of 陈仓区 and is run by 高新区."""
    batch = rolls.hand_in(replace(JUNE, people={"虢镇": (1,), "千河镇": (31,)}).files()).batch
    assert rows_elsewhere(batch, batch.files.all()) == [("高新区", 1, ["低保家庭名册"])]


def test_a_place_that_the_tree_does_not_know_is_told_as_such(rolls):
    roll = replace(JUNE, people={"虢镇": (1,), "远镇": (41,)}, codes={**JUNE.codes, "远镇": "619999100000"})
    batch = rolls.hand_in(roll.files()).batch
    assert rows_elsewhere(batch, batch.files.all()) == [("", 1, ["低保家庭名册"])]


def test_the_preview_says_it_and_what_becomes_of_them(rolls, client):
    batch = rolls.hand_in(MIXED.files()).batch
    client.force_login(rolls.officer.user)
    page = client.get(f"/intake/batches/{batch.pk}/").content.decode()
    assert "有的行不是陈仓区的" in page and "凤翔县 2 行（低保家庭名册）" in page and "不登记别处的疑点" in page
    own = rolls.hand_in(JUNE.files()).batch
    assert "有的行不是" not in client.get(f"/intake/batches/{own.pk}/").content.decode()

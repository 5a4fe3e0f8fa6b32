"""Where a finding lies: the town's code, then the names of unit and town; what is not known is said."""

import pytest

from doudi.web.intake.placing import Places
from tests.web.intake.rosters import give_codes


@pytest.fixture
def places(city):
    give_codes(city)
    return Places()


@pytest.mark.parametrize(
    ("code", "county", "town", "area"),
    [
        ("610304100201", "陈仓区", "虢镇", "虢镇"),
        ("610304102201", "高新区", "千河镇", "千河镇"),
        ("610304102201", "陈仓区", None, "千河镇"),
        (None, "高新区", "千河镇", "千河镇"),
        ("610304000000", "陈仓区", None, "陈仓区"),
        (None, "高新区", None, "高新区"),
        (None, None, None, "宝鸡市"),
    ],
)
def test_the_tree_knows_the_place(places, code, county, town, area):
    assert places.of(code, county, town).name == area


def test_a_place_that_nobody_knows_is_said(places):
    assert places.of("610304199201", "陈仓区", "新设镇").name == "陈仓区"
    assert places.of("620000000000", "别县", "别镇").name == "宝鸡市"
    assert places.lost == {"陈仓区 新设镇": 1, "别县 别镇": 1}

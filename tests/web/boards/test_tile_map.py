"""The tiles of a board stand roughly where the places lie."""

import pytest
from django.test import Client

from doudi.web.boards.cube import reckon
from doudi.web.boards.series import tiles
from doudi.web.boards.tile_map import Spot, tile_map
from doudi.web.demo_city.places import settle
from doudi.web.orgs.models import Area
from tests.web.browser import PHONE, shut_out_here


def placed(city, **spots):
    for name, (row, column) in spots.items():
        Area.objects.filter(pk=city.areas[name].pk).update(map_row=row, map_column=column)


def drawn(city):
    chart = tiles(reckon(city.actor("city_officer", "宝鸡市")))
    return dict(zip(chart.labels, chart.spots, strict=True)), chart


def test_places_stand_at_their_spots_and_are_read_as_they_stand(city):
    placed(city, 高新区=(1, 2), 陈仓区=(2, 1), 凤翔县=(1, 1))
    spots, chart = drawn(city)
    assert spots == {"凤翔县": Spot(1, 1), "高新区": Spot(1, 2), "陈仓区": Spot(2, 1)}
    assert list(chart.labels) == ["凤翔县", "高新区", "陈仓区"]
    assert chart.n_columns == 2 and "上北下南" in chart.definition


def test_places_without_a_spot_come_after_the_others_by_their_codes(city):
    placed(city, 高新区=(1, 2))
    for name, code in {"陈仓区": "610304000000", "凤翔县": "610322000000"}.items():
        Area.objects.filter(pk=city.areas[name].pk).update(code=code)
    spots, chart = drawn(city)
    assert spots == {"高新区": Spot(1, 2), "陈仓区": Spot(2, 1), "凤翔县": Spot(2, 2)}
    assert "没有设置方位的排在最后" in chart.definition


def test_of_two_at_one_spot_neither_is_lost(city):
    placed(city, 高新区=(1, 1), 陈仓区=(1, 1))
    assert len(set(tile_map(Area.objects.filter(level="county")).spots.values())) == 3


def test_nobody_has_a_spot_in_a_county_that_gave_none(city):
    chart = tiles(reckon(city.actor("county_officer", "陈仓区")))
    assert list(chart.labels) == ["虢镇", "阳平镇"] and "没有设置方位" in chart.definition


def test_the_thirteen_units_of_the_city_stand_as_they_lie(db):
    settle()
    units = Area.objects.filter(level="county")
    names = {area.pk: area.name for area in units}
    at = {names[pk]: spot for pk, spot in tile_map(units).spots.items()}
    assert len(at) == 13 and tile_map(units).n_placed == 13
    assert min(at, key=lambda name: (at[name].row, at[name].column)) == "陇县"
    assert at["麟游县"].row < at["岐山县"].row < at["眉县"].row < at["太白县"].row
    assert at["陈仓区"].column < at["金台区"].column < at["凤翔县"].column < at["岐山县"].column < at["扶风县"].column
    assert at["凤县"].row == max(spot.row for spot in at.values()) and at["凤县"].column == 1


@pytest.mark.parametrize(("row", "column", "told"), [("1", "", "一起填"), ("1", "2", "高新区"), ("13", "1", "12")])
def test_a_spot_that_does_not_do_is_told_why(city, row, column, told):
    placed(city, 高新区=(1, 2))
    client = Client()
    client.force_login(city.actor("system_admin", "宝鸡市").user)
    given = {"name": "陈仓区", "map_row": row, "map_column": column}
    assert told in client.post(f"/account/areas/{city.areas['陈仓区'].pk}/", given).content.decode()


def test_a_spot_is_given_on_the_page_of_the_place(city):
    client = Client()
    client.force_login(city.actor("system_admin", "宝鸡市").user)
    client.post(f"/account/areas/{city.areas['陈仓区'].pk}/", {"name": "陈仓区", "map_row": "3", "map_column": "2"})
    assert drawn(city)[0]["陈仓区"] == Spot(3, 2)


@pytest.mark.usefixtures("transactional_db")
def test_a_tile_further_east_stands_further_right(browse, city):
    placed(city, 高新区=(1, 2), 陈仓区=(2, 1), 凤翔县=(1, 1))
    page = browse(city.actor("city_officer", "宝鸡市"), PHONE)
    page.goto("/boards/")
    boxes = {name: page.locator(".tiles a", has_text=name).bounding_box() for name in ("凤翔县", "高新区", "陈仓区")}
    assert boxes["高新区"]["x"] > boxes["凤翔县"]["x"] and boxes["陈仓区"]["y"] > boxes["凤翔县"]["y"]
    assert shut_out_here(page) == []

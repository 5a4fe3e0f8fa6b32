"""A bureau's own approved map: read strictly, drawn by the site, and the tiles without it."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doudi.web.accounts import geojson
from doudi.web.accounts.geojson import NotThis, read_outlines
from doudi.web.audit.models import Entry
from doudi.web.boards.cube import reckon
from doudi.web.boards.series import tiles
from doudi.web.orgs.models import Area, Outline
from tests.web.browser import each_screen, shut_out_here


def square(west, south, side=1.0):
    """A closed ring."""
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def shape(name="", at=(107.0, 34.0), kind="Polygon", **properties):
    """An invented square in place of a county."""
    ring = square(*at)
    held = {"Polygon": [ring], "MultiPolygon": [[ring]], "Point": list(at), "LineString": ring}[kind]
    named = {"name": name} if name else {}
    return {"type": "Feature", "properties": named | properties, "geometry": {"type": kind, "coordinates": held}}


def collected(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


ALL = collected(
    shape("陈仓区", (107.0, 34.0)), shape("凤翔县", (107.0, 35.0), "MultiPolygon"), shape("高新区", (108.0, 34.0))
)


@pytest.fixture
def counties(city):
    return list(Area.objects.filter(level="county").order_by("path"))


@pytest.fixture
def system(city):
    client = Client()
    client.force_login(city.actor("system_admin", "宝鸡市").user)
    return client


def sent(client, city, content, approval="陕S(2020)000号"):
    given = {"file": SimpleUploadedFile("map.geojson", content), "approval": approval}
    return client.post(f"/account/areas/{city.root.pk}/outline/", given, follow=True)


def test_north_is_up_and_east_is_right(counties):
    drawn = read_outlines(ALL, counties)
    corner = {place.name: min(map(tuple, drawn.shapes[place.pk][0])) for place in counties}
    assert corner["凤翔县"][1] < corner["陈仓区"][1] and corner["高新区"][0] > corner["陈仓区"][0]
    assert drawn.width < drawn.height, "a degree of longitude is shorter than one of latitude"


def test_a_code_names_a_place_in_six_digits_or_in_twelve(counties):
    for place, code in zip(counties, ("610304000000", "610322000000", "610399000000"), strict=True):
        place.code = code
    drawn = read_outlines(collected(shape(adcode=610304), shape(code="610322000000", at=(108, 35))), counties)
    assert set(drawn.shapes) == {counties[0].pk, counties[1].pk} and drawn.missing == [counties[2]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", "不是 GeoJSON"),
        (b"[" * 100_000, "不是 GeoJSON"),
        (b'{"type": "Polygon"}', "FeatureCollection"),
        (collected(), "没有图形"),
        (collected(shape("扶风县")), "第 1 个图形“扶风县”对不上"),
        (collected(shape()), "没有名称也没有代码"),
        (collected(shape("陈仓区"), shape("陈仓区")), "第 2 个图形：“陈仓区”画了两次"),
        (collected(shape("陈仓区", kind="Point")), "第 1 个图形是 Point：只收面"),
        (collected(shape("陈仓区", kind="LineString")), "LineString"),
        (collected({"type": "Feature", "properties": {"name": "陈仓区"}, "geometry": None}), "只收面"),
        (collected("陈仓区"), "没有名称"),
        (collected(shape("陈仓区", at=(36_500_000.0, 3_800_000.0))), "坐标读不懂"),
        (collected(shape("陈仓区")).replace(b"108.0", b"NaN"), "坐标读不懂"),
        (collected(shape("陈仓区")).replace(b"[107.0, 34.0]]", b"[107.5, 34.5]]"), "没有闭合"),
    ],
)
def test_what_does_not_fit_is_told(counties, content, told):
    with pytest.raises(NotThis, match=told):
        read_outlines(content, counties)


def test_all_that_does_not_fit_is_told_at_once(counties):
    with pytest.raises(NotThis) as refused:
        read_outlines(collected(shape("扶风县"), shape("陈仓区"), shape("凤翔县", kind="Point")), counties)
    assert len(refused.value.why) == 2


@pytest.mark.parametrize(
    ("limit", "one_less"), [("MOST_BYTES", len(ALL) - 1), ("MOST_FEATURES", 2), ("MOST_POINTS", 14)]
)
def test_sizes_have_limits(counties, monkeypatch, limit, one_less):
    monkeypatch.setattr(geojson, limit, one_less + 1)
    assert read_outlines(ALL, counties)
    monkeypatch.setattr(geojson, limit, one_less)
    with pytest.raises(NotThis):
        read_outlines(ALL, counties)


def test_the_board_draws_it_with_its_approval(city, system):
    assert "已换上新的轮廓图" in sent(system, city, ALL).content.decode()
    chart = tiles(reckon(city.actor("city_officer", "宝鸡市")))
    assert "陕S(2020)000号" in chart.definition
    assert [one.name for one in chart.map.shapes] == ["陈仓区", "凤翔县", "高新区"]
    assert Entry.objects.filter(action="area.outline_set", area_id=city.root.pk).exists()


def test_places_that_are_not_in_the_file_stay_tiles(city, system):
    page = sent(system, city, collected(shape("陈仓区"))).content.decode()
    assert "仍以格子显示：凤翔县、高新区" in page
    client = Client()
    client.force_login(city.actor("city_officer", "宝鸡市").user)
    page = client.get("/boards/").content.decode()
    assert page.count("<path class=") == 1 and page.count('<ul class="tiles unplaced') == 1
    assert "style=" not in page.split('class="outline"')[1].split("</svg>")[0]


def test_a_file_that_does_not_do_leaves_the_map_as_it_is(city, system):
    sent(system, city, ALL)
    page = sent(system, city, collected(shape("扶风县"))).content.decode()
    assert "没有换上" in page and "扶风县" in page
    assert len(Outline.objects.get().shapes) == 3


def test_words_in_the_file_do_no_harm(city, system):
    page = sent(system, city, collected(shape("<script>alert(1)</script>"))).content.decode()
    assert "<script>alert" not in page


def test_without_an_approval_number_nothing_is_taken(city, system):
    assert "审图号" in sent(system, city, ALL, approval="").content.decode()
    assert not Outline.objects.exists()


def test_taken_away_the_tiles_are_back(city, system):
    sent(system, city, ALL)
    system.post(f"/account/areas/{city.root.pk}/outline/remove/")
    assert tiles(reckon(city.actor("city_officer", "宝鸡市"))).map is None


@pytest.mark.parametrize("role", ["city_officer", "security_admin", "audit_admin"])
def test_only_who_administers_places_brings_a_map(city, role):
    client = Client()
    client.force_login(city.actor(role, "宝鸡市").user)
    assert sent(client, city, ALL).status_code == 403
    assert client.post(f"/account/areas/{city.root.pk}/outline/remove/").status_code == 403


@pytest.mark.usefixtures("transactional_db")
@each_screen
def test_the_drawing_shuts_nobody_out(browse, city, system, screen):
    sent(system, city, ALL)
    city.case("虢镇")
    failures = []
    for role, address in (("city_officer", "/boards/"), ("system_admin", f"/account/areas/{city.root.pk}/outline/")):
        page = browse(city.actor(role, "宝鸡市"), screen)
        page.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
        page.goto(address)
        assert page.locator("svg.outline path").count() == 3
        assert failures == [] and shut_out_here(page) == []

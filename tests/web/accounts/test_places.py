from datetime import date, timedelta

import pytest

from doudi.web.accounts.actions.places import carry_out_moves, move_area, open_areas
from doudi.web.accounts.rules import Refused
from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case
from doudi.web.orgs.models import Area, Jurisdiction, Unit

TODAY = date.today()
A_DAY = timedelta(days=1)


@pytest.fixture
def system(city):
    return city.actor("system_admin", "宝鸡市")


def sees(actor):
    return Case.objects.visible_to(type(actor)(actor.user, actor.post)).count()


def test_a_town_goes_under_another_county_with_its_cases(city, system):
    city.case("虢镇")
    giver, taker = city.actor("county_officer", "陈仓区"), city.actor("county_officer", "高新区")
    assert (sees(giver), sees(taker)) == (1, 0)
    move_area(city.areas["虢镇"], to=city.areas["高新区"], on=TODAY, by=system)
    assert (sees(giver), sees(taker)) == (0, 1)


def test_a_move_that_lies_ahead_waits_for_its_day(city, system):
    move = move_area(city.areas["虢镇"], to=city.areas["高新区"], on=TODAY + A_DAY, by=system)
    assert move.done_at is None
    assert [carry_out_moves(TODAY), carry_out_moves(TODAY + A_DAY), carry_out_moves(TODAY + A_DAY)] == [0, 1, 0]
    town = city.areas["虢镇"]
    town.refresh_from_db()
    assert town.parent == city.areas["高新区"]
    assert town.path.startswith(city.areas["高新区"].path)


@pytest.mark.parametrize("to", ["宝鸡市", "阳平镇", "虢镇", "陈仓区"])
def test_a_town_goes_only_under_another_county(city, system, to):
    with pytest.raises(Refused):
        move_area(city.areas["虢镇"], to=city.areas[to], on=TODAY, by=system)


def test_the_order_and_the_move_are_logged(city, system):
    move_area(city.areas["虢镇"], to=city.areas["高新区"], on=TODAY, by=system)
    logged = Entry.objects.filter(area_id=city.areas["虢镇"].pk).order_by("number").values_list("action", flat=True)
    assert list(logged) == ["area.move_ordered", "area.moved"]


def test_a_merged_town_names_its_successor_and_its_last_day(city, client, system):
    client.force_login(system.user)
    town, follower = city.areas["虢镇"], city.areas["阳平镇"]
    page = f"/account/areas/{town.pk}/"
    given = {"name": "虢镇", "code": "610304100000", "valid_until": "2020-12-31", "successor": follower.pk}
    assert client.post(page, given).status_code == 302
    town.refresh_from_db()
    assert (town.successor, town.valid_until, town.code) == (follower, date(2020, 12, 31), "610304100000")
    assert "12 位数字" in client.post(page, given | {"code": "6103"}).content.decode()
    assert "早于" in client.post(page, given | {"valid_from": "2021-01-01"}).content.decode()


def test_moving_on_the_page(city, client, system):
    client.force_login(system.user)
    town = city.areas["虢镇"]
    given = {"to": city.areas["高新区"].pk, "on": TODAY.isoformat()}
    answer = client.post(f"/account/areas/{town.pk}/move/", given, follow=True)
    assert "已划转" in answer.content.decode()
    again = client.post(f"/account/areas/{town.pk}/move/", given)
    assert again.status_code == 200, "the form comes back with the reason"


def test_a_new_unit_answers_for_its_place(city, client, system):
    client.force_login(system.user)
    given = {"name": "凤翔县审计局", "kind": "finance", "area": city.areas["凤翔县"].pk, "active": "on"}
    client.post("/account/units/new/", given)
    unit = Unit.objects.get(name="凤翔县审计局")
    assert [one.area for one in unit.jurisdictions.all()] == [city.areas["凤翔县"]]


def test_a_unit_answers_for_one_more_place_and_no_longer(city, client, system):
    client.force_login(system.user)
    officer = city.actor("county_officer", "高新区")
    city.case("虢镇")
    client.post(f"/account/units/{officer.unit.pk}/answers-for/", {"area": city.areas["虢镇"].pk})
    assert sees(officer) == 1
    held = Jurisdiction.objects.get(unit=officer.unit, area=city.areas["虢镇"])
    client.post(f"/account/answers-for/{held.pk}/end/")
    held.refresh_from_db()
    assert held.valid_until == TODAY


def test_a_unit_that_is_closed_opens_nothing_to_its_people(city, client, system):
    officer = city.actor("county_officer", "陈仓区")
    client.force_login(system.user)
    unit = officer.unit
    client.post(f"/account/units/{unit.pk}/", {"name": unit.name, "kind": unit.kind, "area": unit.area_id})
    client.force_login(officer.user)
    assert client.get("/org/areas/").status_code == 403


@pytest.mark.parametrize("role", ["security_admin", "audit_admin", "city_officer"])
def test_only_the_system_administrator_changes_units_and_places(city, as_, role):
    visitor = as_(role, "宝鸡市")
    town, unit = city.areas["虢镇"], city.unit("陈仓区")
    pages = ("/account/units/new/", f"/account/units/{unit.pk}/", f"/account/areas/{town.pk}/")
    assert [visitor.get(page).status_code for page in pages] == [403] * 3
    assert visitor.post(f"/account/areas/{town.pk}/move/", {}).status_code == 403


@pytest.mark.parametrize("wanted", ["陈仓区", "ccq"])
def test_units_are_found_by_place_and_sound(city, as_, wanted):
    city.unit("陈仓区"), city.unit("凤翔县")
    page = as_("system_admin", "宝鸡市").get("/account/units/", {"q": wanted}).content.decode()
    assert ("陈仓区civil_affairs" in page, "凤翔县civil_affairs" in page) == (True, False)


def places_under(area):
    return list(area.children.order_by("pk").values_list("name", "level", "code"))


def below(area, client, lines):
    return client.post(f"/account/areas/{area.pk}/below/", {"places": lines})


def test_towns_are_pasted_under_a_county_from_two_columns_of_a_sheet(city, client, system):
    client.force_login(system.user)
    county = city.areas["高新区"]
    before = places_under(county)
    answer = below(county, client, "马营镇\t610304105000\n\n610304106000，磻溪镇（代管）\n天王　镇\n")
    assert answer.status_code == 302
    assert places_under(county) == [
        *before,
        ("马营镇", "town", "610304105000"),
        ("磻溪镇（代管）", "town", "610304106000"),
        ("天王镇", "town", ""),
    ]
    assert Entry.objects.filter(action="area.opened").count() == 3


def test_each_line_that_is_wrong_is_told_and_nothing_is_made(city, client, system):
    client.force_login(system.user)
    county = city.areas["陈仓区"]
    before = places_under(county)
    page = below(county, client, "好镇 610304107000\n虢镇\n坏镇 6103\n重镇 610304107000\n610304108000").content.decode()
    assert "第 2 行“虢镇”：这个名称已经有了。" in page
    assert "第 3 行“坏镇 6103”：区划代码是 12 位数字。" in page
    assert "第 4 行“重镇 610304107000”：这个区划代码已经有了。" in page
    assert "第 5 行" in page and "缺名称" in page and "好镇 610304107000" in page
    assert places_under(county) == before


def test_nothing_stands_under_a_village(city, client, system):
    village = Area.objects.create(name="东岭村", level="village", parent=city.areas["虢镇"])
    client.force_login(system.user)
    assert client.get(f"/account/areas/{village.pk}/below/").status_code == 404
    with pytest.raises(Refused):
        open_areas(village, [("组", "")], by=system)


def test_the_tree_leads_to_new_places_for_those_who_keep_it(city, client, system):
    client.force_login(system.user)
    assert f"/account/areas/{city.areas['宝鸡市'].pk}/below/" in client.get("/org/areas/").content.decode()
    client.force_login(city.actor("city_officer", "宝鸡市").user)
    assert "/below/" not in client.get("/org/areas/").content.decode()


def test_two_units_of_one_name_are_refused_in_words(city, client, system):
    client.force_login(system.user)
    unit = city.unit("陈仓区")
    page = client.post("/account/units/new/", {"name": unit.name, "kind": unit.kind, "area": unit.area_id})
    assert page.context["form"].errors["name"] == ["已经有叫这个名称的单位，请到“各单位”里查找。"]

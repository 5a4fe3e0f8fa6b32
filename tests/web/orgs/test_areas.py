from importlib import import_module

import pytest
from django.apps import apps

from doudi.web.orgs.models import Area
from doudi.web.orgs.pinyin import sounds_of


def found(client, wanted):
    return [area.name for area, _above in client.get("/org/areas/", {"q": wanted}).context["rows"]]


@pytest.fixture
def officer(city, as_):
    Area.objects.filter(name="虢镇").update(code="610304100000")
    return as_("county_officer", "陈仓区")


@pytest.mark.parametrize("wanted", ["虢", "虢镇", "gz", "GZ", "guozhen", "610304100", "610304100000"])
def test_a_place_is_found_by_name_initials_sound_and_code(officer, wanted):
    assert found(officer, wanted) == ["虢镇"]


def test_what_is_not_there_is_told(officer):
    assert "没有找到" in officer.get("/org/areas/", {"q": "zzz"}).content.decode()


def test_the_tree_a_step_at_a_time(city, officer):
    assert [area.name for area, _ in officer.get("/org/areas/").context["rows"]] == ["宝鸡市"]
    page = officer.get("/org/areas/", {"under": city.areas["陈仓区"].pk})
    assert [area.name for area, _ in page.context["rows"]] == ["虢镇", "阳平镇"]
    assert page.context["way"] == [city.areas["宝鸡市"]]


@pytest.mark.parametrize("under", ["999999", "x"])
def test_a_place_that_is_not_there(officer, under):
    assert officer.get("/org/areas/", {"under": under}).status_code == (404 if under.isdigit() else 200)


def test_the_sound_follows_the_name(city):
    area = city.areas["陈仓区"]
    assert area.pinyin == sounds_of("陈仓区") == "ccq chencangqu"
    area.name = "金台区"
    area.save()
    assert area.pinyin.startswith("jtq")


def test_as_many_questions_for_three_places_as_for_many(city, officer, django_assert_max_num_queries):
    officer.get("/org/areas/", {"q": "镇"})
    with django_assert_max_num_queries(20) as few:
        officer.get("/org/areas/", {"q": "镇"})
    for n in range(40):
        Area.objects.create(name=f"第{n}镇", level="town", parent=city.areas["凤翔县"])
    with django_assert_max_num_queries(20) as many:
        officer.get("/org/areas/", {"q": "镇"})
    assert len(many) == len(few)


def founded_at(number, name, **given):
    return Area.objects.create(pk=number, name=name, **given)


def test_places_stand_as_they_were_founded_whatever_their_numbers(db):
    root = founded_at(98, "宝鸡市", level="city")
    for number, name in ((99, "渭滨区"), (1000, "金台区"), (99_999, "陈仓区"), (100_000, "凤翔县")):
        founded_at(number, name, level="county", parent=root)
    founded_at(100_001, "石鼓镇", level="town", parent=Area.objects.get(pk=99))
    names = ["宝鸡市", "渭滨区", "石鼓镇", "金台区", "陈仓区", "凤翔县"]
    assert [area.name for area in Area.objects.all()] == names


def test_the_paths_of_before_are_written_anew(city):
    right = dict(Area.objects.values_list("pk", "path"))
    for pk, path in right.items():
        Area.objects.filter(pk=pk).update(path="/".join(step.lstrip("0") for step in path.split("/")))
    import_module("doudi.web.orgs.migrations.0005_paths_that_sort").write_anew(apps, None)
    assert dict(Area.objects.values_list("pk", "path")) == right

import pytest
from django.db import connection

from doudi.trouble import Trouble
from doudi.web.cases.models import Case
from doudi.web.privacy.sealing import NotOpened, cipher_named


def held(case, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM cases_case WHERE id = %s", [case.pk])
        return bytes(cursor.fetchone()[0])


def everything(actor):
    return Case.objects.visible_to(actor)


def test_the_database_holds_no_name(city):
    case = city.case("虢镇", name="张三丰", doubt={"message": "张三丰已死亡"})
    assert "张三丰".encode() not in held(case, "name") + held(case, "doubt")
    again = everything(city.actor("city_officer", "宝鸡市")).get(pk=case.pk)
    assert (again.name, again.doubt) == ("张三丰", {"message": "张三丰已死亡"})


def test_a_blob_moved_to_another_row_does_not_open(city):
    one, other = city.case("虢镇", name="张三丰"), city.case("虢镇", name="李四光")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET name = %s WHERE id = %s", [held(one, "name"), other.pk])
    moved = everything(city.actor("city_officer", "宝鸡市")).get(pk=other.pk)
    with pytest.raises(NotOpened):
        _ = moved.name


def test_the_chinese_cipher_opens_too(city, settings):
    settings.FIELD_CIPHER = "sm4"
    case = city.case("虢镇", name="张三丰")
    settings.FIELD_CIPHER = "aes"
    assert everything(city.actor("city_officer", "宝鸡市")).get(pk=case.pk).name == "张三丰"


def test_a_cipher_that_nobody_knows_is_not_taken_for_another():
    assert [cipher_named(name) for name in ("aes", "sm4")] == ["aes", "sm4"]
    with pytest.raises(Trouble, match="加密算法"):
        cipher_named("SM4-GCM")


def test_a_deferred_field_is_fetched_when_asked_for(city):
    case = city.case("虢镇", name="张三丰")
    lean = everything(city.actor("city_officer", "宝鸡市")).defer("name").get(pk=case.pk)
    assert lean.name == "张三丰"

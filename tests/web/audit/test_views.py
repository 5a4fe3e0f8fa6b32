import pytest

from doudi.web.audit.chain import record
from doudi.web.audit.models import Entry
from tests.web.browser import shut_out


def test_the_audit_administrator_reads_everything(city, as_):
    record(city.actor("city_officer", "宝鸡市"), "looked", city.areas["虢镇"])
    page = as_("audit_admin", "宝鸡市").get("/log/")
    assert "looked" in page.content.decode()
    assert Entry.objects.filter(action="log.read").count() == 1


def test_a_discipline_inspector_reads_the_log_of_the_own_county(city, as_):
    city.case("虢镇"), city.case("城关镇")
    shown = as_("discipline_inspector", "陈仓区").get("/log/").context["page"].object_list
    assert {entry.area_id for entry in shown} == {city.areas["虢镇"].pk}


@pytest.mark.parametrize("role", ["city_officer", "system_admin", "security_admin", "town_clerk"])
def test_others_are_refused_and_that_is_logged(city, as_, role):
    place = "虢镇" if role == "town_clerk" else "宝鸡市"
    assert as_(role, place).get("/log/").status_code == 403
    assert Entry.objects.first().action == "refused"


def test_a_filter_narrows_and_a_wrong_day_is_said(city, as_):
    record(city.actor("city_officer", "宝鸡市"), "looked")
    client = as_("audit_admin", "宝鸡市")
    assert {entry.action for entry in client.get("/log/?action=look").context["page"]} == {"looked"}
    wrong = client.get("/log/?since=yesterday")
    assert wrong.context["form"].errors and not wrong.context["page"].object_list


def test_no_request_empties_the_log(city, as_):
    client = as_("audit_admin", "宝鸡市")
    client.get("/log/")
    before = Entry.objects.count()
    for method in ("post", "put", "patch", "delete"):
        getattr(client, method)("/log/")
    assert Entry.objects.count() >= before


def test_the_log_shuts_nobody_out(browse, transactional_db, city):
    city.case("虢镇")
    page = browse(city.actor("audit_admin", "宝鸡市"))
    page.goto("/log/")
    assert shut_out(page) == []

import pytest

from doudi.web.cases.models import Case, Event
from doudi.web.orgs.scoping import Unscoped


def numbers(actor):
    return set(Case.objects.visible_to(actor).values_list("number", flat=True))


def test_each_sees_the_rows_of_the_own_jurisdiction(city):
    here, there = city.case("虢镇"), city.case("城关镇")
    assert numbers(city.actor("town_clerk", "虢镇")) == {here.number}
    assert numbers(city.actor("county_officer", "凤翔县")) == {there.number}
    assert numbers(city.actor("city_officer", "宝鸡市")) == {here.number, there.number}


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin", "surveyor", "inspector"])
def test_administrators_and_outsiders_see_no_case(city, role):
    city.case("虢镇")
    assert numbers(city.actor(role, "宝鸡市")) == set()


def test_finance_sees_what_concerns_funds(city):
    city.case("虢镇", theme="dibao")
    funds = city.case("虢镇", theme="payments")
    assert numbers(city.actor("finance_officer", "陈仓区")) == {funds.number}


@pytest.mark.parametrize(
    "ask", [list, len, bool, lambda rows: rows.count(), lambda rows: rows.exists(), lambda rows: rows.delete(),
            lambda rows: rows.update(title="x"), lambda rows: rows.first(), lambda rows: list(rows.iterator()),
            lambda rows: rows.aggregate(), lambda rows: list(rows.values("pk"))]
)  # fmt: skip
def test_rows_asked_for_without_an_actor_fail_closed(city, ask):
    city.case("虢镇")
    with pytest.raises(Unscoped):
        ask(Case.objects.all())
    assert Case.objects.visible_to(None).count() == 0


def test_events_follow_their_case(city):
    city.case("虢镇")
    assert Event.objects.visible_to(city.actor("town_clerk", "城关镇")).count() == 0
    assert Event.objects.visible_to(city.actor("town_clerk", "虢镇")).count() == 1


def test_a_town_that_moves_takes_its_rows_along(city):
    case = city.case("虢镇")
    town = city.areas["虢镇"]
    town.parent = city.areas["高新区"]
    town.save()
    assert numbers(city.actor("county_officer", "高新区")) == {case.number}
    assert numbers(city.actor("county_officer", "陈仓区")) == set()

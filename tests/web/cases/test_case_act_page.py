import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from doudi.web.cases import actions
from doudi.web.cases.actions import move
from tests.web.cases.test_case_page import address, confirmed, text_of

TODAY = date.today()
SOON = TODAY + timedelta(days=10)
SENT = {"csrfmiddlewaretoken": "a form is never quite empty"}


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇")


@pytest.fixture
def county(city):
    return city.actor("county_officer", "陈仓区")


@pytest.fixture
def case(city, clerk, county):
    return confirmed(city.case("虢镇", name="张三丰"), clerk, county)


@pytest.fixture
def signed_in(client):
    def as_actor(actor):
        client.force_login(actor.user)
        return client

    return as_actor


def act(case, name, of=None):
    return reverse("case_act_on" if of else "case_act", args=[case.pk, name, *([of.pk] if of else [])])


def test_more_time_is_asked_and_granted(case, clerk, county, signed_in):
    later = SOON + timedelta(days=7)
    signed_in(clerk).post(act(case, "ask_extension"), {"due_on": later, "reason": "家属外出"})
    asked = case.extensions.get()
    url = act(case, "decide_extension", asked)
    assert url in text_of(signed_in(county).get(address(case)))
    assert url not in text_of(signed_in(clerk).get(address(case)))
    signed_in(county).post(url, {"grant": "yes"})
    case.refresh_from_db()
    assert case.due_on == later


def test_a_refusal_says_why(case, clerk, county, signed_in):
    actions.ask_extension(case, by=clerk, due_on=SOON + timedelta(days=7), reason="家属外出")
    url = act(case, "decide_extension", case.extensions.get())
    assert "不同意要写明理由" in text_of(signed_in(county).post(url, {"grant": "no"}))
    assert case.extensions.get().state == "asked"


def test_a_limit_that_is_no_later_is_told_at_its_field(case, clerk, signed_in):
    page = signed_in(clerk).post(act(case, "ask_extension"), {"due_on": TODAY, "reason": "家属外出"})
    assert "新的期限要晚于" in page.context["form"].errors["due_on"][0]


def test_another_unit_helps_and_sees_the_case_meanwhile(case, city, county, signed_in):
    helper = city.actor("town_clerk", "柳林镇")
    assert signed_in(helper).get(address(case)).status_code == 404
    signed_in(county).post(act(case, "ask_help"), {"unit": helper.unit.pk, "reason": "核对户籍"})
    asked = case.helpers.get()
    page = text_of(signed_in(helper).get(address(case)))
    assert act(case, "answer_help", asked) in page
    signed_in(helper).post(act(case, "answer_help", asked), {"answer": "户籍已迁"})
    assert "户籍已迁" in text_of(signed_in(county).get(address(case)))
    signed_in(county).post(act(case, "end_help", asked), SENT)
    assert signed_in(helper).get(address(case)).status_code == 404


def test_urging_twice_a_day_is_refused_in_words(case, county, signed_in):
    signed_in(county).post(act(case, "urge"), {"words": "请尽快"})
    response = signed_in(county).post(act(case, "urge"), {"words": "再催一次，请看昨天的通知"})
    assert response.status_code == 409
    assert "今天已经催过" in text_of(response)
    assert "再催一次，请看昨天的通知" in text_of(response)


def test_a_form_that_could_not_be_sent_is_not_shown(case, city, county, signed_in):
    inspector = city.actor("discipline_inspector", "陈仓区")
    move(case, "refer", by=county, seen=case.version, reason="涉嫌截留", unit=inspector.unit)
    page = signed_in(county).get(act(case, "deal_with"))
    assert page.status_code == 409 and "交回之前" in text_of(page)
    assert signed_in(inspector).get(act(case, "deal_with")).status_code == 200


def test_nobody_is_asked_to_help_oneself(case, city, county, signed_in):
    offered = signed_in(county).get(act(case, "ask_help")).context["form"].fields["unit"].queryset
    assert offered.exists() and not offered.filter(pk__in=[county.unit.pk, case.unit_id]).exists()


def test_money_comes_and_is_struck(case, clerk, signed_in):
    given = {"kind": "due", "amount": "500", "on": TODAY}
    signed_in(clerk).post(act(case, "add_money"), given)
    page = signed_in(clerk).post(act(case, "add_money"), {"kind": "recovered", "amount": "100", "on": TODAY})
    assert page.context["form"].errors["receipt"] == ["请写票据号"]
    signed_in(clerk).post(act(case, "strike_money", case.money.get()), {"why": "重复登记"})
    assert case.money.get().struck_at


def test_a_letter_is_sent_and_taken_as_word(case, clerk, county, signed_in):
    given = {"kind": "supervision", "addressee": clerk.unit.pk, "demand": "限期办结", "due_on": SOON}
    signed_in(county).post(act(case, "supervise"), given)
    letter = case.letters.get()
    url = reverse("case_letter", args=[case.pk, letter.pk])
    assert url in text_of(signed_in(clerk).get(address(case)))
    assert signed_in(clerk).get(url).content.startswith(b"PK")


def test_a_second_look_that_finds_a_relapse_reopens(case, city, clerk, county, signed_in):
    move(case, "plan", by=clerk, cause="data", measure="停发", unit=clerk.unit, person=clerk.user, due_on=SOON)
    actions.submit(case, by=clerk, dated_on=TODAY, proof_kind="stop", proof="停发通知")
    asker = city.actor("county_officer", "陈仓区")
    asked = actions.ask_override(case, by=asker, reviewer=county.user, reason="已核")
    actions.decide_confirmation(asked, by=county, grant=True)
    case.refresh_from_db()
    type(case).objects.system("test").filter(pk=case.pk).update(closed_at=case.closed_at - timedelta(days=31))
    month = (case.closed_at - timedelta(days=31)).date().replace(day=1)
    actions.draw_look_backs(month)
    first = case.look_backs.first()
    city_officer = city.actor("city_officer", "宝鸡市")
    given = {"relapse": "yes", "note": "又在领", "done_on": TODAY}
    signed_in(city_officer).post(act(case, "record_look_back", first), given)
    case.refresh_from_db()
    assert (case.state, case.n_reopened, case.first_closer) == ("verifying", 1, county.user)
    assert "首次销号人" in text_of(signed_in(county).get(address(case)))


def test_a_row_of_another_case_is_not_there(case, city, clerk, county, signed_in):
    other = city.case("虢镇")
    actions.ask_extension(case, by=clerk, due_on=SOON + timedelta(days=7), reason="家属外出")
    url = reverse("case_act_on", args=[other.pk, "decide_extension", case.extensions.get().pk])
    assert signed_in(county).post(url, {"grant": "yes"}).status_code == 404


def test_an_unknown_act_and_one_without_its_row_are_not_there(case, county, signed_in):
    assert signed_in(county).get(act(case, "fly")).status_code == 404
    assert signed_in(county).get(act(case, "decide_extension")).status_code == 404


def groups_of(page):
    """The groups of the list of units, each with its units, as a browser shows them."""
    listed = re.search(r'<select name="unit".*?</select>', text_of(page), re.S)[0]
    found = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', listed, re.S)
    return {label: re.findall(r"<option[^>]*>([^<]*)</option>", units) for label, units in found}


def test_units_to_help_stand_under_their_counties_those_of_the_city_first(city, county, case, signed_in):
    for place, kind in (("柳林镇", "town"), ("宝鸡市", "finance"), ("凤翔县", "civil_affairs"), ("千河镇", "town")):
        city.unit(place, kind)
    assert list(groups_of(signed_in(county).get(act(case, "ask_help"))).items()) == [
        ("宝鸡市", ["宝鸡市civil_affairs", "宝鸡市finance"]),
        ("凤翔县", ["凤翔县civil_affairs", "柳林镇town"]),
        ("高新区", ["千河镇town"]),
    ]


def test_the_units_of_who_was_dealt_with_stand_so_too(city, county, case, signed_in):
    page = signed_in(county).get(act(case, "deal_with"))
    assert groups_of(page) == {"陈仓区": ["陈仓区civil_affairs", "虢镇town"]}


@pytest.mark.parametrize("name", ["ask_help", "deal_with"])
def test_a_longer_list_of_units_costs_no_further_query(city, case, signed_in, n_queries, name):
    client = signed_in(city.actor("city_officer", "宝鸡市"))
    few = n_queries(lambda: client.get(act(case, name)))
    for place in city.areas:
        for kind in ("finance", "discipline", "town"):
            city.unit(place, kind)
    assert n_queries(lambda: client.get(act(case, name))) == few

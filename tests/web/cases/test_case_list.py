import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from doudi.web.cases.actions import move
from doudi.web.cases.forms import CaseFilter
from doudi.web.cases.models import Case
from doudi.web.cases.views import batch as batch_pages
from doudi.web.jobs.models import Job
from doudi.web.jobs.worker import work_off
from tests.web.browser import DESK, PHONE, shut_out_here

LIST = "/cases/"


def text_of(response):
    return response.content.decode()


def numbers_in(response):
    return re.findall(r">(\d{4}-\d{6})</a>", text_of(response))


def test_each_sees_the_cases_of_the_own_place(city, as_):
    here, there = city.case("虢镇"), city.case("柳林镇")
    assert numbers_in(as_("county_officer", "陈仓区").get(LIST)) == [here.number]
    assert set(numbers_in(as_("city_officer", "宝鸡市").get(LIST))) == {here.number, there.number}


def test_names_are_masked(city, as_):
    city.case("虢镇", name="张三丰")
    page = text_of(as_("town_clerk", "虢镇").get(LIST))
    assert "张三丰" not in page
    assert "张**" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("theme=tekun", {"b"}),
        ("state=pending_dispatch&theme=dibao", {"a"}),
        ("check_code=db-01", {"a"}),
        ("source=petition", {"b"}),
        ("direction=over", {"a"}),
        ("severity=high", {"b"}),
        ("village=东", {"a"}),
        ("amount_from=100&amount_until=100", {"b"}),
        ("amount_from=100.01", set()),
        ("presence=back", {"b"}),
        ("opened_from=2999-01-01", set()),
        ("light=none", {"a", "b"}),
        ("light=red", set()),
        ("mine=on", set()),
        ("person=某", set()),
    ],
)
def test_the_address_holds_the_filter(city, as_, query, found):
    cases = {
        "a": city.case("虢镇", check_code="DB-01", village="东关村"),
        "b": city.case("阳平镇", theme="tekun", source="petition", severity="high", amount=100, presence="back"),
    }
    response = as_("city_officer", "宝鸡市").get(f"{LIST}?{query}")
    assert set(numbers_in(response)) == {cases[name].number for name in found}


def test_by_place_a_county_holds_its_towns(city, as_):
    for place in ("虢镇", "阳平镇", "柳林镇"):
        city.case(place)
    officer = as_("city_officer", "宝鸡市")
    assert len(numbers_in(officer.get(f"{LIST}?place={city.areas['陈仓区'].pk}"))) == 2
    assert len(numbers_in(officer.get(f"{LIST}?place={city.areas['虢镇'].pk}"))) == 1


def test_a_place_of_others_is_not_understood(city, as_):
    city.case("虢镇")
    response = as_("town_clerk", "虢镇").get(f"{LIST}?place={city.areas['柳林镇'].pk}")
    assert numbers_in(response) == []
    assert "筛选条件有误" in text_of(response)


def test_a_wrong_day_is_said(city, as_):
    assert "筛选条件有误" in text_of(as_("town_clerk", "虢镇").get(f"{LIST}?opened_from=昨天"))


def test_the_largest_amount_first(city, as_):
    small, none, large = city.case("虢镇", amount=5), city.case("虢镇"), city.case("虢镇", amount=50)
    response = as_("town_clerk", "虢镇").get(f"{LIST}?sort=amount")
    assert numbers_in(response) == [large.number, small.number, none.number]


def test_the_filter_opens_where_it_is_asked_for_and_holds_what_was_chosen(city, as_):
    city.case("虢镇")
    clerk = as_("town_clerk", "虢镇")
    closed = text_of(clerk.get(f"{LIST}?village=东&page=1"))
    assert 'name="village"' not in closed
    assert "已筛选" in closed
    (link,) = re.findall(r'<a href="(\?village=[^"]+)">', closed)
    opened = text_of(clerk.get(f"{LIST}{link.replace('&amp;', '&')}"))
    assert re.search(r'<input[^>]* name="village" value="东"', opened)
    assert "<tbody>" not in opened, "the filter is kept: no case answers it"
    part = clerk.get(f"{LIST}?filter=1", headers={"HX-Request": "true"})
    assert 'name="village"' in text_of(part)
    assert "<html" not in text_of(part)


def test_the_open_filter_speaks_english(city, as_):
    clerk = as_("town_clerk", "虢镇")
    clerk.post(reverse("set_language"), {"language": "en"})
    part = text_of(clerk.get(f"{LIST}?filter=1", headers={"HX-Request": "true"}))
    names = {area.name for area in city.areas.values()} | {"虢镇town"}
    words = re.findall(r"[\u4e00-\u9fff]+", part)
    assert [word for word in words if word not in names] == []


def test_an_empty_list_says_what_to_do(city, as_):
    assert "还没有办件" in text_of(as_("town_clerk", "虢镇").get(LIST))
    assert "没有符合条件的办件" in text_of(as_("town_clerk", "虢镇").get(f"{LIST}?theme=tekun"))


def test_columns_are_kept_for_the_session(city, as_):
    city.case("虢镇")
    clerk = as_("town_clerk", "虢镇")
    response = clerk.post(reverse("case_columns"), {"columns": ["source"], "query": "theme=dibao"}, follow=True)
    assert response.redirect_chain[0][0] == "/cases/?theme=dibao"
    assert "<th>来源</th>" in text_of(clerk.get(LIST))
    assert "<th>对象</th>" not in text_of(clerk.get(LIST))


def test_three_rows_and_three_hundred_ask_the_same(city, as_, n_queries):
    county = as_("county_officer", "陈仓区")
    opener = city.actor("city_officer", "宝鸡市")
    for _n in range(3):
        city.case("虢镇", by=opener)
    few = n_queries(lambda: county.get(LIST))
    for _n in range(60):
        city.case("阳平镇", by=opener)
    assert n_queries(lambda: county.get(LIST)) == few <= 20


def test_nothing_ticked_is_said(city, as_):
    city.case("虢镇")
    page = as_("county_officer", "陈仓区").get(reverse("case_chosen"), {"act": "dispatch", "query": ""}, follow=True)
    assert "先勾选" in text_of(page)


def dispatch_all(officer, query="", **given):
    chosen = officer.get(reverse("case_chosen"), {"act": "dispatch", "query": query, "every": "1"})
    return officer.get(chosen.url), chosen.url


def test_all_of_the_filter_is_dispatched_each_to_its_own_town(city, as_):
    cases = [city.case(place) for place in ("虢镇", "虢镇", "阳平镇")]
    other = city.case("虢镇", theme="tekun")
    for place in ("虢镇", "阳平镇"):
        city.unit(place, "town")
    officer = as_("county_officer", "陈仓区")
    preview, url = dispatch_all(officer, "theme=dibao")
    assert "将派发 3 件" in text_of(preview)
    officer.post(url, {"due_on": date.today() + timedelta(days=9)})
    for case in (*cases, other):
        case.refresh_from_db()
    assert [case.unit.name for case in cases] == ["虢镇town", "虢镇town", "阳平镇town"]
    assert other.state == "pending_dispatch"


def test_what_cannot_be_dispatched_is_left_out_and_told(city, as_):
    clerk = city.actor("town_clerk", "虢镇")
    case, done = city.case("虢镇"), city.case("虢镇")
    lonely = city.case("阳平镇")
    officer = as_("county_officer", "陈仓区")
    move(done, "dispatch", by=city.actor("county_officer", "陈仓区"), unit=clerk.unit, due_on=date.today())
    preview, url = dispatch_all(officer)
    assert "将派发 2 件" in text_of(preview)
    assert "另有 1 件" in text_of(preview)
    told = text_of(officer.post(url, {"due_on": date.today() + timedelta(days=9)}))
    assert "已派发 1 件" in told
    assert lonely.number in told
    case.refresh_from_db()
    assert case.state == "pending_receipt"


def test_many_are_moved_in_the_background(city, as_, monkeypatch):
    monkeypatch.setattr(batch_pages, "AT_ONCE", 1)
    cases = [city.case("虢镇") for _n in range(3)]
    city.unit("虢镇", "town")
    officer = as_("county_officer", "陈仓区")
    _preview, url = dispatch_all(officer)
    assert "/jobs/" in officer.post(url, {"due_on": date.today() + timedelta(days=9)}).url
    work_off()
    assert Job.objects.system("test").get(kind="cases.batch").result == {"done": 3, "refused": 0}
    assert {Case.objects.system("test").get(pk=case.pk).state for case in cases} == {"pending_receipt"}


def test_what_is_being_worked_on_is_urged(city, as_):
    clerk, boss = city.actor("town_clerk", "虢镇"), city.actor("county_officer", "陈仓区")
    waiting, working = city.case("虢镇"), city.case("虢镇")
    move(working, "dispatch", by=boss, unit=clerk.unit, due_on=date.today() + timedelta(days=3))
    officer = as_("county_officer", "陈仓区")
    officer.post(f"{reverse('case_batch', args=['urge'])}?", {"words": "请尽快"})
    assert [case.events.filter(act="urge").count() for case in (waiting, working)] == [0, 1]


def test_a_clerk_has_no_batches(city, as_):
    assert as_("town_clerk", "虢镇").get(reverse("case_batch", args=["dispatch"])).status_code == 404


def test_chosen_rows_only_reach_ones_own(city, as_):
    foreign = city.case("柳林镇")
    officer = as_("county_officer", "陈仓区")
    page = officer.get(reverse("case_batch", args=["dispatch"]), {"pk": foreign.pk})
    assert "没有可以处理的办件" in text_of(page)
    assert Case.objects.system("test").get(pk=foreign.pk).state == "pending_dispatch"


def test_the_list_in_the_browser(city, browse, transactional_db):
    clerk = city.actor("town_clerk", "虢镇")
    county = city.actor("county_officer", "陈仓区")
    for n in range(4):
        case = city.case("虢镇", check_code="DB-01", village="东关村", amount=1234.5)
        if n:
            move(case, "dispatch", by=county, unit=clerk.unit, due_on=date.today() + timedelta(days=n * 4 - 4))
    for screen in (DESK, PHONE):
        page = browse(county, screen)
        page.goto(LIST)
        assert page.locator("tbody tr").count() == 4
        page.locator("summary", has_text="筛选").click()
        page.get_by_label("村（社区）").wait_for()
        assert shut_out_here(page) == []
    page.locator("input[name=pk]").first.check()
    page.get_by_text("已勾选 1").wait_for()


def test_the_list_of_a_city_by_amount_is_read_from_an_index(city):
    for n in range(3):
        city.case("虢镇", amount=n or None)
    wanted = CaseFilter("sort=amount", city.actor("city_officer", "宝鸡市")).rows
    assert [row.amount for row in wanted] == [2, 1, None]
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    told = wanted.values_list("pk", flat=True)[:20].explain()
    assert "case_amount" in told and "TEMP B-TREE" not in told and "Sort" not in told

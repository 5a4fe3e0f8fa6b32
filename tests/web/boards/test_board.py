from decimal import Decimal

import pytest
from django.utils import timezone

from doudi.web.boards.cube import reckon
from doudi.web.boards.figures import figures
from doudi.web.boards.series import charts
from doudi.web.cases.actions.money import add_money, strike_money
from tests.web.browser import each_screen, shut_out_here


@pytest.fixture
def cases(city):
    return [
        city.case("虢镇", theme="coverage"),
        city.case("虢镇", check_code="DB-01", verdict="confirmed", state="confirmed", amount=Decimal("120.50")),
        city.case("城关镇", theme="dibao", verdict="refuted", state="refuted"),
    ]


def shown(actor):
    return {figure.title: figure for figure in figures(reckon(actor))}


def test_satisfaction_stands_first_and_says_that_there_is_no_survey(city, cases):
    first = figures(reckon(city.actor("city_officer", "宝鸡市")))[0]
    assert (first.title, first.value, first.text) == ("满意率", None, "尚未开展调查")


def test_the_figures_of_the_city(city, cases):
    figure = shown(city.actor("city_officer", "宝鸡市"))
    assert (figure["办件总数"].value, figure["漏保脱保"].value, figure["错保"].value) == (3, 1, 1)
    assert figure["查实金额"].text == "120.50 元"
    assert figure["准确率"].text == "50.0%"


def test_only_who_should_not_be_on_the_roll_is_wrongly_covered(city, cases, as_):
    for given in (
        {"check_code": "DB-14"},  # paid too little
        {"check_code": "TK-06", "theme": "tekun"},  # not visited
        {"check_code": "DB-13"},  # reckoned wrong, either way
        {"check_code": "ZJ-05", "theme": "payments"},  # the same dead again, in the money
        {"source": "petition"},  # nobody said
    ):
        city.case("虢镇", verdict="confirmed", **given)
    told = city.case("虢镇", source="petition", direction="over", verdict="confirmed")
    figure = shown(city.actor("city_officer", "宝鸡市"))["错保"]
    rows = as_("city_officer", "宝鸡市").get(figure.rows).context["page_obj"]
    assert figure.value == 2
    assert set(rows) == {cases[1], told}


def test_the_money_that_came_back_is_summed(city, cases):
    county, today = city.actor("county_officer", "陈仓区"), timezone.localdate()
    add_money(cases[1], by=county, kind="due", amount=Decimal("120.50"), on=today)
    add_money(cases[1], by=county, kind="recovered", amount=Decimal("100.00"), on=today, receipt="001")
    assert shown(city.actor("city_officer", "宝鸡市"))["已追回金额"].text == "100.00 元"
    assert shown(city.actor("county_officer", "凤翔县"))["已追回金额"].value == 0


def test_the_money_that_came_back_opens_its_cases(city, cases, as_):
    county, today = city.actor("county_officer", "陈仓区"), timezone.localdate()
    add_money(cases[1], by=county, kind="due", amount=Decimal("120.50"), on=today)
    struck = add_money(cases[1], by=county, kind="recovered", amount=Decimal("1.00"), on=today, receipt="001")
    rows = shown(city.actor("city_officer", "宝鸡市"))["已追回金额"].rows
    client = as_("city_officer", "宝鸡市")
    assert list(client.get(rows).context["page_obj"]) == [cases[1]]
    strike_money(struck, by=county, why="登记错了")
    assert not list(client.get(rows).context["page_obj"])


def test_a_county_reckons_with_its_own_rows(city, cases):
    assert shown(city.actor("county_officer", "凤翔县"))["办件总数"].value == 1


def test_nothing_has_no_share(city):
    assert shown(city.actor("city_officer", "宝鸡市"))["销号率"].text == "暂无数据"


def test_every_counted_figure_opens_as_many_rows(city, cases, as_):
    client = as_("city_officer", "宝鸡市")
    page = client.get("/boards/")
    for figure in page.context["figures"]:
        if isinstance(figure.value, int):
            assert client.get(figure.rows).context["page_obj"].paginator.count == figure.value, figure.title


def test_every_label_of_a_chart_opens_its_rows(city, cases, as_):
    client = as_("city_officer", "宝鸡市")
    tiles, _ranking, _heat, stages, _trend = charts(reckon(city.actor("city_officer", "宝鸡市")))
    for chart in (tiles, stages):
        for at, link in enumerate(chart.links):
            wanted = client.get(link)
            assert wanted.context["page_obj"].paginator.count == chart.lines[0].values[at], link


def test_the_data_of_a_chart_is_handed_out_and_logged(city, cases, as_):
    answer = as_("city_officer", "宝鸡市").get("/boards/data/tiles.csv")
    lines = answer.content.decode("utf-8-sig").split()
    assert lines[1:] == ["陈仓区,2", "凤翔县,1", "高新区,0"]
    assert as_("city_officer", "宝鸡市").get("/boards/data/none.csv").status_code == 404


@pytest.mark.usefixtures("transactional_db", "cases")
@pytest.mark.parametrize("address", ["/boards/", "/boards/?wall=1"])
@each_screen
def test_the_board_is_drawn_and_shuts_nobody_out(browse, city, screen, address):
    page = browse(city.actor("city_officer", "宝鸡市"), screen)
    failures = []
    page.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("#chart-ranking canvas")
    assert failures == []
    assert shut_out_here(page) == []


def test_every_number_of_the_heat_and_its_totals_open_their_rows(city, cases, as_):
    city.case("宝鸡市", theme="payments")
    client = as_("city_officer", "宝鸡市")
    _tiles, _ranking, heat, _stages, _trend = charts(reckon(city.actor("city_officer", "宝鸡市")))
    assert (heat.labels[-1], heat.lines[-1].name) == ("合计", "合计")
    assert heat.lines[-1].values[-1] == 4 and "合计含本级 1 件" in heat.sentence
    for line in heat.lines:
        for link, value in zip(line.links, line.values, strict=True):
            assert client.get(link).context["page_obj"].paginator.count == value, link

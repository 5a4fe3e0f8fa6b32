import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from doudi.web.audit.models import Entry
from doudi.web.cases import actions
from doudi.web.cases.actions import move, verify
from doudi.web.cases.models import Case
from doudi.web.cases.timeline import way_of
from doudi.web.cases.uploads import received
from tests.web.browser import DESK, PHONE, shut_out_here

ID = "990304195203140016"
TODAY = date.today()
SOON = TODAY + timedelta(days=10)
DOUBT = {
    "message": f"张三丰（{ID}）2020年3月2日死亡，4月仍在低保名册，领取500.00元。",
    "grade": "certain",
    "months": ["2020-04"],
    "reckoning": ["2020-04：领取 500.00 元"],
    "missing": ["死亡医学证明"],
    "evidence": [
        {
            "roster": "dibao_members",
            "title": "低保成员名册",
            "file": "虢镇低保.xlsx",
            "sheet": "4月",
            "row": 12,
            "fields": [
                {"column": "name", "header": "姓名", "value": "张三丰"},
                {"column": "month", "header": "月份", "value": "2020-04", "deciding": True},
            ],
        },
        {
            "roster": "deaths",
            "title": "死亡人员名册",
            "file": "火化名单.xls",
            "sheet": "Sheet1",
            "row": 3,
            "fields": [{"column": "died_on", "header": "死亡日期", "value": "2020-03-02", "deciding": True}],
        },
    ],
    "rule": {
        "code": "DB-01",
        "rule": "死亡次月起停发。",
        "clauses": [{"source": "国务院令第649号", "article": "第十三条", "words": "情况变化的，应当及时告知。"}],
    },
    "clears": "死亡日期有误。",
    "ask": "何时去世？",
}


def address(case):
    return reverse("case", args=[case.pk])


def text_of(response):
    return response.content.decode()


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇")


@pytest.fixture
def county(city):
    return city.actor("county_officer", "陈仓区")


@pytest.fixture
def case(city):
    return city.case("虢镇", name="张三丰", subject=ID, check_code="DB-01", amount=500, doubt=DOUBT)


def photo(colour="red"):
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(picture, "JPEG")
    return SimpleUploadedFile("photo.jpg", picture.getvalue(), "image/jpeg")


def confirmed(case, clerk, county, **given):
    move(case, "dispatch", by=county, unit=clerk.unit, due_on=SOON)
    move(case, "receive", by=clerk)
    said = {"verdict": "confirmed", "visited_on": TODAY, "met": "张三丰之子", "finding": "家属确认"}
    verify(case, by=clerk, **said | given)
    return case


def rectifying(case, clerk, county):
    confirmed(case, clerk, county)
    move(case, "plan", by=clerk, cause="data", measure="停发", unit=clerk.unit, person=clerk.user, due_on=SOON)
    return case


def in_review(case, clerk, county):
    rectifying(case, clerk, county)
    actions.submit(case, by=clerk, dated_on=TODAY, proof_kind="stop", proof="停发通知")
    return case


@pytest.mark.parametrize(
    "words",
    [
        "4月仍在低保名册",
        "虢镇低保.xlsx",
        "第 12 行",
        '<mark class="marked">2020-03-02</mark>',
        "2020-04：领取 500.00 元",
        "500.00 元",
        "国务院令第649号 第十三条",
        "死亡次月起停发。",
        "死亡日期有误。",
        "何时去世？",
        "死亡医学证明",
    ],
)
def test_a_village_cadre_reads_what_is_in_doubt_and_why(case, as_, words):
    assert words in text_of(as_("town_clerk", "虢镇").get(address(case)))


def test_nobody_is_named_before_it_is_opened(case, clerk, county, as_):
    confirmed(case, clerk, county, finding="张三丰的儿子在场")
    page = text_of(as_("county_officer", "陈仓区").get(address(case)))
    assert "张三丰" not in page
    assert ID not in page
    assert "张**" in page


def test_a_foreign_case_is_not_there_and_the_log_notes_it(case, as_):
    assert as_("town_clerk", "柳林镇").get(address(case)).status_code == 404
    assert Entry.objects.filter(action="refused", detail__path=address(case)).count() == 1


def test_the_next_step_is_offered_to_whose_turn_it_is(case, clerk, county, as_):
    move(case, "dispatch", by=county, unit=clerk.unit, due_on=SOON)
    step = reverse("case_step", args=[case.pk, "receive"])
    assert step in text_of(as_("town_clerk", "虢镇").get(address(case)))
    others = text_of(as_("county_officer", "陈仓区").get(address(case)))
    assert step not in others
    assert "只有承办单位能“签收”" in others


def test_the_way_shows_the_days_of_the_states(case, clerk, county, as_):
    confirmed(case, clerk, county)
    page = text_of(as_("town_clerk", "虢镇").get(address(case)))
    assert page.count('class="way-done"') == 3
    assert 'class="way-here" aria-current="step"><span>属实</span>' in page


def test_what_is_said_meanwhile_does_not_move_the_day_of_a_state(case, clerk, county, city):
    confirmed(case, clerk, county)
    entered = [station.at for station in way_of(case, list(case.events.all()))]
    actions.comment(case, by=clerk, text="再去一次。")
    assert [station.at for station in way_of(case, list(case.events.all()))] == entered


def test_photos_are_opened_one_by_one_and_logged(case, clerk, county, as_):
    confirmed(case, clerk, county, photos=[received(photo())])
    file = case.attachments.get()
    url = reverse("case_file", args=[case.pk, file.pk])
    officer = as_("county_officer", "陈仓区")
    assert url in text_of(officer.get(address(case)))
    response = officer.get(url)
    assert response["Content-Type"] == "image/jpeg"
    assert "photo" not in response["Content-Disposition"]
    assert Entry.objects.filter(action="file.open").count() == 1
    assert as_("town_clerk", "柳林镇").get(url).status_code == 404


def test_the_check_tells_how_often_it_was_right(case, city, clerk, county, as_):
    confirmed(case, clerk, county)
    other = city.case("虢镇", check_code="DB-01", doubt=DOUBT)
    page = text_of(as_("county_officer", "陈仓区").get(address(other)))
    assert "属实 1 件，不属实 0 件" in page


def test_a_recheck_stands_side_by_side(case, clerk, county, as_):
    in_review(case, clerk, county)
    rows = DOUBT["evidence"]
    days = {"as_of": SOON, "data_until": SOON}
    actions.record_recheck(case, run="r2", fired=False, before=rows, after=[rows[1]], **days)
    page = text_of(as_("county_officer", "陈仓区").get(address(case)))
    assert "疑点不再出现" in page
    assert page.count("火化名单.xls") == 3


def test_alike_texts_are_shown_to_the_reviewer(city, case, clerk, county, as_):
    words = "经入户核实并召开会议研究，已按规定停发低保金，多发资金已全部追回并缴入财政专户，相关人员已批评教育。"
    twin = city.case("虢镇", check_code="DB-02")
    for one in (case, twin):
        rectifying(one, clerk, county)
        actions.submit(one, by=clerk, dated_on=TODAY, proof_kind="stop", proof=words)
    page = text_of(as_("county_officer", "陈仓区").get(reverse("case_step", args=[case.pk, "close"])))
    assert "文字几乎一样" in page
    assert twin.number in page


def full(case, city, clerk, county):
    """A case on which everything happened."""
    Case.objects.system("test").filter(pk=case.pk).update(subject_kind="person")
    case.refresh_from_db()
    confirmed(case, clerk, county, photos=[received(photo())])
    actions.ask_extension(case, by=clerk, due_on=SOON + timedelta(days=9), reason="家属外出")
    actions.ask_exemption(case, by=clerk, reason="监外执行", valid_until=SOON)
    move(case, "plan", by=clerk, cause="data", measure="停发", unit=clerk.unit, person=clerk.user, due_on=SOON)
    actions.ask_help(case, by=county, unit=city.unit("阳平镇", "town"), reason="协查")
    actions.urge(case, by=county)
    actions.add_money(case, by=clerk, kind="due", amount=Decimal(500), on=TODAY)
    actions.deal_with(case, by=county, person="王五六", kind="education", on=TODAY)
    actions.comment(case, by=county, text="请尽快")
    actions.submit(case, by=clerk, dated_on=TODAY, proof_kind="stop", proof="停发通知", files=[received(photo("blue"))])
    days = {"as_of": SOON, "data_until": SOON}
    actions.record_recheck(case, run="r2", fired=False, before=DOUBT["evidence"], after=[], **days)
    return case


@pytest.fixture
def full_case(case, city, clerk, county):
    return full(case, city, clerk, county)


def test_even_a_full_case_asks_little_and_shows_all(full_case, as_, n_queries):
    officer = as_("county_officer", "陈仓区")
    page = text_of(officer.get(address(full_case)))
    for words in ("家属外出", "监外执行", "协查", "500.00 元", "王**", "请尽快", "停发通知", "疑点不再出现"):
        assert words in page
    assert n_queries(lambda: officer.get(address(full_case))) <= 20


def test_an_illness_stands_in_no_sentence_of_the_page(city, as_):
    cell = {"column": "disease", "header": "病种", "value": "尿毒症", "private": True, "deciding": True}
    told = {
        "message": "因尿毒症住院",
        "reckoning": ["病种=尿毒症"],
        "evidence": [{"roster": "serious_illness", "fields": [cell]}],
    }
    client, case = as_("town_clerk", "虢镇"), city.case("虢镇", doubt=told)
    client.post(reverse("case_comment", args=[case.pk]), {"text": "尿毒症，已转院"})
    page = text_of(client.get(address(case)))
    assert "因***住院" in page
    assert "***，已转院" in page
    assert "尿" not in page


def test_an_empty_doubt_shows_the_title(city, as_):
    case = city.case("虢镇", source="petition", title="群众反映应保未保")
    page = text_of(as_("town_clerk", "虢镇").get(address(case)))
    assert "群众反映应保未保" in page
    assert "哪些文件的哪一行" not in page


def test_who_wants_to_hear_says_so(case, as_):
    officer = as_("county_officer", "陈仓区")
    officer.post(reverse("case_subscribe", args=[case.pk]), {"wanted": "1"})
    assert case.subscriptions.count() == 1
    assert "不再关注" in text_of(officer.get(address(case)))
    officer.post(reverse("case_subscribe", args=[case.pk]), {"wanted": "0"})
    assert case.subscriptions.count() == 0


def test_a_comment_that_cannot_be_is_kept(case, as_):
    officer = as_("county_officer", "陈仓区")
    officer.post(reverse("case_comment", args=[case.pk]), {"text": "@nobody 请看"})
    page = text_of(officer.get(address(case)))
    assert "没有用户名为 nobody 的人" in page
    assert ">@nobody 请看</textarea>" in page


def test_even_a_full_case_prints_on_one_page(city, browse, transactional_db):
    case = city.case("虢镇", name="张三丰", subject=ID, check_code="DB-01", amount=500, doubt=DOUBT)
    county = city.actor("county_officer", "陈仓区")
    full(case, city, city.actor("town_clerk", "虢镇"), county)
    page = browse(county)
    page.goto(address(case))
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_a_full_case_shuts_nobody_out(city, browse, transactional_db):
    case = city.case("虢镇", name="张三丰", subject=ID, check_code="DB-01", amount=500, doubt=DOUBT)
    clerk, county = city.actor("town_clerk", "虢镇"), city.actor("county_officer", "陈仓区")
    full(case, city, clerk, county)
    for screen in (DESK, PHONE):
        page = browse(county, screen)
        page.goto(address(case))
        page.get_by_text("其他处理").click()
        assert shut_out_here(page) == []


def test_why_the_inspectors_were_called_is_not_told_to_those_who_work_on_it(office):
    case = office.rectifying()
    move(case, "refer", by=office.county, unit=office.inspector.unit, reason="镇街经办涉嫌截留")
    move(case, "hand_back", by=office.inspector, outcome="已立案调查")

    def told_to(actor):
        client = Client()
        client.force_login(actor.user)
        return client.get(address(case)).content.decode()

    for actor in (office.county, office.inspector):
        assert "镇街经办涉嫌截留" in told_to(actor) and "已立案调查" in told_to(actor)
    for_the_clerk = told_to(office.clerk)
    assert "移送纪检" in for_the_clerk and "截留" not in for_the_clerk and "立案" not in for_the_clerk

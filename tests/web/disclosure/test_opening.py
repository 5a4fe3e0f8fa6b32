from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from doudi.web.audit.models import Entry
from doudi.web.disclosure.models import Opening
from tests.web.browser import DESK, PHONE, shut_out_here

ID = "990304195203140016"


@pytest.fixture
def case(city):
    rows = [
        {
            "roster": "payments",
            "fields": [{"column": "account_no", "header": "银行账号", "value": "6200000000000000001"}],
        }
    ]
    return city.case("虢镇", name="张三丰", subject=ID, doubt={"message": f"张三丰（{ID}）已死亡", "evidence": rows})


def address(case):
    return reverse("personal_open", args=["case", case.pk])


def test_the_values_come_only_after_a_reason(case, as_):
    clerk = as_("town_clerk", "虢镇")
    assert ID not in clerk.get(address(case)).content.decode()
    assert ID not in clerk.post(address(case), {"reason": ""}).content.decode()
    shown = clerk.post(address(case), {"reason": "visit"}).content.decode()
    assert ID in shown
    assert "6200000000000000001" in shown


def test_other_must_be_said_in_words(case, as_):
    shown = as_("town_clerk", "虢镇").post(address(case), {"reason": "other"}).content.decode()
    assert ID not in shown
    assert "请写明用途" in shown


def test_the_log_says_who_opened_what_and_why_and_no_value(case, as_):
    as_("town_clerk", "虢镇").post(address(case), {"reason": "visit", "words": "和张三丰的儿子约好入户"})
    entry = Entry.objects.get(action="personal.open")
    assert (entry.kind, entry.object_id, entry.detail["reason"]) == ("cases.case", str(case.pk), "visit")
    assert entry.detail["fields"] == ["姓名", "证件号或编号", "疑点", "银行账号"]
    assert "张三丰" not in str(entry.detail)
    assert Opening.objects.system("test").get().words == "和张三丰的儿子约好入户"


def test_a_foreign_row_is_not_there(case, as_):
    assert as_("town_clerk", "柳林镇").post(address(case), {"reason": "visit"}).status_code == 404
    assert Opening.objects.system("test").count() == 0


def test_an_unknown_kind_is_not_there(case, as_):
    assert as_("town_clerk", "虢镇").get(reverse("personal_open", args=["user", case.pk])).status_code == 404


def test_administrators_open_nothing(case, as_):
    assert as_("system_admin", "宝鸡市").post(address(case), {"reason": "visit"}).status_code == 403


def test_nothing_is_kept_by_the_browser(case, as_):
    clerk = as_("town_clerk", "虢镇")
    for response in (clerk.post(address(case), {"reason": "visit"}), clerk.get("/cases/")):
        assert response["Cache-Control"] == "no-store"


def test_inspectors_of_discipline_see_who_opened_what(case, as_):
    as_("town_clerk", "虢镇").post(address(case), {"reason": "answer", "words": "热线回复"})
    here = as_("discipline_inspector", "陈仓区").get(reverse("opening_list")).content.decode()
    there = as_("discipline_inspector", "凤翔县").get(reverse("opening_list")).content.decode()
    assert "热线回复" in here
    assert "热线回复" not in there


def test_on_the_page_of_the_case_it_opens_in_place(city, browse, transactional_db):
    case = city.case("虢镇", name="张三丰", subject=ID)
    clerk = city.actor("town_clerk", "虢镇")
    for screen in (DESK, PHONE):
        page = browse(clerk, screen)
        page.goto(reverse("case", args=[case.pk]))
        page.get_by_role("link", name="查看完整信息").click()
        page.get_by_label("用途").select_option("visit")
        assert shut_out_here(page) == []
        page.get_by_role("button", name="查看", exact=True).click()
        page.get_by_text(ID).wait_for()
        page.get_by_text("120 秒后自动隐去").wait_for()
        assert shut_out_here(page) == []
        page.reload()
        assert page.get_by_text(ID).count() == 0


def test_nobody_opens_a_register_row_by_row(case, as_, monkeypatch):
    monkeypatch.setattr("doudi.web.disclosure.actions.opening.MOST_AN_HOUR", 2)
    clerk = as_("town_clerk", "虢镇")
    answers = [clerk.post(address(case), {"reason": "visit"}).content.decode() for _time in range(3)]
    assert [ID in shown for shown in answers] == [True, True, False]
    assert "一小时内最多查看 2 条" in answers[2]
    assert Entry.objects.get(action="personal.too_many").object_id == str(case.pk)
    assert ID in as_("town_clerk", "虢镇").post(address(case), {"reason": "visit"}).content.decode(), "a colleague"
    Opening.objects.system("test").update(at=timezone.now() - timedelta(minutes=61))
    assert ID in clerk.post(address(case), {"reason": "visit"}).content.decode()


def test_the_audit_administrator_is_led_to_every_look_without_its_words(city, as_):
    case = city.case("虢镇", name="张三丰")
    as_("county_officer", "陈仓区").post(f"/personal/open/case/{case.pk}/", {"reason": "other", "words": "问过李四"})
    auditor = as_("audit_admin", "宝鸡市")
    assert "/personal/opened/" in auditor.get("/log/").content.decode()
    page = auditor.get("/personal/opened/").content.decode()
    assert "虢镇" in page and "李四" not in page


@pytest.mark.parametrize("role", ["audit_admin", "discipline_inspector"])
def test_from_the_log_both_come_to_the_looks(as_, role):
    assert "/personal/opened/" in as_(role, "宝鸡市").get("/log/").content.decode()

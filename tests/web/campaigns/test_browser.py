"""The pages in a real browser, at the desk and on the phone: nobody shut out, nothing wider than the screen."""

from datetime import date

import pytest
from django.urls import reverse

from doudi.web.campaigns.actions import choose_case, edit_return, name_duty, report_progress, restate_return
from tests.web.browser import PHONE, shut_out
from tests.web.campaigns.conftest import JUNE, duty_of, happened, on, signed, started
from tests.web.campaigns.series.test_reckon import IN_JUNE, IN_MAY


@pytest.fixture
def addresses(transactional_db, campaign, people, city):
    """A campaign under way, and its pages by name."""
    by = people["filler"]
    for place, amount in (("虢镇", 1200), ("虢镇", 860), ("阳平镇", None)):
        happened(city.case(place, amount=amount, verdict="confirmed", theme="coverage"), IN_JUNE, "confirm", "close")
    case = city.case("阳平镇", source="petition", name="张三丰", title="去世后仍领取低保金", verdict="confirmed")
    happened(case, IN_MAY, "confirm")
    duty = duty_of(by, "3.2-1")
    name_duty(duty, by=by, seen=1, unit=by.unit, person=by.user, limit_on=date(2020, 7, 20), goal=800)
    given = {"done": "摸排虢镇、阳平镇 412 户，补报 3 户。", "problem": "外出务工户联系不上", "percent": None}
    report_progress(duty, by=by, month=JUNE, seen=0, state="doing", number=412, **given)
    for number, share in (("2.1-1", 60), ("2.2-2", 100), ("2.3-3", 35)):
        state = "done" if share == 100 else "doing"
        given = {"done": "按计划推进", "problem": "", "number": None, "percent": share}
        report_progress(duty_of(by, number), by=by, month=JUNE, seen=0, state=state, **given)
    draft = started(campaign, by)
    texts = {
        "summary": "逐户摸排重点人群，补报漏保 3 户。\n开展培训 2 期。",
        "problems": "人手不足",
        "next_steps": "复核余下镇街",
    }
    draft = edit_return(draft, by=by, seen=1, **texts)
    choose_case(draft, by=by, case=case, title="去世后仍领取低保金", text="张三丰去世后家属继续领取，已停发并追回。")
    held = signed(campaign, people)
    signed(campaign, {**people, "signer": on(people["signer"], date(2020, 6, 26))}, date(2020, 5, 1))
    new = restate_return(held, by=by, reason="漏报一件")
    half = started(campaign, by, kind="half_year")
    pages = {
        "ledger": [], "ledger_task": [duty.task_id], "county_plan": [by.unit.area_id], "duty": [duty.pk],
        "duty_edit": [duty.pk], "duty_add": [campaign.pk, by.unit.area_id], "gantt": [], "returns": [],
        "return_page": [half.pk], "return_edit": [half.pk], "return_cases": [half.pk],
        "return_case": [half.pk, case.pk], "return_compare": [new.pk], "return_restate": [held.pk],
        "return_figure": [held.pk, "confirmed", "period"],
    }  # fmt: skip
    found = {name: reverse(name, args=args) for name, args in pages.items()}
    return found | {"signed_return": reverse("return_page", args=[held.pk])}


def visit(page, addresses):
    """Open each page; what shuts people out, and which pages are too wide."""
    found = []
    for name, url in addresses.items():
        page.goto(url)
        found += [f"{name}, {what}" for what in shut_out(page)]
        picture(page, name)
    return found


def picture(page, name):
    """A place to keep pictures by hand while the looks are worked on."""


def test_a_county_finds_no_barrier(addresses, browse, people):
    assert visit(browse(people["filler"]), addresses) == []


def test_the_city_finds_no_barrier(addresses, browse, officer, campaign):
    pages = {name: addresses[name] for name in ("ledger", "ledger_task", "county_plan", "gantt", "returns")}
    pages["plan_load"] = reverse("plan_load")
    pages["rollup_page"] = reverse("rollup_page", args=[campaign.pk, "month", "2020-06"])
    pages["none_yet"] = reverse("rollup_page", args=[campaign.pk, "month", "2020-09"])
    page = browse(officer)
    assert visit(page, pages) == []


def test_a_county_fills_hands_in_and_another_signs(addresses, browse, people):
    filler, signer = browse(people["filler"]), browse(people["signer"], PHONE)
    filler.goto(reverse("returns"))
    filler.get_by_role("button", name="填写 2020-07 月报").click()
    filler.get_by_role("link", name="填写文字").click()
    filler.get_by_label("工作开展情况").fill("七月摸排")
    filler.get_by_role("button", name="保存").click()
    filler.get_by_role("button", name="送签").click()
    filler.get_by_text("报表现在是“待签发”").wait_for()
    signer.goto(filler.url)
    signer.get_by_role("button", name="签发报送").click()
    signer.get_by_text("报表现在是“已报送”").wait_for()
    signer.get_by_text("七月摸排").wait_for()

"""A reviewer is asked, finds it on the desk, and says yes or no: at the desk and on the phone."""

import re
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from doudi.web.cases.actions import add_money, ask_waiver
from doudi.web.cases.models import Case
from tests.web.browser import DESK, PHONE, each_screen, sound
from tests.web.cases.conftest import Office
from tests.web.cases.test_case_page import DOUBT, ID, address, text_of


def signed_in(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def act(asked, name="decide_confirmation"):
    return reverse("case_act_on", args=[asked.case_id, name, asked.pk])


def test_the_reviewer_finds_it_sees_the_reason_and_confirms(office):
    case = office.submitted(name="张三丰")
    asked = office.asked(case, reason="张三丰的回单已核对")
    client = signed_in(office.reviewer)
    assert case.number in text_of(client.get("/workbench/confirm/"))
    assert act(asked) in text_of(client.get(address(case)))
    page = text_of(client.get(act(asked)))
    assert "的回单已核对" in page and "张三丰" not in page and str(office.county.user) in page
    client.post(act(asked), {"grant": "yes", "answer": "同意", "seen": case.version})
    case.refresh_from_db()
    assert case.state == "closed"
    assert case.number not in text_of(client.get("/workbench/confirm/"))


def test_nobody_else_is_offered_the_answer_and_only_the_asker_the_way_back(office):
    asked = office.asked(office.submitted())
    for who, sees in (("reviewer", [True, False]), ("county", [False, True]), ("inspector", [False, False])):
        page = text_of(signed_in(getattr(office, who)).get(address(asked.case)))
        assert [act(asked) in page, act(asked, "withdraw_confirmation") in page] == sees, who
        assert f"等{office.reviewer.user}确认" in page


def test_an_older_page_is_told_and_decides_nothing(office):
    case = office.submitted()
    asked = office.asked(case)
    Case.objects.system("somebody changed it").filter(pk=case.pk).update(version=case.version + 1)
    answer = signed_in(office.reviewer).post(act(asked), {"grant": "yes", "seen": case.version})
    assert answer.status_code == 409 and "被别人改动过" in text_of(answer)
    case.refresh_from_db()
    assert case.state == "pending_review"


def test_money_is_asked_to_be_waived_on_its_own_form(office):
    case = office.rectifying()
    add_money(case, by=office.clerk, kind="due", amount=Decimal(900), on=office.today)
    clerk = signed_in(office.clerk)
    form = clerk.get(reverse("case_act", args=[case.pk, "add_money"])).context["form"]
    assert "waived" not in dict(form.fields["kind"].choices)
    given = {"amount": "900", "reviewer": office.reviewer.user.pk, "reason": "户主病故，无力偿还"}
    for _click in range(2):
        assert clerk.post(reverse("case_act", args=[case.pk, "ask_waiver"]), given).status_code == 302
    asked = case.confirmations.get()
    signed_in(office.reviewer).post(act(asked), {"grant": "yes", "seen": case.version})
    assert "免予追回" in text_of(clerk.get(address(case)))
    assert case.money.get(kind="waived").approved_by == office.reviewer.user


@each_screen
def test_asked_at_the_desk_and_answered_with_one_click(city, browse, transactional_db, screen):
    office = Office(city)
    case = office.submitted(name="张三丰", subject=ID, check_code="DB-01", amount=500, doubt=DOUBT)
    add_money(case, by=office.county, kind="due", amount=Decimal(500), on=office.today)
    ask_waiver(case, by=office.county, amount=Decimal(200), reviewer=office.reviewer.user, reason="无力偿还")
    asker, reviewer = browse(office.county, DESK), browse(office.reviewer, screen)

    asker.goto(address(case))
    sound(asker).get_by_role("link", name="请人确认销号").first.click()
    asker.get_by_label("请谁确认").select_option(label=str(office.reviewer.user))
    asker.get_by_label("理由").fill("停发审批表和银行回单已核对原件")
    sound(asker).get_by_role("button", name="请人确认销号").click()
    asker.get_by_text(f"等{office.reviewer.user}确认").first.wait_for()
    sound(asker)

    reviewer.goto("/workbench/")
    sound(reviewer).get_by_role("link", name=re.compile("请我确认")).click()
    sound(reviewer).get_by_role("link", name=case.number).click()
    where = reviewer.locator(".bar" if screen == PHONE else ".next-step")
    sound(reviewer)
    where.get_by_role("link", name="确认或不同意：没有复查证明的销号").click()
    reviewer.get_by_text("停发审批表和银行回单已核对原件").wait_for()
    sound(reviewer).get_by_label("同意", exact=True).check()
    reviewer.get_by_role("button", name="确认或不同意").click()
    reviewer.get_by_text("已经办结").wait_for()
    sound(reviewer)
    case.refresh_from_db()
    assert (case.closed_how, case.closed_by) == ("override", office.reviewer.user)

from datetime import date, timedelta

import pytest
from django.urls import reverse

from doudi.web.cases.actions import ask_override, move, record_recheck
from tests.web.cases.test_case_page import address, confirmed, in_review, photo, rectifying, text_of

TODAY = date.today()
SOON = TODAY + timedelta(days=10)


@pytest.fixture
def clerk(city):
    return city.actor("town_clerk", "虢镇")


@pytest.fixture
def county(city):
    return city.actor("county_officer", "陈仓区")


@pytest.fixture
def case(city):
    return city.case("虢镇", name="张三丰")


@pytest.fixture
def signed_in(city, client):
    """The test's browser, signed in as this actor."""

    def as_actor(actor):
        client.force_login(actor.user)
        return client

    return as_actor


def step(case, name):
    return reverse("case_step", args=[case.pk, name])


def test_dispatch_with_what_is_filled_in_already(case, clerk, county, signed_in):
    form = signed_in(county).get(step(case, "dispatch")).context["form"]
    given = {name: form[name].value() for name in ("unit", "due_on", "seen")}
    response = signed_in(county).post(step(case, "dispatch"), given)
    case.refresh_from_db()
    assert response.url == address(case)
    assert (case.state, case.unit) == ("pending_receipt", clerk.unit)


def test_only_units_that_see_the_case_are_offered(case, city, clerk, county, signed_in):
    others = [city.unit("阳平镇", "town"), city.unit("凤翔县")]
    offered = set(signed_in(county).get(step(case, "dispatch")).context["form"].fields["unit"].queryset)
    assert clerk.unit in offered
    assert offered.isdisjoint(others)


def test_what_is_missing_is_told_and_the_rest_kept(case, clerk, county, signed_in):
    given = {"unit": clerk.unit.pk, "due_on": "", "seen": case.version}
    response = signed_in(county).post(step(case, "dispatch"), given)
    page = text_of(response)
    assert "请改正以下各项" in page
    assert f'value="{clerk.unit.pk}" selected' in page


def test_what_cannot_be_is_told_at_its_field(case, clerk, county, signed_in):
    given = {"unit": clerk.unit.pk, "due_on": TODAY - timedelta(days=1), "seen": case.version}
    form = signed_in(county).post(step(case, "dispatch"), given).context["form"]
    assert form.errors["due_on"] == ["期限不能早于今天"]


def test_a_step_that_is_not_open_says_why(case, clerk, signed_in):
    response = signed_in(clerk).get(step(case, "dispatch"))
    assert response.status_code == 409
    assert "您的岗位不能“派发”" in text_of(response)


def test_an_unknown_step_is_no_step(case, county, signed_in):
    assert signed_in(county).get(step(case, "fly")).status_code == 409


def test_a_double_click_does_it_once(case, clerk, county, signed_in):
    given = {"unit": clerk.unit.pk, "due_on": SOON, "seen": case.version}
    for _click in range(2):
        assert signed_in(county).post(step(case, "dispatch"), given).url == address(case)
    assert case.events.filter(act="dispatch").count() == 1


def test_a_stale_form_shows_both_versions_and_a_person_decides(case, city, clerk, county, signed_in):
    stale = case.version
    boss = city.actor("county_officer", "陈仓区")
    move(case, "dispatch", by=boss, unit=clerk.unit, due_on=SOON)
    move(case, "withdraw", by=boss, reason="派错了")
    given = {"unit": clerk.unit.pk, "due_on": SOON, "seen": stale}
    response = signed_in(county).post(step(case, "dispatch"), given)
    page = text_of(response)
    assert response.status_code == 409
    assert "派错了" in page
    assert str(clerk.unit) in page
    case.refresh_from_db()
    assert case.state == "pending_dispatch"
    signed_in(county).post(step(case, "dispatch"), given | {"seen": case.version})
    case.refresh_from_db()
    assert case.state == "pending_receipt"


def test_a_stale_form_whose_step_is_gone_says_so(case, city, clerk, county, signed_in):
    stale = case.version
    move(case, "dispatch", by=city.actor("county_officer", "陈仓区"), unit=clerk.unit, due_on=SOON)
    given = {"unit": clerk.unit.pk, "due_on": SOON, "seen": stale}
    assert "不能办了" in text_of(signed_in(county).post(step(case, "dispatch"), given))


def at_the_door(case, clerk, county):
    move(case, "dispatch", by=county, unit=clerk.unit, due_on=SOON)
    move(case, "receive", by=clerk)
    return reverse("case_verify", args=[case.pk])


def test_at_the_door_a_photo_and_the_verdict_are_enough(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    given = {"seen": case.version, "met": "本人", "visited_on": TODAY, "verdict": "refuted", "photos": [photo()]}
    assert signed_in(clerk).post(url, given).url == address(case)
    visit = case.visits.get()
    assert (visit.result, visit.note, visit.attachments.count()) == ("refuted", "现场核实，疑点不属实。", 1)


def test_a_verdict_without_any_trace_of_a_visit_says_why(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    given = {"seen": case.version, "met": "本人", "visited_on": TODAY, "verdict": "confirmed"}
    page = signed_in(clerk).post(url, given)
    assert "请拍一张现场照片或请对方签名" in page.context["form"].errors["photos"][0]
    assert signed_in(clerk).post(url, given | {"finding": "本人在外地，电话核实。"}).url == address(case)
    assert case.visits.get().note == "本人在外地，电话核实。"


def test_a_photo_of_a_signature_does_without_a_script(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    given = {"seen": case.version, "met": "本人", "visited_on": TODAY, "verdict": "confirmed", "signed": photo()}
    signed_in(clerk).post(url, given)
    assert case.attachments.get().kind == "signature"


def test_a_file_that_is_no_photo_is_refused_and_nothing_happens(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    bad = photo()
    bad.file.seek(0)
    bad.file.write(b"MZ")
    bad.seek(0)
    given = {"seen": case.version, "met": "本人", "visited_on": TODAY, "verdict": "confirmed", "photos": [bad]}
    page = signed_in(clerk).post(url, given)
    assert page.context["form"].errors["photos"]
    case.refresh_from_db()
    assert case.state == "verifying"


def test_a_visit_in_the_future_is_told(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    given = {"seen": case.version, "met": "本人", "visited_on": SOON, "verdict": "confirmed", "photos": [photo()]}
    assert signed_in(clerk).post(url, given).context["form"].errors["visited_on"] == ["核实日期不能晚于今天"]


def test_confirming_leads_to_the_door(case, clerk, county, signed_in):
    url = at_the_door(case, clerk, county)
    assert signed_in(clerk).get(step(case, "confirm")).url == url


def test_evidence_is_handed_in_with_its_files(case, clerk, county, signed_in):
    rectifying(case, clerk, county)
    given = {"dated_on": TODAY, "proof_kind": "stop", "proof": "停发", "seen": case.version, "files": [photo()]}
    signed_in(clerk).post(step(case, "submit"), given)
    case.refresh_from_db()
    assert case.state == "pending_review"
    assert case.proofs.get().attachments.count() == 1


def test_closing_without_proof_is_no_step_of_one_person(case, clerk, county, signed_in):
    in_review(case, clerk, county)
    given = {"closed_how": "override", "seen": case.version, "reason": "已电话核对", "reviewer": county.user.pk}
    page = signed_in(county).post(step(case, "close"), given)
    assert page.context["form"].errors["closed_how"]
    assert reverse("case_act", args=[case.pk, "ask_override"]) in text_of(page)
    case.refresh_from_db()
    assert case.state == "pending_review"


def test_what_lacks_to_close_by_proof_is_said_before_anything_is_sent(case, clerk, county, signed_in):
    in_review(case, clerk, county)
    page = text_of(signed_in(county).get(step(case, "close")))
    fixed = case.proofs.last().dated_on
    assert f"{fixed}整改以后还没有新名册的复查" in page
    assert f"交来 {fixed} 以后的新名册并再核查一次" in page
    for way in (
        reverse("batch_list"),
        reverse("case_act", args=[case.pk, "ask_override"]),
        step(case, "reject"),
    ):
        assert f'class="btn mt-2" href="{way}"' in page
    assert 'name="closed_how"' not in page, "nothing to send that would be refused"


def test_a_run_with_newer_rosters_opens_the_way(case, clerk, county, signed_in):
    in_review(case, clerk, county)
    days = {"as_of": SOON, "data_until": SOON}
    record_recheck(case, run="still there", fired=True, **days)
    assert "最近一次复查仍有这个疑点" in text_of(signed_in(county).get(step(case, "close")))
    record_recheck(case, run="gone", fired=False, **days)
    page = text_of(signed_in(county).get(step(case, "close")))
    assert 'name="closed_how"' in page and "现在还不能" not in page
    signed_in(county).post(step(case, "close"), {"closed_how": "proof", "seen": case.version})
    case.refresh_from_db()
    assert case.state == "closed"


def test_a_problem_that_no_roster_showed_is_closed_by_another_reviewer(city, clerk, county, signed_in):
    case = in_review(city.case("虢镇", source="clue"), clerk, county)
    page = text_of(signed_in(county).get(step(case, "close")))
    assert "没有名册可以复查" in page and "新名册并再核查" not in page
    reviewer = city.actor("county_officer", "陈仓区")
    ask_override(case, by=county, reviewer=reviewer.user, reason="已到场查看")
    assert f"已请{reviewer.user}确认销号" in text_of(signed_in(county).get(step(case, "close")))
    assert "decide_confirmation" in text_of(signed_in(reviewer).get(step(case, "close")))


def test_one_that_was_not_true_needs_no_rosters(case, clerk, county, signed_in):
    confirmed(case, clerk, county, verdict="refuted")
    move(case, "submit_refuted", by=clerk)
    assert 'name="closed_how"' in text_of(signed_in(county).get(step(case, "close")))


def test_a_foreign_step_is_not_there(case, city, signed_in):
    stranger = city.actor("county_officer", "凤翔县")
    assert signed_in(stranger).post(step(case, "dispatch"), {}).status_code == 404


def test_a_confirmed_case_is_planned(case, clerk, county, signed_in):
    confirmed(case, clerk, county)
    form = signed_in(clerk).get(step(case, "plan")).context["form"]
    given = {name: form[name].value() for name in ("unit", "person", "due_on", "seen")}
    given |= {"cause": "data", "measure": "停发"}
    signed_in(clerk).post(step(case, "plan"), given)
    case.refresh_from_db()
    assert (case.state, case.person) == ("rectifying", clerk.user)

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from doudi.web.audit.models import Entry
from doudi.web.campaigns.actions import (
    Conflict,
    NotAllowed,
    choose_case,
    drop_case,
    edit_return,
    hand_in,
    restate_return,
    send_back,
    sign_return,
    start_return,
)
from doudi.web.campaigns.figures import lines_of
from doudi.web.campaigns.models import Figure, Return
from doudi.web.campaigns.series import SERIES
from doudi.web.cases.workflow import VERSIONS
from tests.web.campaigns.conftest import JUNE, happened, on, period, signed, started
from tests.web.campaigns.series.test_reckon import IN_JUNE

TEXTS = {"summary": "摸排完成", "problems": "经办人员少", "next_steps": "逐户复核"}


def again(row, by):
    return Return.objects.visible_to(by).get(pk=row.pk)


def figure(returned, code, span="period"):
    return Figure.objects.system("a test looks").get(returned=returned, code=code, span=span)


def test_a_second_click_finds_the_return_begun(campaign, people):
    assert started(campaign, people["filler"]) == started(campaign, people["signer"])


def test_from_filling_to_the_locked_return(campaign, people):
    draft = edit_return(started(campaign, people["filler"]), by=people["filler"], seen=1, **TEXTS)
    handed = hand_in(draft, by=people["filler"], seen=draft.version)
    done = sign_return(handed, by=people["signer"], seen=handed.version)
    assert (done.state, done.signed_by, done.is_late, done.is_locked) == (
        "submitted",
        people["signer"].user,
        False,
        True,
    )
    with pytest.raises(NotAllowed):
        edit_return(done, by=people["filler"], seen=done.version, **TEXTS)
    assert Entry.objects.filter(action="return.sign", object_id=str(done.pk)).count() == 1


def test_in_english_figures_are_called_by_what_they_count_before_and_after_signing(campaign, people):
    draft, done = started(campaign, people["filler"], date(2020, 7, 1)), signed(campaign, people)
    with override("en"):
        told = [{line.code: line.title for line in lines_of(one)} for one in (draft, done)]
    assert told[0] == told[1]
    assert {code: told[0][code] for code in ("confirmed", "refuted", "reopened", "open", "referred", "closed")} == {
        "confirmed": "Confirmed",
        "refuted": "Refuted",
        "reopened": "Reopened",
        "open": "Still open",
        "referred": "Referred to discipline inspection",
        "closed": "Closed",
    }
    steps = {str(step.title) for flow in VERSIONS.values() for step in flow.values()}
    assert steps & {str(one.title) for one in SERIES} == {"核实属实", "核实不属实", "重新打开", "移送纪检"}
    with override("en"):
        verbs = {str(step.title) for flow in VERSIONS.values() for step in flow.values()}
    assert verbs & set(told[0].values()) == set()


def test_who_wrote_in_it_does_not_sign_it(campaign, people):
    draft = edit_return(started(campaign, people["signer"]), by=people["signer"], seen=1, **TEXTS)
    handed = hand_in(draft, by=people["filler"], seen=draft.version)
    with pytest.raises(NotAllowed, match="换一人"):
        sign_return(handed, by=people["signer"], seen=handed.version)


def test_the_database_too_refuses_the_filler_as_signer(campaign, people):
    done = signed(campaign, people)
    with pytest.raises(IntegrityError), transaction.atomic():
        Return.objects.visible_to(people["filler"]).filter(pk=done.pk).update(signed_by=done.filled_by)


def test_nothing_is_handed_in_before_its_period_is_over(campaign, people):
    early = on(people["filler"], date(2020, 6, 20))
    draft = started(campaign, early)
    with pytest.raises(NotAllowed, match="统计期"):
        hand_in(draft, by=early, seen=draft.version)
    with pytest.raises(NotAllowed, match="还没有到"):
        start_return(by=early, campaign=campaign, area=early.unit.area, period=period(campaign, date(2020, 7, 1)))


def test_after_the_23rd_it_is_late(campaign, people):
    people["signer"] = on(people["signer"], date(2020, 6, 24))
    assert signed(campaign, people).is_late


def test_a_second_click_on_each_button_does_nothing_more(campaign, people):
    filler, signer = people["filler"], people["signer"]
    draft = started(campaign, filler)
    handed = hand_in(draft, by=filler, seen=draft.version)
    assert hand_in(draft, by=filler, seen=draft.version).version == handed.version
    back = send_back(handed, by=signer, seen=handed.version)
    assert send_back(handed, by=signer, seen=handed.version).version == back.version
    handed = hand_in(back, by=filler, seen=back.version)
    done = sign_return(handed, by=signer, seen=handed.version)
    assert sign_return(handed, by=signer, seen=handed.version).version == done.version
    assert Figure.objects.system("a test counts").filter(returned=done, code="opened").count() == 2


def test_two_who_write_at_once_see_both_versions(campaign, people):
    draft = started(campaign, people["filler"])
    edit_return(draft, by=people["filler"], seen=1, **TEXTS)
    with pytest.raises(Conflict) as raised:
        edit_return(draft, by=people["signer"], seen=1, **TEXTS | {"summary": "另写的"})
    assert raised.value.row.summary == "摸排完成"
    assert edit_return(draft, by=people["signer"], seen=1, **TEXTS).summary == "摸排完成"


def test_the_frozen_figures_stay_when_the_cases_go_on(campaign, people, city):
    case = city.case("虢镇", source="check", amount=300)
    happened(case, IN_JUNE, "confirm")
    done = signed(campaign, people)
    happened(city.case("阳平镇"), IN_JUNE, "confirm")
    assert (figure(done, "confirmed").value, figure(done, "confirmed").ids) == (1, [case.pk])
    assert figure(done, "money_found").value == 300
    assert figure(done, "confirmed").definition == "本期核实为属实的办件数，一件只计一次"
    assert figure(done, "clues").value is None


def test_a_restatement_stands_beside_the_old_until_it_is_signed(campaign, people, city):
    first = signed(campaign, people)
    happened(city.case("虢镇"), IN_JUNE, "confirm")
    new = restate_return(first, by=people["filler"], reason="漏报一件")
    assert restate_return(first, by=people["filler"], reason="漏报一件") == new
    assert again(first, people["filler"]).state == "submitted"
    handed = hand_in(new, by=people["filler"], seen=new.version)
    restated = sign_return(handed, by=people["signer"], seen=handed.version)
    first = again(first, people["filler"])
    assert (first.state, restated.revision, restated.reason) == ("replaced", 2, "漏报一件")
    assert (figure(first, "confirmed").value, figure(restated, "confirmed").value) == (0, 1)


def test_a_restatement_needs_a_reason(campaign, people):
    with pytest.raises(NotAllowed, match="原因"):
        restate_return(signed(campaign, people), by=people["filler"], reason="  ")


def test_another_county_does_not_even_find_it(campaign, people):
    draft = started(campaign, people["filler"])
    with pytest.raises(Return.DoesNotExist):
        edit_return(draft, by=people["other"], seen=1, **TEXTS)


def test_who_sees_returns(campaign, people, city):
    started(campaign, people["filler"])

    def seen(role, place):
        return Return.objects.visible_to(city.actor(role, place)).count()

    assert (
        seen("discipline_inspector", "陈仓区")
        == seen("city_officer", "宝鸡市")
        == seen("finance_officer", "陈仓区")
        == 1
    )
    assert seen("town_clerk", "虢镇") == seen("discipline_inspector", "凤翔县") == seen("surveyor", "宝鸡市") == 0
    assert seen("system_admin", "宝鸡市") == seen("security_admin", "宝鸡市") == 0


@pytest.mark.parametrize("role", ["city_officer", "discipline_inspector", "finance_officer", "town_clerk"])
def test_only_the_county_fills_its_return(campaign, city, role):
    by = on(city.actor(role, "宝鸡市" if role == "city_officer" else "陈仓区"), date(2020, 6, 21))
    with pytest.raises(NotAllowed):
        start_return(by=by, campaign=campaign, area=city.areas["陈仓区"], period=period(campaign, JUNE))


def test_a_typical_case_is_told_without_names_and_numbers(campaign, people, city):
    case = city.case("虢镇", name="张三丰", subject="990304195001010015")
    draft = started(campaign, people["filler"])
    by = people["filler"]
    told = choose_case(
        draft, by=by, case=case, title="张三丰死亡后领取", text="张三丰（990304195001010015，13912345678）去世"
    )
    assert told.title == "张**死亡后领取"
    assert told.text == "张**（9903************15，139******78）去世"
    assert choose_case(draft, by=by, case=case, title="张三丰死亡后领取", text="改写").pk == told.pk
    drop_case(draft, by=by, case=case)
    assert draft.typical_cases.count() == 0

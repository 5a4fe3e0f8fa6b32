"""What only a named reviewer's own click does: closing without proof, and waiving money."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import (
    Conflict,
    NotAllowed,
    NotRight,
    add_money,
    ask_override,
    ask_waiver,
    close_case,
    decide_confirmation,
    end_those_without_reviewer,
    move,
    record_recheck,
    withdraw_confirmation,
)
from doudi.web.cases.models import Case, Confirmation, MoneyLine
from doudi.web.cases.money import balance_of
from doudi.web.cases.reviewers import reviewers_of
from doudi.web.notices.queries import notices_of
from doudi.web.orgs.models import Post
from doudi.web.workbench.queries import PILES, Desk


def told(actor) -> list[str]:
    return list(notices_of(actor.user).filter(kind__startswith="case.confirmation").values_list("kind", flat=True))


def state_of(asked: Confirmation) -> str:
    asked.refresh_from_db()
    return asked.state


@pytest.fixture
def owed(office) -> Case:
    case = office.rectifying()
    add_money(case, by=office.clerk, kind="due", amount=Decimal(1260), on=office.today)
    return case


def a_waiver(case, office, amount="260", **given) -> Confirmation:
    usual = {"by": office.clerk, "reviewer": office.reviewer.user, "reason": "户主病故，家属无力偿还"}
    return ask_waiver(case, amount=Decimal(amount), **usual | given)


# The way


def test_asking_closes_nothing_and_the_own_click_does(office):
    case = office.submitted()
    asked = office.asked(case)
    case.refresh_from_db()
    assert (case.state, told(office.reviewer)) == ("pending_review", ["case.confirmation_asked"])
    decide_confirmation(asked, by=office.reviewer, grant=True, answer="已看原件")
    case.refresh_from_db()
    assert (case.state, case.closed_how, case.closed_by) == ("closed", "override", office.reviewer.user)
    assert (state_of(asked), asked.answer) == ("granted", "已看原件")
    assert told(office.county) == ["case.confirmation_granted"]


def test_both_clicks_stand_in_the_events_and_in_the_log_without_words(office):
    case = office.closed()
    assert [event.act for event in case.events.all()][-2:] == ["ask_override", "close"]
    lines = Entry.objects.filter(kind="cases.case", object_id=case.pk).order_by("-number")[:2]
    assert [line.action for line in lines] == ["case.close", "case.ask_override"]
    assert "回单" not in str([line.detail for line in lines])


def test_a_refusal_says_why_and_the_case_stays(office):
    case = office.submitted()
    asked = office.asked(case)
    with pytest.raises(NotRight, match="写明理由"):
        decide_confirmation(asked, by=office.reviewer, grant=False, answer=" ")
    decide_confirmation(asked, by=office.reviewer, grant=False, answer="回单日期不对")
    case.refresh_from_db()
    assert (case.state, state_of(asked), asked.answer) == ("pending_review", "refused", "回单日期不对")
    assert told(office.county) == ["case.confirmation_refused"]
    assert case.events.last().act == "override_refused"
    assert office.asked(case).state == "asked", "it may be asked again"


def test_money_is_waived_by_the_click_and_on_its_day(owed, office):
    asked = a_waiver(owed, office)
    assert balance_of(owed).waived == 0
    decide_confirmation(asked, by=office.reviewer, grant=True)
    line = owed.money.get(kind="waived")
    assert (line.amount, line.on, line.user, line.approved_by) == (
        Decimal(260), office.today, office.clerk.user, office.reviewer.user,
    )  # fmt: skip
    assert [event.act for event in owed.events.all()][-2:] == ["ask_waiver", "waiver_granted"]
    assert told(office.clerk) == ["case.confirmation_granted"]


def test_no_more_is_waived_than_is_left_when_the_click_comes(owed, office):
    asked = a_waiver(owed, office)
    given = {"kind": "recovered", "amount": Decimal("1100"), "on": office.today, "receipt": "陕财0001"}
    add_money(owed, by=office.clerk, **given)
    with pytest.raises(NotRight, match="还应追回"):
        decide_confirmation(asked, by=office.reviewer, grant=True)
    assert (state_of(asked), balance_of(owed).waived) == ("asked", 0)


def test_whoever_asked_takes_it_back_and_nobody_else(office):
    asked = office.asked(office.submitted())
    with pytest.raises(NotAllowed):
        withdraw_confirmation(asked, by=office.reviewer)
    withdraw_confirmation(asked, by=office.county)
    assert (state_of(asked), told(office.reviewer)) == ("void", ["case.confirmation_withdrawn"])
    with pytest.raises(NotAllowed):
        decide_confirmation(asked, by=office.reviewer, grant=True)
    assert asked.case.events.last().act == "override_withdrawn"


# Who


def test_only_who_reviews_here_and_did_no_work_is_asked(office):
    case, elsewhere = office.submitted(), office.city.actor("county_officer", "凤翔县")
    above = office.city.actor("city_officer", "宝鸡市")
    able = set(reviewers_of(case, but=office.county.user))
    assert able == {office.reviewer.user, office.inspector.user, above.user, case.opened_by}
    for nobody in (office.county, office.clerk, office.stranger, elsewhere):
        with pytest.raises(NotRight) as raised:
            office.asked(case, reviewer=nobody.user)
        assert raised.value.field == "reviewer"


@pytest.mark.parametrize("who", ["clerk", "inspector", "county"])
def test_nobody_else_confirms(office, who):
    asked = office.asked(office.submitted())
    with pytest.raises(NotAllowed):
        decide_confirmation(asked, by=getattr(office, who), grant=True)
    assert state_of(asked) == "asked"


def test_nothing_closes_without_proof_past_the_request(office):
    """Not by the step itself either, from whatever page or job."""
    case = office.submitted()
    words = {"closed_how": "override", "reason": "已看", "reviewer": office.reviewer.user}
    for by in (office.reviewer, office.county):
        with pytest.raises(NotRight, match="请人确认"):
            move(case, "close", by=by, **words)
    office.asked(case)
    with pytest.raises(NotRight, match="只有本人"):
        move(case, "close", by=office.county, **words)


def test_the_clerk_asks_for_no_closing_and_nobody_before_review(office):
    with pytest.raises(NotAllowed):
        office.asked(office.submitted(), by=office.clerk)
    with pytest.raises(NotAllowed):
        office.asked(office.rectifying())
    case = office.refuted()
    move(case, "submit_refuted", by=office.clerk)
    with pytest.raises(NotAllowed, match="不属实"):
        office.asked(case)


def test_the_database_refuses_the_asker_as_reviewer_and_money_waived_alone(owed, office):
    asked = {"case": owed, "asked_unit": office.clerk.unit, "asked_by": office.clerk.user}
    line = {"case": owed, "kind": "waived", "amount": 5, "on": office.today, "user": office.clerk.user}
    for make in (
        lambda: Confirmation.objects.create(kind="override", reviewer=office.clerk.user, **asked),
        lambda: Confirmation.objects.create(kind="waiver", reviewer=office.reviewer.user, **asked),
        lambda: MoneyLine.objects.create(**line),
        lambda: MoneyLine.objects.create(approved_by=office.clerk.user, **line),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


# Once


def test_one_request_at_a_time_and_a_second_click_asks_no_second_time(office):
    case = office.submitted()
    first = office.asked(case)
    assert office.asked(case) == first
    assert len(told(office.reviewer)) == 1
    with pytest.raises(NotAllowed, match="先撤回"):
        office.asked(case, reviewer=office.inspector.user)


def test_a_second_click_confirms_once(owed, office):
    asked = a_waiver(owed, office)
    for _click in range(2):
        decide_confirmation(asked, by=office.reviewer, grant=True)
    assert owed.money.filter(kind="waived").count() == 1
    with pytest.raises(NotAllowed, match="处理过"):
        decide_confirmation(asked, by=office.reviewer, grant=False, answer="再想想")


# What happens meanwhile


@pytest.mark.parametrize("way", ["reject", "refer", "proof"])
def test_a_case_that_goes_another_way_needs_no_answer(office, way):
    case = office.submitted()
    asked = office.asked(case)
    if way == "proof":
        later = office.today + timedelta(days=40)
        record_recheck(case, run="1", as_of=later, data_until=later, fired=False)
        close_case(case, by=office.inspector, how="proof")
    else:
        unit = {"unit": office.inspector.unit} if way == "refer" else {}
        move(case, way, by=office.inspector, reason="凭证不全", **unit)
    assert (state_of(asked), told(office.county)) == ("void", ["case.confirmation_void"])
    assert told(office.reviewer) == [], "the unread notice is taken back"
    with pytest.raises(NotAllowed):
        decide_confirmation(asked, by=office.reviewer, grant=True)


def test_a_waiver_outlives_the_steps_of_the_unit_but_not_a_closing(owed, office):
    asked = a_waiver(owed, office)
    move(owed, "submit", by=office.clerk, dated_on=office.today, proof_kind="stop", proof="停发通知")
    assert state_of(asked) == "asked"
    office.override(owed)
    assert state_of(asked) == "void"


def test_a_page_that_shows_an_older_case_decides_nothing(office):
    case = office.submitted()
    asked, seen = office.asked(case), case.version
    Case.objects.system("somebody changed it").filter(pk=case.pk).update(version=seen + 1)
    with pytest.raises(Conflict):
        decide_confirmation(asked, by=office.reviewer, grant=True, seen=seen)
    decide_confirmation(asked, by=office.reviewer, grant=True, seen=seen + 1)


def test_whoever_did_work_on_it_meanwhile_does_not_confirm(owed, office):
    asked = a_waiver(owed, office)
    Case.objects.system("given to the reviewer").filter(pk=owed.pk).update(person=office.reviewer.user)
    with pytest.raises(NotAllowed, match="办过"):
        decide_confirmation(asked, by=office.reviewer, grant=True)


def test_a_reviewer_who_left_is_not_waited_for(office):
    case = office.submitted()
    asked = office.asked(case)
    assert end_those_without_reviewer() == 0
    Post.objects.filter(pk=office.reviewer.post.pk).update(suspended=True)
    with pytest.raises(NotAllowed):
        decide_confirmation(asked, by=office.reviewer, grant=True)
    assert end_those_without_reviewer() == 1
    assert (state_of(asked), told(office.county)) == ("void", ["case.confirmation_lapsed"])
    assert case.events.last().act == "override_lapsed"
    assert office.asked(case, reviewer=office.inspector.user)


# On the desk


def test_it_waits_on_the_desk_of_who_was_asked_and_not_of_who_asked(owed, office):
    case = office.submitted()
    assert case in Desk(office.county).to_do
    office.asked(case)
    a_waiver(owed, office)
    assert set(Desk(office.reviewer).to_confirm) == {case, owed}
    assert {case, owed} <= set(Desk(office.reviewer).to_do)
    assert case not in set(Desk(office.county).to_do)
    assert set(Desk(office.inspector).to_confirm) == set()
    desk = Desk(office.reviewer)
    assert all(pile.rows(desk).count() == len(pile.rows(desk)) for pile in PILES.values())


def test_another_may_still_ask_nobody_twice(office):
    case = office.submitted()
    office.asked(case)
    with pytest.raises(NotAllowed):
        ask_override(case, by=office.inspector, reviewer=office.reviewer.user, reason="请看")

"""Helping units, urging, and who acts while a case is with the inspectors."""

import pytest

from doudi.web.cases.actions import (
    NotAllowed,
    NotRight,
    answer_help,
    ask_help,
    comment,
    end_help,
    move,
    urge,
)
from doudi.web.cases.models import Case, Event
from doudi.web.notices.queries import notices_of
from doudi.web.orgs.actor import Actor


def fresh(actor: Actor) -> Actor:
    """The same person in a later request."""
    return Actor(actor.user, actor.post)


@pytest.fixture
def helped(office):
    case = office.rectifying()
    return ask_help(case, by=office.county, unit=office.stranger.unit, reason="其子住阳平镇，请协助核实")


def test_a_helping_unit_sees_the_case_and_what_hangs_on_it(helped, office):
    helper = fresh(office.stranger)
    assert list(Case.objects.visible_to(helper)) == [helped.case]
    assert Event.objects.visible_to(helper).filter(case=helped.case).exists()
    assert notices_of(helper.user).filter(kind="case.help_asked").exists()


def test_its_own_cases_are_seen_as_before_and_each_once(helped, office, city):
    own = city.case("阳平镇")
    ask_help(own, by=office.county, unit=office.city.unit("高新区"), reason="协查")
    assert set(Case.objects.visible_to(fresh(office.stranger))) == {helped.case, own}
    assert Case.objects.visible_to(fresh(office.stranger)).count() == 2


def test_others_see_nothing_of_it(helped, city):
    assert not Case.objects.visible_to(city.actor("town_clerk", "城关镇")).exists()
    assert not Case.objects.visible_to(city.actor("system_admin", "宝鸡市")).exists()


def test_it_answers_and_comments_and_does_no_more(helped, office):
    helper = fresh(office.stranger)
    answer_help(helped, by=helper, answer="其子确认老人三月去世")
    comment(helped.case, by=helper, text="已电话核实")
    assert notices_of(office.clerk.user).filter(kind="case.help_given").exists()
    chief = office.city.actor("county_officer", "高新区")
    ask_help(helped.case, by=office.county, unit=chief.unit, reason="协查")
    for step, given in {"transfer": {"unit": office.clerk.unit, "reason": "x"}, "suspend": {"reason": "x"}}.items():
        with pytest.raises(NotAllowed, match="协办单位"):
            move(helped.case, step, by=fresh(chief), **given)
    with pytest.raises(NotAllowed, match="协办单位"):
        urge(helped.case, by=fresh(chief))


def test_when_its_help_is_over_it_sees_nothing_more(helped, office):
    end_help(helped, by=office.county)
    assert not Case.objects.visible_to(fresh(office.stranger)).exists()
    helped.refresh_from_db()
    with pytest.raises(Case.DoesNotExist):
        answer_help(helped, by=fresh(office.stranger), answer="晚了")


def test_only_the_helping_unit_answers(helped, office):
    with pytest.raises(NotAllowed):
        answer_help(helped, by=office.clerk, answer="我来答")


def test_a_unit_is_asked_once_and_the_holder_not_at_all(helped, office):
    for unit in (office.stranger.unit, office.clerk.unit):
        with pytest.raises(NotRight):
            ask_help(helped.case, by=office.county, unit=unit, reason="再请")


def test_withdrawing_ends_all_help(office):
    case = office.dispatched()
    helper = ask_help(case, by=office.county, unit=office.stranger.unit, reason="协查")
    move(case, "withdraw", by=office.county, reason="派错")
    helper.refresh_from_db()
    assert helper.ended_at is not None
    assert not notices_of(office.stranger.user).exists()


def test_who_helps_nowhere_pays_one_question(office, django_assert_num_queries):
    office.rectifying()
    clerk = fresh(office.clerk)
    assert clerk.area_ids
    with django_assert_num_queries(3):
        for _again in range(2):
            list(Case.objects.visible_to(clerk))


def test_urging_tells_the_person_in_charge_once_a_day(office):
    case = office.rectifying()
    urge(case, by=office.county, words="请月底前办结")
    assert notices_of(office.clerk.user).filter(kind="case.urged").count() == 1
    with pytest.raises(NotAllowed, match="今天"):
        urge(case, by=office.reviewer)


@pytest.mark.parametrize("stage", ["opened", "submitted", "closed"])
def test_nobody_is_urged_who_has_nothing_to_do(office, stage):
    with pytest.raises(NotAllowed):
        urge(getattr(office, stage)(), by=office.county)


def test_while_it_is_with_the_inspectors_nobody_else_acts(office):
    case = office.rectifying()
    move(case, "refer", by=office.county, unit=office.inspector.unit, reason="涉嫌截留")
    for act in (lambda: urge(case, by=office.county), lambda: comment(case, by=office.clerk, text="我来说明")):
        with pytest.raises(NotAllowed, match="移送"):
            act()
    comment(case, by=office.inspector, text="已调取凭证")

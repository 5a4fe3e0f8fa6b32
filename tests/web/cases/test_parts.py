"""What hangs on a case is seen by exactly those who see the case."""

from dataclasses import replace

import pytest

from doudi.web.cases.actions import ask_help
from doudi.web.cases.models import Case, Event
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.roles import ROLES


@pytest.mark.parametrize("place", ["宝鸡市", "陈仓区", "虢镇", "城关镇"])
@pytest.mark.parametrize("role", ROLES)
def test_events_are_seen_with_their_cases_and_not_without(office, role, place):
    funds, other = office.rectifying(theme="payments"), office.opened()
    actor = office.city.actor(role, place)
    seen = {one.pk for one in Case.objects.visible_to(actor)}
    assert set(Event.objects.visible_to(actor).values_list("case", flat=True)) == seen
    assert seen <= {funds.pk, other.pk}


def test_finance_sees_funds_and_what_was_given_to_it(office, city):
    finance = city.actor("finance_officer", "陈仓区")
    given = office.dispatched(to=finance)
    funds = office.opened(theme="payments")
    office.opened()
    assert set(Case.objects.visible_to(finance)) == {given, funds}
    assert set(Event.objects.visible_to(finance).values_list("case", flat=True)) == {given.pk, funds.pk}


def test_a_helping_unit_sees_each_row_once(office):
    case = office.rectifying()
    ask_help(case, by=office.county, unit=office.stranger.unit, reason="协查")
    helper = Actor(office.stranger.user, office.stranger.post)
    assert Event.objects.visible_to(helper).count() == case.events.count()
    assert Event.objects.visible_to(replace(helper)).filter(case=case, act="plan").count() == 1


def test_nobody_sees_nothing(office):
    office.rectifying()
    assert not Event.objects.visible_to(None).exists()

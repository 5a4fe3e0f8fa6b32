"""What waits for an approval or a second look stands on the desk of whoever may give it, and on no other."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doudi.web.cases.actions import (
    ask_exemption,
    ask_extension,
    comment,
    decide_extension,
    draw_look_backs,
    record_look_back,
    subscribe,
)
from doudi.web.cases.models import Case
from doudi.web.disclosure.models import Export
from doudi.web.workbench.queries import PILES, Desk, piles_of
from tests.web.cases.conftest import FAR, office  # noqa: F401 – a fixture


def pile(name, actor):
    return set(PILES[name].rows(Desk(actor)))


@pytest.fixture
def later(office):
    """More time is asked for."""
    case = office.rectifying()
    return ask_extension(case, by=office.clerk, due_on=office.today + 2 * FAR, reason="户主外出，月底返回")


@pytest.fixture
def lawful(office):
    """A lawful exception is asked for."""
    case = office.verifying(check_code="DB-01", subject="990304195203140016", subject_kind="person")
    return ask_exemption(case, by=office.clerk, reason="依法分户", valid_until=office.today + FAR)


@pytest.fixture
def export(office):
    """Full personal data is asked for."""
    by = office.clerk
    given = {"asked_by": by.user, "post": by.post, "area": by.unit.area, "reason": "report"}
    return Export.objects.create(**given, kind="case", sensitive=True, state="awaiting")


def test_requests_wait_for_who_may_decide_and_no_longer_once_decided(office, later, lawful):
    assert pile("approve", office.county) == {later.case, lawful.case}
    decide_extension(later, by=office.county, grant=True)
    assert pile("approve", office.county) == {lawful.case}


def test_nobody_approves_the_own_request(office):
    case = office.dispatched(to=office.county)
    ask_extension(case, by=office.county, due_on=office.today + 2 * FAR, reason="外出")
    assert pile("approve", office.county) == set()
    assert pile("approve", office.reviewer) == {case}


def test_an_inspector_grants_time_but_no_exception(office, city, later, lawful):
    assert pile("approve", city.actor("discipline_inspector", "陈仓区")) == {later.case}


def test_another_county_and_the_town_have_nothing_to_approve(office, city, later, export):
    for name in ("approve", "exports"):
        assert pile(name, city.actor("county_officer", "凤翔县")) == set()
        assert name not in piles_of(office.clerk)


@pytest.fixture
def looked_at(office):
    """Two second looks wait at a case that the reviewer closed."""
    case = office.closed()
    draw_look_backs(office.today)
    Case.objects.system("time goes by").update(closed_at=timezone.now() - timedelta(days=31))
    return case


def test_a_second_look_waits_for_another_than_did_or_closed_it(office, looked_at):
    assert pile("look_back", office.reviewer) == set()
    (waiting,) = PILES["look_back"].rows(Desk(office.county))
    assert (waiting, waiting.look_on) == (looked_at, office.today + timedelta(days=30))


def test_after_the_first_second_look_the_other_waits(office, looked_at):
    first, second = looked_at.look_backs.all()
    record_look_back(first, by=office.county, relapse=False, note="仍已停发", done_on=office.today)
    (waiting,) = PILES["look_back"].rows(Desk(office.county))
    assert waiting.look_on == second.due_on
    record_look_back(second, by=office.county, relapse=False, note="仍已停发", done_on=office.today)
    assert pile("look_back", office.county) == set()


def test_who_follows_or_is_called_finds_the_case(office):
    followed, called = office.opened(), office.opened()
    subscribe(followed, by=office.county)
    comment(called, by=office.reviewer, text="请看", mentioned=[office.county.user])
    assert pile("copied", office.county) == {followed, called}
    assert pile("copied", office.reviewer) == {called}
    subscribe(followed, by=office.county, wanted=False)
    assert pile("copied", office.county) == {called}


def test_an_export_waits_for_its_approver_and_opens_from_the_desk(office, export):
    client = Client()
    client.force_login(office.county.user)
    page = client.get("/workbench/exports/")
    assert page.context["page"].paginator.count == client.get("/workbench/").context["piles"]["exports"].n == 1
    assert f"/exports/{export.pk}/" in page.content.decode()


@pytest.mark.parametrize("name", PILES)
@pytest.mark.usefixtures("lawful", "export", "looked_at")
def test_the_count_is_the_length_of_the_list(office, later, name):
    subscribe(later.case, by=office.county)
    client = Client()
    client.force_login(office.county.user)
    shown = client.get("/workbench/").context["piles"][name].n
    assert client.get(f"/workbench/{name}/").context["page"].paginator.count == shown

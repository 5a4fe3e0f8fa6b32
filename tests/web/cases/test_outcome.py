"""People dealt with, and lawful exceptions."""

from datetime import timedelta

import pytest

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import (
    NotAllowed,
    NotRight,
    ask_exemption,
    deal_with,
    decide_exemption,
    revoke_exemption,
)
from doudi.web.cases.models import Dealing, Exemption
from doudi.web.cases.queries import exemption_rows

ID = "990304195203140016"


def test_a_person_dealt_with_is_named_nowhere_in_the_open(office):
    case = office.rectifying()
    deal_with(case, by=office.county, person="王某某", kind="admonition", on=office.today, unit=office.clerk.unit)
    stored = Dealing.objects.system("as stored").values_list("person", flat=True).get()
    assert "王某某".encode() not in bytes(stored)
    assert not Entry.objects.filter(detail__icontains="王某某").exists()
    assert "王某某" not in str(case.events.last().given)


@pytest.mark.parametrize("slip", [{"person": ""}, {"kind": "lunch"}, {"on": timedelta(days=1)}])
def test_who_how_and_when(office, slip):
    given = {"person": "王某某", "kind": "education", "on": timedelta(0)} | slip
    given["on"] += office.today
    with pytest.raises(NotRight):
        deal_with(office.rectifying(), by=office.county, **given)


def test_the_clerk_deals_with_nobody(office):
    with pytest.raises(NotAllowed):
        deal_with(office.rectifying(), by=office.clerk, person="王某某", kind="party", on=office.today)


def asked(office, **given) -> Exemption:
    fields = {"check_code": "DB-05", "subject_kind": "person", "subject": ID} | given
    case = office.verifying(**fields)
    until = office.today + timedelta(days=90)
    return ask_exemption(case, by=office.clerk, reason="所列车辆已报废，手续办理中", valid_until=until)


def test_an_approved_exception_is_a_row_of_the_next_run(office):
    decide_exemption(asked(office), by=office.county, grant=True)
    (row,) = exemption_rows(office.today)
    assert (row["check"], row["id_no"], row["family_no"]) == ("DB-05", ID, None)
    assert (row["approved_by"], row["approved_on"]) == (office.county.user.full_name, office.today)
    assert row["reason"] == "所列车辆已报废，手续办理中"


def test_a_family_is_excepted_by_its_number(office):
    decide_exemption(asked(office, subject_kind="family", subject="NC0304000001"), by=office.county, grant=True)
    assert exemption_rows(office.today)[0]["family_no"] == "NC0304000001"


@pytest.mark.parametrize(("days", "holds"), [(89, True), (90, True), (91, False), (-1, False)])
def test_it_holds_from_its_approval_until_its_day(office, days, holds):
    decide_exemption(asked(office), by=office.county, grant=True)
    assert bool(exemption_rows(office.today + timedelta(days=days))) is holds


def test_neither_asked_nor_refused_nor_revoked_holds(office):
    asked(office)
    decide_exemption(asked(office), by=office.county, grant=False, answer="车辆仍在使用")
    revoke_exemption(decide_exemption(asked(office), by=office.county, grant=True), by=office.county, why="车辆已过户")
    assert exemption_rows(office.today) == []


def test_whoever_asks_does_not_approve(office):
    case = office.dispatched(to=office.county, check_code="DB-05", subject_kind="person", subject=ID)
    until = office.today + timedelta(days=9)
    mine = ask_exemption(case, by=office.county, reason="已报废", valid_until=until)
    with pytest.raises(NotAllowed):
        decide_exemption(mine, by=office.county, grant=True)
    with pytest.raises(NotRight):
        decide_exemption(mine, by=office.reviewer, grant=False)


@pytest.mark.parametrize("slip", [{"reason": ""}, {"valid_until": timedelta(0)}])
def test_a_reason_and_an_end(office, slip):
    case = office.verifying(check_code="DB-05", subject_kind="person", subject=ID)
    given = {"reason": "已报废", "valid_until": timedelta(days=9)} | slip
    given["valid_until"] += office.today
    with pytest.raises(NotRight):
        ask_exemption(case, by=office.clerk, **given)


def test_only_doubts_of_checks_about_people_and_families(office):
    with pytest.raises(NotAllowed):
        asked(office, check_code="")
    with pytest.raises(NotAllowed):
        asked(office, subject_kind="payment")

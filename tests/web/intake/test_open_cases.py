"""Cases from findings: by a person, in bulk, never two for one finding."""

import threading

import pytest
from django.db import connection

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case, Event
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.models import Finding
from tests.web.intake.findings import a_run, findings


@pytest.fixture
def officer(city):
    return city.actor("county_officer", "陈仓区")


def mine(officer):
    return Finding.objects.visible_to(officer)


def cases():
    return Case.objects.system("test").order_by("number")


def test_a_case_says_what_the_finding_says(city, officer):
    run = a_run(city)
    [one] = findings(run, city.areas["虢镇"], [1], amount=300, village="东岭村")
    assert open_cases(by=officer, findings=mine(officer)) == 1
    case = cases().get()
    assert (case.finding_id, case.check_code, case.theme, case.source) == (one.finding_id, "DB-01", "dibao", "check")
    assert (case.area.name, case.county.name, case.village) == ("虢镇", "陈仓区", "东岭村")
    assert (case.title, case.name, case.subject, case.doubt) == ("死亡后仍在保", "袁小1", one.subject, one.doubt)
    assert (case.severity, case.presence, case.amount, case.state) == ("high", "new", 300, "pending_dispatch")
    assert bytes(case.subject_blind) == bytes(one.subject_blind)
    assert Event.objects.system("test").get().act == "open"
    one.refresh_from_db()
    assert one.case == case


def test_never_two_for_one_finding(city, officer):
    findings(a_run(city), city.areas["虢镇"], range(3))
    assert [open_cases(by=officer, findings=mine(officer)) for _ in range(2)] == [3, 0]
    assert cases().count() == 3


def test_places_are_left_out_and_a_severity_given(city, officer):
    run = a_run(city)
    findings(run, city.areas["虢镇"], [1, 2])
    findings(run, city.areas["阳平镇"], [3])
    town = city.areas["虢镇"].pk
    assert open_cases(by=officer, findings=mine(officer), exclude=[town], severity="low") == 1
    assert [(case.area.name, case.severity) for case in cases()] == [("阳平镇", "low")]


def test_what_is_gone_or_excused_opens_nothing(city, officer):
    run, town = a_run(city), city.areas["虢镇"]
    findings(run, town, [1], presence="gone")
    findings(run, town, [2], verdict="excused")
    findings(run, town, [3], verdict="undecided")
    assert open_cases(by=officer, findings=mine(officer)) == 1


def test_another_county_opens_nothing_here(city):
    findings(a_run(city), city.areas["虢镇"], [1])
    stranger = city.actor("county_officer", "凤翔县")
    assert open_cases(by=stranger, findings=mine(stranger)) == 0


def test_one_entry_in_the_log_for_all(city, officer):
    findings(a_run(city), city.areas["虢镇"], range(5))
    open_cases(by=officer, findings=mine(officer))
    assert Entry.objects.filter(action="case.open_many").get().detail["count"] == 5


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_case_each(city, officer):
    findings(a_run(city), city.areas["虢镇"], range(40))
    opened = []

    def open_all():
        try:
            opened.append(open_cases(by=officer, findings=mine(officer)))
        finally:
            connection.close()

    threads = [threading.Thread(target=open_all) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(opened) == [0, 40]
    assert cases().count() == 40


@pytest.mark.slow
def test_ten_thousand_at_once(city, officer):
    findings(a_run(city), city.areas["虢镇"], range(10_000))
    assert open_cases(by=officer, findings=mine(officer)) == 10_000
    assert cases().values("number").distinct().count() == 10_000

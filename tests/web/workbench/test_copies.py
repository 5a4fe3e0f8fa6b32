"""What was copied to a person leaves the pile when it is read, and comes back when somebody does something there."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import pytest
from django.test import Client

from doudi.web.cases.actions import NotAllowed, comment, move, read_copies, subscribe
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.workbench.queries import Desk
from tests.web.browser import each_screen, shut_out_here
from tests.web.cases.conftest import FAR, office  # noqa: F401 – a fixture


@pytest.fixture
def followed(office):
    """Two cases the reviewer follows."""
    cases = [office.opened(), office.opened()]
    for case in cases:
        subscribe(case, by=office.reviewer)
    return cases


def copied(actor):
    return set(Desk(actor).copied)


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def test_one_is_read_and_the_other_stays(office, followed):
    client = signed_in(office.reviewer)
    page = client.post("/workbench/copied/read/", {"case": followed[0].pk}, follow=True)
    assert copied(office.reviewer) == {followed[1]}
    assert "已标为已读" in page.content.decode()
    assert client.get("/workbench/").context["piles"]["copied"].n == 1


def test_all_are_read_at_once(office, followed):
    signed_in(office.reviewer).post("/workbench/copied/read/")
    assert copied(office.reviewer) == set()


def test_what_others_do_brings_it_back_and_the_own_doings_do_not(office, followed):
    read_copies(Desk(office.reviewer).copied, by=office.reviewer)
    comment(followed[0], by=office.reviewer, text="已阅")
    assert copied(office.reviewer) == set()
    move(followed[0], "dispatch", by=office.county, unit=office.clerk.unit, due_on=office.today + FAR)
    comment(followed[1], by=office.county, text="请看", mentioned=[office.reviewer.user])
    assert copied(office.reviewer) == set(followed)
    read_copies(Desk(office.reviewer).copied, by=office.reviewer)
    assert copied(office.reviewer) == set()


def test_reading_is_everybodys_own(office, followed):
    subscribe(followed[0], by=office.county)
    read_copies(Desk(office.reviewer).copied, by=office.reviewer)
    assert copied(office.county) == {followed[0]}


def test_what_is_not_copied_to_a_person_is_not_read(office, followed):
    other = office.opened()
    signed_in(office.reviewer).post("/workbench/copied/read/", {"case": other.pk})
    assert not other.copies_read.exists() and copied(office.reviewer) == set(followed)


def test_who_looks_through_anothers_eyes_reads_nothing_for_them(office, followed):
    looking = Actor(office.reviewer.user, office.reviewer.post, looking=True)
    with pytest.raises(NotAllowed):
        read_copies(Case.objects.visible_to(looking), by=looking)


def test_reading_needs_a_click(office):
    assert signed_in(office.reviewer).get("/workbench/copied/read/").status_code == 405


@pytest.mark.usefixtures("transactional_db")
@each_screen
def test_reading_on_the_page(browse, office, followed, screen):
    page = browse(office.reviewer, screen)
    page.goto("/workbench/copied/")
    assert shut_out_here(page) == []
    page.locator("main tbody button").first.click()
    page.get_by_text("1 件已标为已读").wait_for()
    page.get_by_role("button", name="全部标为已读").click()
    page.get_by_text("没有新的抄送").wait_for()

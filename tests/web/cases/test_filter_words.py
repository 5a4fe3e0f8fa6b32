"""Names typed into the filter of a list stand in no address, and the list is the same: pages, columns, acts, export."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
from urllib.parse import unquote

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from doudi.web.cases.models import Case
from doudi.web.disclosure.models import Export
from doudi.web.jobs.models import Job
from tests.web.browser import each_screen, shut_out_here
from tests.web.cases.conftest import office  # noqa: F401 – a fixture

NARROW, LIST = "/cases/narrow/", "/cases/"
CLERK = "袁小一"


@pytest.fixture
def cases(office):
    """Twenty-five cases with a clerk, and three with nobody."""
    office.clerk.user.full_name = CLERK
    office.clerk.user.save()
    held = [office.opened(village="东岭村") for _n in range(25)]
    Case.objects.system("as the clerk took them").update(person=office.clerk.user)
    return held, [office.opened() for _n in range(3)]


@pytest.fixture
def client(office):
    client = Client()
    client.force_login(office.county.user)
    return client


def narrowed(client, **typed):
    """The address to which the form leads."""
    answer = client.post(NARROW, typed)
    assert answer.status_code == 302
    return answer.url


def n_of(client, address):
    return client.get(address).context["page_obj"].paginator.count


def test_a_name_stands_in_no_address_and_narrows_the_list(client, cases):
    address = narrowed(client, person=CLERK, village="东岭村", state=["pending_dispatch"], sort="amount", theme="")
    assert CLERK not in unquote(address) and "东岭" not in unquote(address)
    assert "state=pending_dispatch" in address and "sort=amount" in address and "theme" not in address
    assert n_of(client, address) == 25
    page = client.get(f"{address}&page=2")
    assert len(page.context["page_obj"].object_list) == 5
    links = page.content.decode().split('class="pagination')[1].split("</nav>")[0]
    assert "w=" in links and CLERK not in unquote(links)


def test_the_form_shows_what_was_typed(client, cases):
    address = narrowed(client, person=CLERK)
    assert f'value="{CLERK}"' in client.get(f"{address}&filter=1").content.decode()


def test_without_words_the_address_is_as_ever(client, cases):
    assert narrowed(client, state=["closed"], person=" ", amount_from="") == "/cases/?state=closed"


def test_an_old_address_with_a_name_still_leads_to_the_list(client, cases):
    page = client.get(f"{LIST}?person={CLERK}&sort=due", follow=True)
    assert CLERK not in unquote(page.redirect_chain[0][0]) and page.context["page_obj"].paginator.count == 25


def test_the_same_words_keep_their_address(client, cases):
    assert narrowed(client, person=CLERK) == narrowed(client, person=f" {CLERK} ")


def test_in_another_session_the_words_are_gone_and_nothing_is_shown_instead(client, cases, office):
    address = narrowed(client, person=CLERK)
    other = Client()
    other.force_login(office.reviewer.user)
    page = other.get(address)
    assert page.context["page_obj"].paginator.count == 0
    assert "只在当时的登录里有效" in page.content.decode()
    assert other.get(f"/cases/batch/urge/?{address.split('?')[1]}").context["n_left_out"] == 0


def test_the_words_lie_sealed(client, cases):
    narrowed(client, person=CLERK)
    assert not any(CLERK in str(session.get_decoded()) for session in Session.objects.all())


def test_columns_acts_and_exports_go_by_the_same_words(client, cases, monkeypatch):
    query = narrowed(client, person=CLERK).split("?")[1]
    columns = client.post("/cases/columns/", {"query": query, "columns": ["title"]})
    assert n_of(client, columns.url) == 25
    chosen = client.get("/cases/chosen/", {"query": query, "every": "1", "act": "dispatch"})
    assert CLERK not in unquote(chosen.url) and client.get(chosen.url).context["n_ready"] == 25
    monkeypatch.setattr("doudi.web.cases.views.batch.AT_ONCE", 5)
    client.post(chosen.url, {"unit": cases[0][0].area.units.first().pk, "due_on": "2030-01-01"})
    assert CLERK in unquote(Job.objects.system("test").get(kind="cases.batch").given["query"]), (
        "a worker has no session"
    )
    ask = f"/personal/exports/ask/case/?{query}"
    assert client.get(ask).context["n_rows"] == 25
    client.post(ask, {"columns": ["number"], "reason": "report"})
    assert CLERK in unquote(Export.objects.system("test").get().query)


@pytest.mark.usefixtures("transactional_db", "cases")
@each_screen
def test_filtering_in_the_browser(browse, office, screen):
    page = browse(office.county, screen)
    page.goto(f"{LIST}?filter=1")
    page.locator("[name=person]").fill(CLERK)
    page.locator("main form[action='/cases/narrow/'] button").first.click()
    page.get_by_text("已筛选").wait_for()
    assert CLERK not in unquote(page.url) and "w=" in page.url
    assert shut_out_here(page) == []

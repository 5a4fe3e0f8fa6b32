"""Model × role × route with two counties: what lies elsewhere is not there, for anybody, on any page, by any way."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case, Helper
from doudi.web.orgs.roles import ADMINISTRATORS, ROLES, may
from tests.web.every_page.reading import ALWAYS_NEW, asked, each_role, opens, plain, read
from tests.web.routes import OURS, PERMIT, PLAIN, ROWS, WORDS, address, mixed
from tests.web.two_counties import ADMINISTRATION, FAR, Side

MAY_SAY_NO = {"demo_roles", "look_as", "case_batch"}
"""Pages that are not there in this installation, or need more than their address."""

OF_ALL_JOBS = {("system_admin", "job_progress"), ("system_admin", "job_cancel")}


def answer_of(client, method, where):
    """An answer, with whatever the request changed undone."""
    with transaction.atomic():
        answer = asked(client, method, where)
        transaction.set_rollback(True)
    return answer


def refusal_of(client, method, where):
    """The same, and in how many lines of the log it was refused."""
    with transaction.atomic():
        answer = asked(client, method, where)
        told = {"path": where[:200], "method": method.upper()}
        lines = Entry.objects.filter(action="refused").order_by("-number").values_list("detail", flat=True)
        n_refused = len([line for line in lines if line.items() >= told.items()])
        transaction.set_rollback(True)
    return answer, n_refused


@each_role(role for role in ROLES if role not in ADMINISTRATORS)
def test_no_page_changes_by_what_is_elsewhere(near, somebody, while_empty, role):
    """Counts, charts, rankings, searches, files: the same letter by letter, be the other county empty or full."""
    before, client = while_empty(role, "zh-hans"), somebody(role)
    near.far.plant()
    after = read(client, before.pages, "zh-hans")
    changed = {where for where, page in after.pages.items() if differ(page, before[where])}
    assert changed == set()


def differ(one, other):
    return (one.status, one.text) != (other.status, other.text)


@each_role(role for role in ROLES if role not in ADMINISTRATORS)
def test_no_page_names_places_or_people_elsewhere(near, while_empty, role):
    """But the tree of places and the list of units, which are no secret."""
    names = re.compile(rf"\b({'|'.join(near.far.names)})\b")
    no_secret = {reverse("area_list"), reverse("unit_list")}
    pages = {where: page for where, page in while_empty(role, "zh-hans").pages.items() if where not in no_secret}
    assert {where: found for where, page in pages.items() if (found := names.findall(page.text))} == {}


def asked_for(side: Side) -> dict[str, object]:
    """Every word by which a form or an address may name a row."""
    keys = {name: row.pk for name, row in side.row.items()}
    unit = side.clerk.unit.pk
    people = {"person": side.clerk.user.pk, "unit": unit, "addressee": unit, "post": side.officer.post.pk}
    words = {"area": side.area.pk, "county": side.over.pk, "exclude": side.area.pk}
    return keys | people | words | {"pk": keys["case"], "batches": keys["batch"], "replaces": keys["batch"]}


FILTERED = [
    "case_list",
    "case_batch",
    "export_ask",
    "finding_list",
    "finding_open",
    "gantt",
    "ledger",
    "returns",
    "log",
    "job_list",
]
NARROWING = ("area", "county", "unit", "person", "pk", "run", "finding", "campaign")


@pytest.mark.parametrize("role", ["county_officer", "finance_officer", "discipline_inspector", "inspector"])
def test_no_filter_reaches_a_row_elsewhere(world, somebody, role):
    client, asked = somebody(role), asked_for(world.far)
    shown = {}
    for where in [address(name) for name in FILTERED if opens(role, name)]:
        for word in NARROWING:
            value = asked[word]
            page = plain(answer_of(client, "get", f"{where}?{word}={value}"))
            if FAR in page:
                shown[where] = word
    assert shown == {}


def questions_about(side: Side) -> dict[str, Any]:
    """What to ask for all rows of a county as they are, and for those of each kind: in SQL, put once, asked often."""
    why = "a test counts"
    rows = {name: type(row)._base_manager.filter(pk=row.pk).values() for name, row in side.row.items()}
    cases = Case.objects.system(why).filter(county=side.over).values("pk").order_by("pk")
    rows |= {"cases": cases, "helpers": Helper.objects.system(why).filter(case__in=cases).values("pk").order_by("pk")}
    return {name: kind.query.sql_with_params() for name, kind in rows.items()}


def state_of(questions: dict[str, Any]) -> dict[str, Any]:
    """The answers as the database holds them."""
    answers = {}
    with connection.cursor() as cursor:
        for name, question in questions.items():
            cursor.execute(*question)
            answers[name] = cursor.fetchall()
    return answers


@pytest.mark.parametrize("role", ["county_officer", "town_clerk", "finance_officer", "discipline_inspector"])
def test_no_form_changes_a_row_elsewhere(world, somebody, role):
    questions, given = questions_about(world.far), asked_for(world.far)
    before = state_of(questions)
    assert all(before.values())
    given |= {"reason": "report", "words": "words", "columns": "number", "closed_how": "override", "seen": 1}
    given |= {"due_on": "2099-01-01", "source": "petition", "theme": "other", "title": "title", "as_of": "2020-06-30"}
    client = somebody(role)
    for name in [*PLAIN, *WORDS, *ROWS]:
        if not opens(role, name) or name in ALWAYS_NEW:
            continue
        with transaction.atomic():
            answer = client.post(f"{address(name, world.own)}?pk={world.far.row['case'].pk}", given)
            after = state_of(questions)
            transaction.set_rollback(True)
        assert answer.status_code < 500, name
        assert after == before, name


def rightly(role, name):
    """Whether this role looks after the whole installation on this page."""
    return (PERMIT[name] in ADMINISTRATION and may(role, PERMIT[name])) or (role, name) in OF_ALL_JOBS


def test_every_address_is_known_here():
    named = {entry.name for entry in OURS if entry.pattern.converters}
    missing, stale = named - ROWS.keys() - WORDS.keys(), (ROWS.keys() | WORDS.keys()) - named
    assert not missing, f"say in tests/web/routes.py which row {sorted(missing)} names, or that it names none"
    assert not stale, f"no such address: {sorted(stale)}"


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_row_elsewhere_is_not_there(world, somebody, name, method):
    where = address(name, world.far)
    for role in ROLES:
        if rightly(role, name):
            continue
        answer, n_refused = refusal_of(somebody(role), method, where)
        assert answer.status_code in {403, 404, 405}, (role, where, answer.status_code)
        assert n_refused == (answer.status_code != 405), (role, where)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nor_through_a_row_of_ones_own(world, somebody, method):
    for name, words in mixed(world).items():
        where = reverse(name, kwargs=words)
        for role in ROLES:
            answer, n_refused = refusal_of(somebody(role), method, where)
            assert answer.status_code in {403, 404, 405}, (role, where, answer.status_code)
            assert n_refused == (answer.status_code != 405), (role, where)


@pytest.mark.parametrize("name", ROWS)
def test_the_own_row_is_there_for_somebody(world, somebody, name):
    """Else the tests above would prove nothing."""
    where, holders = address(name, world.own), [role for role in ROLES if opens(role, name)]
    people = {role: somebody(role) for role in holders} | {"its owner": _owner(world)}
    codes = {answer_of(person, "get", where).status_code for person in people.values()}
    assert codes & {200, 302, 405, 409}, (where, codes)
    assert max(codes) < 500, (where, codes)


def _owner(world):
    client = Client(raise_request_exception=False)
    client.force_login(world.own.officer.user)
    return client


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_is_open_to_whom_the_table_says(world, somebody, role, method):
    for name in sorted([*PLAIN, *WORDS], key="sign_out".__eq__):  # after signing out nothing is open
        answer = answer_of(somebody(role), method, address(name))
        if not opens(role, name):
            assert answer.status_code == 403, (name, answer.status_code)
        else:
            assert answer.status_code in {200, 302, 405, *({403, 404} if name in MAY_SAY_NO else ())}, (name, answer)

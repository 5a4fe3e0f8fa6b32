"""Model × role × route with two counties: what lies elsewhere is not there, for anybody, on any page, by any way."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import io
import re
import zipfile

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case, Helper
from doudi.web.orgs.roles import ADMINISTRATORS, ROLES, may
from doudi.web.workbench.queries import PILES
from tests.web.kept_world import db, near, sessions, somebody, world  # noqa: F401 – fixtures
from tests.web.routes import OURS, PERMIT, PLAIN, ROWS, WORDS, address, mixed
from tests.web.two_counties import ADMINISTRATION, FAR, Side, World

CHANGING = re.compile(r"[A-Za-z0-9]{64}|/search/\?s=[\w-]{8}|name=\"once\" value=\"\w+\"|\d\d:\d\d(:\d\d)?")
ALWAYS_NEW = {"add_app", "add_passkey", "recovery_codes", "sign_out"}
"""A secret made at each asking; and the way out."""
MAY_SAY_NO = {"demo_roles", "look_as", "case_batch"}
"""Pages that are not there in this installation, or need more than their address."""

OF_ALL_JOBS = {("system_admin", "job_progress"), ("system_admin", "job_cancel")}


SEARCH = "/search/ for "
"""What is sought stands in no address: these are posted."""


def answer_of(client, method, where, **given):
    """An answer, with whatever the request changed undone."""
    with transaction.atomic():
        if where.startswith(SEARCH):
            answer = client.post(reverse("search"), {"q": where.removeprefix(SEARCH)}, follow=True)
        else:
            answer = getattr(client, method)(where, **given)
        n_refused = Entry.objects.filter(
            action="refused", detail__path=where[:200], detail__method=method.upper()
        ).count()
        transaction.set_rollback(True)
    return answer, n_refused


def asked_of_all(world: World, role: str) -> list[str]:
    """The addresses whose pages must not tell of anything elsewhere."""

    def open_to(names):
        return [name for name in names if name not in ALWAYS_NEW and _opens(role, name)]

    sought = [world.far.name, world.far.id_no, FAR, "Ouyang", "ouyang", "2026-", "Place", "Unit"]
    narrowed = ["theme=payments", "light=red", "sort=amount", f"q={FAR}", "state=closed"]
    return [
        *(address(name) for name in open_to([*PLAIN, *WORDS])),
        *(address(name, world.own) for name in open_to(ROWS)),
        *(f"{SEARCH}{words}" for words in sought),
        *(f"{reverse('case_list')}?{words}" for words in narrowed),
        *(reverse("pile", args=[pile]) for pile in PILES),
        *(reverse("board_data", args=[chart]) for chart in ("tiles", "ranking", "heat", "stages", "trend")),
        f"{reverse('finding_list')}?check=DB-01",
        f"{reverse('log')}?action=case.open",
        f"{reverse('board')}?wall=1",
    ]


def plain(answer) -> str:
    """The page without what changes from one request to the next."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return CHANGING.sub("", text_of(body))


def text_of(body: bytes) -> str:
    """Words and numbers of a page; of a workbook those in its parts."""
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist() if "docProps" not in name)


def pages_of(client, addresses) -> dict[str, str]:
    """Each page as it is now, nothing kept from before."""
    found = {}
    for where in addresses:
        cache.clear()
        answer, _n = answer_of(client, "get", where)
        found[where] = f"{answer.status_code} {plain(answer)}"
    return found


@pytest.fixture(scope="module")
def read_already() -> dict[str, dict[str, str]]:
    """The pages of each role, read while the other county is empty: once for all tests that ask."""
    return {}


@pytest.fixture
def while_empty(near, somebody, read_already):
    """`while_empty(role)`: each page of this role as it is with nothing in the other county."""

    def pages(role):
        if role not in read_already:
            read_already[role] = pages_of(somebody(role), asked_of_all(near, role))
        return read_already[role]

    return pages


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ADMINISTRATORS])
def test_no_page_changes_by_what_is_elsewhere(near, somebody, while_empty, role):
    """Counts, charts, rankings, searches, files: the same letter by letter, be the other county empty or full."""
    pages, client = asked_of_all(near, role), somebody(role)
    before = while_empty(role)
    near.far.plant()
    after = pages_of(client, pages)
    assert [where for where in pages if after[where] != before[where]] == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ADMINISTRATORS])
def test_no_page_names_places_or_people_elsewhere(near, while_empty, role):
    """But the tree of places and the list of units, which are no secret."""
    names = re.compile(rf"\b({'|'.join(near.far.names)})\b")
    no_secret = {reverse("area_list"), reverse("unit_list")}
    pages = {where: page for where, page in while_empty(role).items() if where not in no_secret}
    assert {where: found for where, page in pages.items() if (found := names.findall(page))} == {}


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
    for where in [address(name) for name in FILTERED if _opens(role, name)]:
        for word in NARROWING:
            value = asked[word]
            page = plain(answer_of(client, "get", f"{where}?{word}={value}")[0])
            if FAR in page:
                shown[where] = word
    assert shown == {}


def state_of(side: Side) -> dict[str, object]:
    """All rows of a county as they are, and how many there are of each kind."""
    why = "a test counts"
    rows = {name: type(row)._base_manager.filter(pk=row.pk).values().first() for name, row in side.row.items()}
    cases = Case.objects.system(why).filter(county=side.over)
    return rows | {"n": cases.count(), "helped": Helper.objects.system(why).filter(case__in=cases).count()}


@pytest.mark.parametrize("role", ["county_officer", "town_clerk", "finance_officer", "discipline_inspector"])
def test_no_form_changes_a_row_elsewhere(world, somebody, role):
    before, given = state_of(world.far), asked_for(world.far)
    given |= {"reason": "report", "words": "words", "columns": "number", "closed_how": "override", "seen": 1}
    given |= {"due_on": "2099-01-01", "source": "petition", "theme": "other", "title": "title", "as_of": "2020-06-30"}
    client = somebody(role)
    for name in [*PLAIN, *WORDS, *ROWS]:
        if not _opens(role, name) or name in ALWAYS_NEW:
            continue
        with transaction.atomic():
            answer = client.post(f"{address(name, world.own)}?pk={world.far.row['case'].pk}", given)
            after = state_of(world.far)
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
        answer, n_refused = answer_of(somebody(role), method, where)
        assert answer.status_code in {403, 404, 405}, (role, where, answer.status_code)
        assert n_refused == (answer.status_code != 405), (role, where)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nor_through_a_row_of_ones_own(world, somebody, method):
    for name, words in mixed(world).items():
        where = reverse(name, kwargs=words)
        for role in ROLES:
            answer, n_refused = answer_of(somebody(role), method, where)
            assert answer.status_code in {403, 404, 405}, (role, where, answer.status_code)
            assert n_refused == (answer.status_code != 405), (role, where)


@pytest.mark.parametrize("name", ROWS)
def test_the_own_row_is_there_for_somebody(world, somebody, name):
    """Else the tests above would prove nothing."""
    where, holders = address(name, world.own), [role for role in ROLES if _opens(role, name)]
    people = {role: somebody(role) for role in holders} | {"its owner": _owner(world)}
    codes = {answer_of(person, "get", where)[0].status_code for person in people.values()}
    assert codes & {200, 302, 405, 409}, (where, codes)
    assert max(codes) < 500, (where, codes)


def _opens(role, name):
    return PERMIT[name] in {"public", "signed in"} or may(role, PERMIT[name])


def _owner(world):
    client = Client(raise_request_exception=False)
    client.force_login(world.own.officer.user)
    return client


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_is_open_to_whom_the_table_says(world, somebody, role, method):
    for name in sorted([*PLAIN, *WORDS], key="sign_out".__eq__):  # after signing out nothing is open
        answer, _n = answer_of(somebody(role), method, address(name))
        if not _opens(role, name):
            assert answer.status_code == 403, (name, answer.status_code)
        else:
            assert answer.status_code in {200, 302, 405, *({403, 404} if name in MAY_SAY_NO else ())}, (name, answer)

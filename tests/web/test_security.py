"""The site as an attacker meets it: headers, forms, sessions, addresses and words that somebody made up."""

import io
import logging
import re
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse, reverse_lazy
from django.utils.module_loading import import_string

from doudi.web import site
from doudi.web.cases.entry import TOO_LARGE, NotRead, read_entries
from doudi.web.cases.forms import BatchForm, CaseFilter
from doudi.web.cases.models import Case
from doudi.web.cases.uploads import MAX_UNPACKED, BadFile, received
from tests.web.test_pages import OURS

PASSWORD = "long enough to pass"
WEB = Path(site.__file__).parents[1]


@pytest.fixture
def officer(city):
    return city.actor("county_officer", "陈仓区")


@pytest.fixture
def at_work(client, officer):
    client.force_login(officer.user)
    return client


def sign_in(client, username, password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


# Every answer


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/", {}, 302),
        ("/cases/", {}, 200),
        (reverse_lazy("board_data", args=["ranking"]), {}, 200),
        ("/log/", {}, 403),
        ("/cases/1/", {}, 404),
        ("/no-such-page", {}, 404),
        ("/sign-out/", {}, 405),
        ("/cases/", {"HTTP_HOST": "evil.example"}, 400),
        ("/healthz", {}, 200),
    ],
)
def test_every_answer_forbids_what_pages_may_not_do(at_work, path, given, status):
    answer = at_work.get(path, **given)
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy, "no other host"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    if status != 400:
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cache-Control"] == "no-store"


def test_a_page_that_breaks_forbids_it_too_and_tells_nothing(at_work, monkeypatch):
    at_work.raise_request_exception = False
    monkeypatch.setattr("doudi.web.workbench.views.render", lambda *_given: 1 / 0)
    answer = at_work.get(reverse("workbench"))
    assert answer.status_code == 500
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "ZeroDivisionError" not in answer.content.decode()


# Addresses somebody made up


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "no-such-name",
        "sign_out",
        "\x00",
    ],
)
def test_signing_in_leads_nowhere_else(client, officer, wanted):
    answer = sign_in(client, officer.user.username, next=wanted)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/sign-in/", {"next": wanted})["Location"] == "/"
    answer = client.post(reverse("confirm_password"), {"password": PASSWORD, "next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, reverse("account"))


def test_signing_in_leads_where_the_person_wanted(client, officer):
    assert sign_in(client, officer.user.username, next="/cases/?state=closed")["Location"] == "/cases/?state=closed"


def test_the_language_switch_leads_nowhere_else(client, db):
    answer = client.post(reverse("set_language"), {"language": "en", "next": "https://evil.example/"})
    assert answer["Location"] == "/"


# Forms somebody else's page sends


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"content_type": "application/json", "data": "{}"},
        {"content_type": "text/plain", "data": "x"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_ORIGIN": "https://evil.example"},
    ],
    ids=["form", "json", "text", "htmx", "from elsewhere"],
)
def test_no_address_takes_a_form_of_another_site(officer, sent):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer.user)
    for entry in OURS:
        words = {name: "1" if "Int" in type(one).__name__ else "x" for name, one in entry.pattern.converters.items()}
        answer = client.post(reverse(entry.name, kwargs=words), **sent)
        assert answer.status_code == 403, entry.name
    assert client.get("/cases/").status_code == 200, "sign_out among them"


# Numbers of other places in forms and addresses


def test_a_unit_of_another_county_is_no_choice(city, officer):
    own, foreign = city.unit("虢镇", "town"), city.unit("柳林镇", "town")
    given = {"due_on": "2030-01-01"}
    assert BatchForm({**given, "unit": own.pk}, asks=("unit", "due_on"), actor=officer).is_valid()
    assert "unit" in BatchForm({**given, "unit": foreign.pk}, asks=("unit", "due_on"), actor=officer).errors


def test_numbers_of_other_counties_in_a_batch_name_no_case(city, officer):
    own, foreign = city.case("虢镇"), city.case("柳林镇")
    assert list(CaseFilter(f"pk={own.pk}&pk={foreign.pk}", officer).rows) == [own]
    for field in ("place", "unit"):
        row = city.areas["柳林镇"] if field == "place" else city.unit("柳林镇", "town")
        assert not CaseFilter(f"{field}={row.pk}", officer).rows.exists()


def test_fields_that_a_form_does_not_have_change_nothing(at_work, city):
    given = {"state": "closed", "number": "2020-999999", "closed_by": "1", "flow": "9", "opened_by": "1"}
    form = {"source": "clue", "theme": "dibao", "title": "反映问题", "area": city.areas["虢镇"].pk, "once": "a" * 16}
    at_work.post(reverse("case_enter"), {**form, "severity": "medium", **given})
    case = Case.objects.system("test").get(title="反映问题")
    assert (case.state, case.flow, case.closed_by) == ("pending_dispatch", 1, None)
    assert case.number != "2020-999999"


@pytest.mark.parametrize("bad", ["abc", "", "-1", "9" * 30, "\x00", "²", "../etc"])
def test_what_is_no_number_names_no_row_and_breaks_nothing(city, client, officer, bad):
    client.force_login(city.actor("security_admin", "宝鸡市").user)
    assert client.post(reverse("look_as"), {"post": bad}).status_code == 404
    assert client.post(reverse("post_approvals"), {"post": bad, "to": "approve"}).status_code == 302
    client.force_login(officer.user)
    assert client.get(reverse("case_list"), {"pk": bad, "place": bad, "unit": bad, "page": bad}).status_code == 200
    assert client.get(reverse("case_chosen"), {"pk": "1", "act": bad or "none"}).status_code == 404
    plain = "application/x-www-form-urlencoded"
    assert client.post(reverse("case_columns"), urlencode({"sent_again": bad}), content_type=plain).status_code == 302


# Words somebody made up

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7|add:7 }}</textarea>"


def test_words_stay_words_on_the_page(at_work, city):
    case = city.case("虢镇", title=HOSTILE, name=HOSTILE, village=HOSTILE[:60], doubt={"message": HOSTILE})
    at_work.post(reverse("case_comment", args=[case.pk]), {"text": HOSTILE})
    found = at_work.post("/search/", {"q": HOSTILE})["Location"]
    for page in (reverse("case", args=[case.pk]), reverse("case_list"), found, "/workbench/"):
        shown = at_work.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "14</textarea>" not in shown
    assert "&lt;script&gt;alert(1)" in at_work.get(reverse("case", args=[case.pk])).content.decode()


def test_no_template_lets_words_become_markup():
    templates = list(WEB.rglob("templates/**/*.html"))
    assert len(templates) > 50
    loose = re.compile(r"\|\s*safe\b|autoescape off|\son\w+=\"|hx-on|javascript:|<script>|<style|\sstyle=\"")
    assert {path.name: loose.findall(path.read_text()) for path in templates if loose.search(path.read_text())} == {}


def test_no_module_marks_words_as_safe_or_builds_sql_of_them():
    loose = re.compile(
        r"mark_safe|csrf_exempt|RawSQL|\.extra\(|\.raw\(|objects\.raw|pickle|yaml\.load\(.*yaml\.Loader|eval\(|shell=True"
    )
    sources = [path for path in WEB.rglob("*.py") if "migrations" not in path.parts]
    assert {path.name: loose.findall(path.read_text()) for path in sources if loose.search(path.read_text())} == {}


# Files somebody made up


def test_a_picture_that_says_it_is_endless_is_refused():
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(BadFile, match="像素"):
        received(SimpleUploadedFile("a.png", bomb))


def test_a_workbook_that_unpacks_to_more_than_it_may_is_not_read(officer):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (MAX_UNPACKED + 1))
    assert len(held.getvalue()) < TOO_LARGE
    with pytest.raises(NotRead, match="太大"):
        read_entries(held.getvalue(), officer)


def test_an_upload_waits_nowhere_but_in_the_home(settings):
    assert Path(settings.FILE_UPLOAD_TEMP_DIR) == settings.HOME.folder
    assert settings.HOME.folder.stat().st_mode & 0o077 == 0


def test_a_table_of_a_board_holds_no_formula(at_work, city):
    city.areas["虢镇"].name = "=HYPERLINK(1)"
    city.areas["虢镇"].save()
    city.case("虢镇")
    table = at_work.get(reverse("board_data", args=["ranking"])).content.decode("utf-8-sig")
    assert "HYPERLINK" in table
    assert not re.search(r"(^|,)\"?[=+@\t]", table, re.MULTILINE)


# What the program writes down


def test_a_traceback_in_the_log_quotes_no_value():
    """The text of an error may quote a name or an id number from the data; its type and place do not."""
    plain = settings.LOGGING["formatters"]["plain"]
    lines = import_string(plain["()"])(plain["format"])
    try:
        int("张三丰 999999190001011234")
    except ValueError:
        broken = logging.LogRecord("django.request", logging.ERROR, "", 0, "broken: %s", ("/cases/",), sys.exc_info())
    said = lines.format(broken)
    assert "broken: /cases/" in said
    assert "ValueError" in said
    assert "test_security.py" in said
    assert "张三丰" not in said

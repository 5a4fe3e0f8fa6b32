"""Full names, id numbers and accounts stand on no page, file, log line or error before somebody opens them."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import logging

import pytest
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.jobs.models import Job
from doudi.web.notices.models import Notice
from doudi.web.orgs.roles import ROLES
from tests.web.kept_world import db, near, sessions, somebody  # noqa: F401 – fixtures
from tests.web.test_scope import asked_of_all, plain

OPENED = {"reason": "visit", "words": "at the door"}


def told_of(page: str, secrets: list[str]) -> list[str]:
    """Those of the values that stand in a text."""
    return [value for value in secrets if value in page]


def answers(client, addresses):
    return {where: client.get(where) for where in addresses}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_no_page_and_no_file_tells_them(near, somebody, role, language):
    client, told = somebody(role), {}
    client.post(reverse("set_language"), {"language": language, "next": "/"})
    for where, answer in answers(client, asked_of_all(near, role)).items():
        page = "".join(f"{name}: {value}" for name, value in answer.headers.items()) + plain(answer)
        if found := told_of(page, near.own.secrets):
            told[where] = found
    assert told == {}


def test_they_are_told_to_whom_states_a_reason(near, somebody):
    where = reverse("personal_open", args=["case", near.own.row["case"].pk])
    client = somebody("town_clerk")
    assert told_of(client.get(where).content.decode(), near.own.secrets) == []
    assert told_of(client.post(where, OPENED).content.decode(), near.own.secrets) == near.own.secrets


@pytest.mark.parametrize("role", ["town_clerk", "county_officer", "discipline_inspector"])
def test_no_log_notice_or_job_keeps_them(near, somebody, role, caplog):
    """Whatever is typed into whatever form, and whatever is looked up."""
    caplog.set_level(logging.DEBUG)
    client, own = somebody(role), near.own
    words = dict.fromkeys(("text", "reason", "words", "note", "q", "name", "title", "message", "act", "kind"), own.told)
    for where in asked_of_all(near, role):
        client.get(where)
        client.post(where, words | {"subject": own.id_no})
        client.get(f"{where.split('?')[0]}?q={own.name}&subject={own.id_no}")
    kept = [f"{entry.who} {entry.action} {entry.detail}" for entry in Entry.objects.all()]
    kept += [f"{notice.args} {notice.url}" for notice in Notice.objects.all()]
    kept += [f"{job.error} {job.stage} {job.result}" for job in Job.objects.system("a test reads")]
    kept += [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert [line for line in kept if told_of(line, own.secrets)] == []

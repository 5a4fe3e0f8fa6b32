"""Full names, id numbers and accounts stand on no page, file, log line or error before somebody opens them."""

import logging

import pytest
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.jobs.models import Job
from doudi.web.notices.models import Notice
from doudi.web.orgs.roles import ROLES
from tests.web.every_page.reading import asked_of_all, each_role

OPENED = {"reason": "visit", "words": "at the door"}


def told_of(page: str, secrets: list[str]) -> list[str]:
    """Those of the values that stand in a text."""
    return [value for value in secrets if value in page]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@each_role(ROLES)
def test_no_page_and_no_file_tells_them(near, while_empty, role, language):
    told = {}
    for where, page in while_empty(role, language).pages.items():
        whole = "".join(f"{name}: {value}" for name, value in page.headers.items()) + page.text
        if found := told_of(whole, near.own.secrets):
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

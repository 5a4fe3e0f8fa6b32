"""Eight people of two counties at once: nobody sees the other's rows, nothing locks or breaks, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Comment
from tests.web.every_page.reading import plain
from tests.web.routes import address
from tests.web.two_counties import World

ROLES = ("town_clerk", "county_officer", "finance_officer", "discipline_inspector")
LISTS = [
    "case_list",
    "finding_list",
    "batch_list",
    "run_list",
    "board",
    "workbench",
    "ledger",
    "returns",
    "export_list",
]
ROWS = ["case", "finding_detail", "batch_detail", "export", "duty", "return_page", "job_progress", "case_letter"]
ROUNDS = 2


def visit(actor, own, far, together):
    """What one person reads and writes; which answers were wrong."""
    client, wrong = Client(raise_request_exception=False), []
    readable = [*map(address, LISTS), *(address(name, own) for name in ROWS)]
    client.force_login(actor.user)
    together.wait()
    try:
        for round_ in range(ROUNDS):
            for where in readable:
                answer = client.get(where)
                if answer.status_code not in {200, 302, 403, 404} or far.mark in plain(answer):
                    wrong.append((actor.role, where, answer.status_code))
            for where in (address(name, far) for name in ROWS):
                answer = client.get(where)
                if answer.status_code not in {403, 404}:
                    wrong.append((actor.role, where, answer.status_code))
            found = client.post(reverse("search"), {"q": "Ouyang"}, follow=True)
            if found.status_code not in {200, 403} or far.mark in plain(found):
                wrong.append((actor.role, "search", found.status_code))
            said = client.post(
                reverse("case_comment", args=[own.row["case"].pk]), {"text": f"{own.mark}{actor.role}{round_}said"}
            )
            if said.status_code not in {302, 403}:
                wrong.append((actor.role, "comment", said.status_code))
    finally:
        connection.close()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_people_of_two_counties_at_once():
    world = World()
    near, far = world.own, world.far.plant()
    n_before = Entry.objects.count()
    people = [(side.people[role], side, other) for side, other in ((near, far), (far, near)) for role in ROLES]
    together = Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as threads:
        asked = [threads.submit(visit, *person, together) for person in people]
        wrong = [fault for one in asked for fault in one.result()]
    assert wrong == []
    said = [row.text for row in Comment.objects.system("a test counts") if row.text.endswith("said")]
    assert len(said) == len(set(said)) == 2 * len(ROLES) * ROUNDS
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > n_before

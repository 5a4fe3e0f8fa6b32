"""Whatever is sent to whatever address: no line of the log goes or changes."""

import pytest
from django.contrib.auth import SESSION_KEY

from doudi.web.audit.models import Entry
from doudi.web.orgs.roles import ADMINISTRATORS
from tests.web.routes import OURS, PLAIN, ROWS, WORDS, address


@pytest.mark.parametrize("role", [*sorted(ADMINISTRATORS), "city_officer"])
def test_no_address_deletes_or_edits_the_log(near, somebody, role):
    before = list(Entry.objects.order_by("number").values())
    client = somebody(role)
    for name in [*PLAIN, *WORDS, *ROWS]:
        if SESSION_KEY not in client.session:  # some addresses end it
            client.force_login(near.actors[role].user)
        for method in ("post", "put", "delete"):
            getattr(client, method)(address(name, near.own))
    assert list(Entry.objects.order_by("number").values()[: len(before)]) == before
    assert len(OURS) == len(PLAIN) + len(WORDS) + len(ROWS)

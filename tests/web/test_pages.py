"""Laws of all pages: each says who may open it, and nobody reaches a row of another place."""

import pytest

from doudi.web.orgs.roles import ACTIONS
from tests.web.routes import OURS


@pytest.mark.parametrize("entry", OURS, ids=lambda entry: str(entry.name))
def test_every_page_says_who_may_open_it(entry):
    permit = getattr(entry.callback, "permit", None)
    assert permit in {"public", "signed in", *ACTIONS}


def test_names_of_pages_are_unique():
    names = [entry.name for entry in OURS]
    assert len(names) == len(set(names))

"""No page asks the database more than twenty times, and asks as often for three rows as for three hundred."""

from copy import copy

import pytest
from django.core.cache import cache
from django.db import connection, reset_queries
from django.db.models.base import ModelState
from django.test.utils import CaptureQueriesContext

from doudi.web.accounts.sessions import QUIET
from doudi.web.audit.chain import record
from doudi.web.orgs.models import Area, Post, Unit, User
from doudi.web.orgs.roles import ROLES
from doudi.web.privacy.fields import SealedModel
from doudi.web.privacy.row_ids import new_id
from tests.web.every_page.reading import ALWAYS_NEW, opens
from tests.web.routes import PLAIN, ROWS, WORDS, address

FEW, MANY, MOST = 3, 300, 20
N_PARTS = 2
COPIED = {
    "case": ["number"],
    "visit": [],
    "proof": [],
    "comment": [],
    "event": [],
    "money": [],
    "dealing": [],
    "letter": ["number"],
    "batch": [],
    "batch_file": ["digest"],
    "run": [],
    "finding": ["finding_id"],
    "job": [],
    "notice": [],
    "export": ["number"],
    "asked_export": ["number"],
    "opening": [],
    "session": ["session_key"],
}
"""What is copied, and the fields in which each copy is another."""
GIVES_WORDS = {"plan_sample", "case_enter_template", "return_excel", "return_word", "rollup_excel", "case_file"}


def more(side, n):
    """So many more rows of every kind."""
    for name, differing in COPIED.items():
        row = side.row[name]
        type(row)._base_manager.bulk_create([_copy(row, f"{n}-{i}", differing) for i in range(n)])
    first = Area.objects.order_by("-pk").first().pk + 1
    over = side.over
    areas = [
        Area(pk=pk, name=f"More{n}-{i}", level="town", parent=over, path=f"{over.path}{pk:07d}/")
        for i, pk in enumerate(range(first, first + n))
    ]
    Area.objects.bulk_create(areas)
    Unit.objects.bulk_create(Unit(name=f"More{n}-{i}", kind="town", area=area) for i, area in enumerate(areas))
    users = User.objects.bulk_create(User(username=f"more{n}-{i}", full_name="More") for i in range(n))
    Post.objects.bulk_create(Post(user=user, unit=side.clerk.unit, role="town_clerk") for user in users)
    for _i in range(n):
        record(side.officer, "case.open", side.row["case"])
    if connection.vendor == "postgresql":  # by itself it takes what is not committed for nothing
        connection.cursor().execute("ANALYZE")


def _copy(row, mark, differing):
    """A row like another; what is sealed is sealed anew for its own number."""
    new = copy(row)
    new._state = ModelState()
    new.pk = new_id() if isinstance(row, SealedModel) else None
    for field in differing:
        setattr(new, field, f"{new.pk or mark}"[-16:])
    return new


def counted(client, pages):
    """How often each page asks the database, nothing kept from before."""
    found = {}
    for where in pages:
        cache.clear()
        reset_queries()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(
                where, headers={QUIET: "1"}
            )  # else a minute's activity is noted on one page and not on another
            assert answer.status_code < 500, where
        found[where] = len([query for query in asked.captured_queries if not _of_transactions(query["sql"])])
    return found


def _of_transactions(sql):
    return sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK"))


def pages_of(side, role):
    """The pages that a role may open."""
    names = [name for name in [*PLAIN, *WORDS, *ROWS] if opens(role, name) and name not in ALWAYS_NEW | GIVES_WORDS]
    return [address(name, side) for name in names]


@pytest.mark.parametrize("nth", range(N_PARTS))
def test_as_many_questions_for_three_rows_as_for_three_hundred(near, somebody, nth):
    """For every role; some share their rows: three hundred of a kind take longer to plant than pages to read."""
    roles = [*ROLES][nth::N_PARTS]
    people = {role: (somebody(role), pages_of(near.own, role)) for role in roles}

    def counts():
        return {(role, page): n for role, asked in people.items() for page, n in counted(*asked).items()}

    counts()
    more(near.own, FEW)
    few = counts()
    more(near.own, MANY)
    many = counts()
    assert {page: (few[page], many[page]) for page in few if few[page] != many[page]} == {}
    assert {page: n for page, n in many.items() if n > MOST} == {}

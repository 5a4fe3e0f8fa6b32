"""How every page of a role is read, and what is left of an answer."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from doudi.web.audit.models import Entry
from doudi.web.orgs.roles import may
from doudi.web.workbench.queries import PILES
from tests.web.routes import PERMIT, PLAIN, ROWS, WORDS, address
from tests.web.two_counties import FAR, World

CHANGING = re.compile(r"[A-Za-z0-9]{64}|/search/\?s=[\w-]{8}|name=\"once\" value=\"\w+\"|\d\d:\d\d(:\d\d)?")
ALWAYS_NEW = {"add_app", "add_passkey", "recovery_codes", "sign_out"}
"""A secret made at each asking; and the way out."""
SEARCH = "/search/ for "
"""What is sought stands in no address: these are posted."""


@dataclass(frozen=True)
class Page:
    """What is left of an answer: the page without what changes from one request to the next."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def kind(self) -> str:
        """Its media type; empty for none."""
        return self.headers.get("Content-Type", "")


@dataclass(frozen=True)
class Read:
    """Pages by their address, and all who stood in the log when they were read."""

    pages: dict[str, Page]
    who: set[str]

    def __getitem__(self, where: str) -> Page:
        return self.pages[where]


def each_role(roles: Iterable[str]) -> Any:
    """A test for each role. Those of one role are done by one process: what it has read serves all of them."""
    marked = [pytest.param(role, marks=pytest.mark.xdist_group(f"pages of {role}")) for role in roles]
    return pytest.mark.parametrize("role", marked)


def asked_of_all(world: World, role: str) -> list[str]:
    """The addresses whose pages must not tell of anything elsewhere, each once."""

    def open_to(names: Iterable[str]) -> list[str]:
        return [name for name in names if name not in ALWAYS_NEW and opens(role, name)]

    sought = [world.far.name, world.far.id_no, FAR, "Ouyang", "ouyang", "2026-", "Place", "Unit"]
    narrowed = ["theme=payments", "light=red", "sort=amount", f"q={FAR}", "state=closed"]
    wanted = [
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
    return list(dict.fromkeys(wanted))


def opens(role: str, name: str) -> bool:
    """Whether the table opens a page to a role."""
    return PERMIT[name] in {"public", "signed in"} or may(role, PERMIT[name])


def read(client: Client, addresses: Iterable[str], language: str) -> Read:
    """Each page as it is now, nothing kept from before; what the reading itself leaves is undone after the last."""
    pages = {}
    with transaction.atomic():
        client.post(reverse("set_language"), {"language": language, "next": "/"})
        for where in addresses:
            cache.clear()
            answer = asked(client, "get", where)
            pages[where] = Page(answer.status_code, dict(answer.headers), plain(answer))
        who = set(Entry.objects.values_list("who", flat=True))
        transaction.set_rollback(True)
    return Read(pages, who)


def asked(client: Client, method: str, where: str) -> Any:
    """The answer to an address, or to what is sought."""
    if where.startswith(SEARCH):
        return client.post(reverse("search"), {"q": where.removeprefix(SEARCH)}, follow=True)
    return getattr(client, method)(where)


def plain(answer: Any) -> str:
    """The page without what changes from one request to the next."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return CHANGING.sub("", text_of(body))


def text_of(body: bytes) -> str:
    """Words and numbers of a page; of a workbook those in its parts."""
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist() if "docProps" not in name)

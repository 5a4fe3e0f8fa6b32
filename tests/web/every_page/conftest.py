"""One world for all tests that go through every page: made once, each test's changes undone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.web.every_page.reading import Read, asked_of_all, read
from tests.web.two_counties import World


@pytest.fixture(scope="package")
def near(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The city with a row of every kind in the own county and none elsewhere; gone with the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def db(near: World) -> Iterator[None]:
    """Instead of an empty database for each test: the world, and what a test changes is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(near: World) -> Iterator[World]:
    """The same with the other county full too, for a module."""
    with transaction.atomic():
        near.far.plant()
        yield near
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def sessions(near: World) -> dict[str, Any]:
    """The cookies of one signed-in person for each role."""
    found = {}
    for role, actor in near.actors.items():
        client = Client()
        client.force_login(actor.user)
        found[role] = client.cookies
    return found


@pytest.fixture
def somebody(sessions: dict[str, Any], db: None) -> Callable[[str], Client]:
    """`somebody(role)`: one of 陈仓区 or 虢镇, signed in. A fault of the site is a page, as in life."""

    def signed_in(role: str) -> Client:
        client = Client(raise_request_exception=False)
        client.cookies.update(sessions[role])
        return client

    return signed_in


@pytest.fixture(scope="package")
def read_already() -> dict[tuple[str, str], Read]:
    """What each role reads in each language: once for all tests that ask."""
    return {}


@pytest.fixture
def while_empty(
    near: World, somebody: Callable[[str], Client], read_already: dict[tuple[str, str], Read]
) -> Callable[[str, str], Read]:
    """`while_empty(role, language)`: each page of this role as it is with nothing in the other county."""

    def pages(role: str, language: str) -> Read:
        if (role, language) not in read_already:
            read_already[role, language] = read(somebody(role), asked_of_all(near, role), language)
        return read_already[role, language]

    return pages

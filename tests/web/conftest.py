"""What every test of the web half may ask for: a small city of two counties, and people at their posts."""

from importlib import import_module

import pytest
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import settings

from tests.web.browser import DESK, launched, seen
from tests.web.factories import City

# A busy machine is no fault of the code: examples are judged by what they give, not by how long they take.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
PATIENCE = 120_000
"""Milliseconds that the browser waits for what is to come."""

THE_SAME_EVERYWHERE = {"django_content_type", "auth_permission"}
"""Tables that hold what the migrations made them hold, and that nobody writes to: Django makes them anew each time."""


def _emptied_with_the_log(_case):
    """Between tests even the log is emptied; in the site its triggers cannot be taken off."""
    append_only = import_module("doudi.web.audit.migrations.0002_append_only")
    with connection.schema_editor() as editor:
        append_only.allow(None, editor)
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), sorted(tables - THE_SAME_EVERYWHERE)))
    with connection.schema_editor() as editor:
        append_only.refuse(None, editor)


TransactionTestCase._fixture_teardown = _emptied_with_the_log


@pytest.fixture(autouse=True)
def nothing_kept():
    """What one test kept in the cache is nothing to the next."""
    cache.clear()


@pytest.fixture
def city(db) -> City:
    return City()


@pytest.fixture
def as_(city):
    """A browser signed in at a post: `as_("town_clerk", "虢镇")`."""

    def sign_in(role: str, place: str) -> Client:
        client = Client()
        client.force_login(city.actor(role, place).user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def chromium():
    yield from launched()


@pytest.fixture
def browse(chromium, live_server, settings):
    """A page of the real browser, signed in: `browse(actor, PHONE)`; without an actor a stranger's."""
    settings.ALLOWED_HOSTS = ["*"]

    def open_page(actor=None, screen=DESK):
        context = chromium.new_context(viewport=screen, base_url=live_server.url, locale="zh-CN")
        context.set_default_timeout(PATIENCE)
        open_page.contexts.append(context)
        if actor:
            client = Client()
            client.force_login(actor.user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    open_page.contexts = []
    yield open_page
    for context in open_page.contexts:
        context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A failed test in the browser tells what stood on its pages."""
    report = yield
    browse = getattr(item, "funcargs", {}).get("browse")
    if browse and report.failed:
        pages = [page for context in browse.contexts for page in context.pages]
        report.sections += [(f"page {n}", seen(page)) for n, page in enumerate(pages, 1)]
    return report


@pytest.fixture
def n_queries():
    """How many queries a piece of work makes: `n_queries(lambda: client.get("/"))`."""

    def count(work) -> int:
        with CaptureQueriesContext(connection) as caught:
            work()
        return len(caught)

    return count

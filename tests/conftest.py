"""What holds for all tests."""

import signal
from pathlib import Path

import pytest
from django.utils import translation

from doudi import garbage
from doudi.language import speak

TESTS = Path(__file__).parent
ONCE_MORE = {
    "demo/test_findings.py",
    "engine/test_laws.py",
    "web/test_acceptance.py",
    "web/every_page/test_english.py",
    "web/every_page/test_log_stands.py",
    "web/every_page/test_masks.py",
    "web/every_page/test_query_counts.py",
    "web/every_page/test_scope.py",
}
"""Tests that go through all checks or all pages once more. Which lines run is measured where each has its own tests:
here it would double their time and tell nothing new.
"""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Each test, and what it needs, begins in Chinese, whatever language was spoken before it."""
    speak("zh")
    translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no core waits for another.

    Tests that empty the database stay behind those that find it as it was made.
    """
    items.sort(key=lambda item: (empties_the_database(item), item.get_closest_marker("slow") is None))
    for item in items:
        if item.path.relative_to(TESTS).as_posix() in ONCE_MORE:
            item.add_marker("no_cover")


def pytest_configure() -> None:
    """Garbage is looked for as in the processes of the site; and Ctrl-C is not shut out from them.

    It is where the tests run behind a shell's `&`, and whatever they start would not hear it either.
    """
    garbage.rarely()
    signal.signal(signal.SIGINT, signal.default_int_handler)


def empties_the_database(item: pytest.Item) -> bool:
    """Whether the test commits, and so leaves empty tables."""
    marked = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marked and marked.kwargs.get("transaction")))

"""What holds for all tests."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no core waits for another.

    Tests that empty the database stay behind those that find it as it was made.
    """
    items.sort(key=lambda item: (empties_the_database(item), item.get_closest_marker("slow") is None))


def empties_the_database(item: pytest.Item) -> bool:
    """Whether the test commits, and so leaves empty tables."""
    marked = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marked and marked.kwargs.get("transaction")))

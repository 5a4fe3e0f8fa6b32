"""docs/checks.md is what the checks say."""

from pathlib import Path

from doudi.engine.page import page


def test_the_page_is_not_stale() -> None:
    written = Path(__file__).parents[2] / "docs" / "checks.md"
    assert written.read_text(encoding="utf-8") == page(), "run: python -m doudi.engine.page > docs/checks.md"

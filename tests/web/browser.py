"""A real browser: Debian's chromium, driven by Playwright, with axe to find what shuts people out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

AXE = Path(__file__).parent / "vendor/axe.min.js"
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
each_screen = pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
"""For what is done on a page; a page that is only looked at is loaded once (`shut_out`)."""

BROWSERS = [Path("/usr/bin", name) for name in ("chromium-headless-shell", "chromium", "chromium-browser")]
"""The first is the same browser without windows: it draws and judges the same pages in half the time of processor."""
CHROMIUM = next(path for path in BROWSERS if path.exists())


def launched() -> Iterator[Browser]:
    """A browser for as long as it is used."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def shut_out(page: Page) -> list[str]:
    """What shuts people out of a page, at the desk and on the phone; empty if nothing.

    It is loaded once and laid out anew for each screen, as by somebody who makes his window narrow.
    """
    own, found = page.viewport_size, []
    for screen in (DESK, PHONE):
        page.set_viewport_size(screen)
        found += [f"{screen['width']} px: {one}" for one in shut_out_here(page)]
    page.set_viewport_size(own or DESK)
    return found


def shut_out_here(page: Page) -> list[str]:
    """The same as the page stands."""
    return [*_barriers(page), *(["wider than the screen"] if _overflows(page) else [])]


def sound(page: Page) -> Page:
    """The page, if it shuts nobody out as it stands."""
    found = shut_out_here(page)
    assert found == [], (page.url, found)
    return page


def _barriers(page: Page) -> list[str]:
    """What axe finds on the page last gone to, once all of it is there: rule and elements, empty if nothing."""
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found["violations"]]


def _overflows(page: Page) -> bool:
    """Whether the page is wider than the screen."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))


def seen(page: Page) -> str:
    """What stands on the page, for the report of a test that failed."""
    try:
        return f"{page.url}\n{page.locator('body').inner_text(timeout=5000)}"
    except Error as error:
        return f"{page.url}\n{error}"

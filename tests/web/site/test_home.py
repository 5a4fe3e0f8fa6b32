import hashlib
from pathlib import Path

from doudi.web import ui
from tests.web.browser import DESK, PHONE, barriers, overflows


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/").url == "/sign-in/?next=/"


def test_the_home_page_shuts_nobody_out(browse, transactional_db, city):
    for screen in (DESK, PHONE):
        page = browse(city.actor("town_clerk", "虢镇"), screen)
        page.goto("/")
        assert page.locator("h1").inner_text() == "工作台"
        assert barriers(page) == []
        assert not overflows(page)


def test_vendored_files_are_as_taken_in():
    folder = Path(ui.__file__).parent / "static/ui/vendor"
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest

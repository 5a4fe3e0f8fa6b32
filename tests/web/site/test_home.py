import hashlib
from pathlib import Path

import pytest

from doudi.web import ui
from doudi.web.orgs.models import User
from tests.web.browser import shut_out


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/").url == "/sign-in/?next=/"


def test_the_home_page_shuts_nobody_out(browse, transactional_db, city):
    page = browse(city.actor("town_clerk", "虢镇"))
    page.goto("/")
    assert page.locator("h1").inner_text() == "工作台"
    assert shut_out(page) == []


@pytest.mark.parametrize(
    ("role", "place", "first"),
    [
        ("town_clerk", "虢镇", "/workbench/"),
        ("inspector", "宝鸡市", "/ledger/"),
        ("audit_admin", "宝鸡市", "/log/"),
    ],
)
def test_home_is_the_first_page_of_the_role(as_, role, place, first):
    assert as_(role, place).get("/").url == first


def test_a_post_without_pages_is_told_so(as_):
    page = as_("surveyor", "宝鸡市").get("/").content.decode()
    assert "没有要看、要办的页面" in page
    assert "没有任何岗位" not in page


def test_whoever_holds_no_post_is_told_so(client, db):
    client.force_login(User.objects.create(username="nobody", full_name="某人"))
    assert "没有任何岗位" in client.get("/").content.decode()


def test_vendored_files_are_as_taken_in():
    folder = Path(ui.__file__).parent / "static/ui/vendor"
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_address_of_a_button_says_that_it_is_one(as_):
    page = as_("county_officer", "陈仓区").get("/notices/read/")
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "请从页面上再点一次" in page.content.decode()

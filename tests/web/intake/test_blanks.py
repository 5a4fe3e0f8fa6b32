"""Blank rosters on the page where rosters are handed in."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from doudi.rosters.catalogue import ALL
from tests.web.browser import each_screen, shut_out_here

UPLOAD, EVERY = "/intake/upload/", "/intake/templates/"


def bytes_of(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def county(as_):
    return as_("county_officer", "陈仓区")


def test_every_roster_is_offered_where_one_hands_in(county):
    page = county.get(UPLOAD).content.decode()
    assert len(ALL) == 32
    assert all(f'href="{EVERY}{roster.name}/"' in page and roster.title in page for roster in ALL)
    assert f'href="{EVERY}"' in page


def test_a_template_is_that_of_the_engine(county):
    response = county.get(f"{EVERY}dibao_families/")
    book = load_workbook(BytesIO(bytes_of(response)))
    assert book.sheetnames == ["低保家庭名册", "填写说明"]
    assert "attachment" in response["Content-Disposition"]


def test_its_notes_speak_the_readers_language(county):
    county.cookies["django_language"] = "en"
    book = load_workbook(BytesIO(bytes_of(county.get(f"{EVERY}deaths/"))))
    assert book.sheetnames[0] == "死亡人员"
    assert book.sheetnames[1] != "填写说明"


def test_all_come_in_one_archive(county):
    archive = zipfile.ZipFile(BytesIO(bytes_of(county.get(EVERY))))
    assert {name.removesuffix(".xlsx") for name in archive.namelist()} == {roster.title for roster in ALL}


def test_there_is_none_of_what_is_no_roster_and_none_for_who_hands_nothing_in(county, as_):
    assert county.get(f"{EVERY}nothing/").status_code == 404
    assert as_("town_clerk", "虢镇").get(EVERY).status_code == 403


@pytest.mark.slow
@each_screen
def test_the_list_is_for_everybody(transactional_db, city, browse, screen):
    page = browse(city.actor("county_officer", "陈仓区"), screen)
    page.goto(UPLOAD)
    page.locator("#blanks summary").click()
    assert shut_out_here(page) == []

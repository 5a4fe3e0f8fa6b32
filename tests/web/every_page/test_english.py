"""With the language switched every page is English, rules and doubts too; what people wrote says that it is Chinese."""

import re
from html import unescape

import pytest
from django.urls import reverse

from doudi.web.orgs.roles import ROLES
from doudi.web.workdays.models import Day
from tests.web.every_page.reading import each_role

CHINESE = re.compile(r"[^\s<>\"']*[\u3400-\u9fff][^<>\"\n]*")
NUMBER_OF_PAPER = re.compile(r"\w+〔\d{4}〕\d+号|\w*令第\d+号")
SAYS_SO = re.compile(r"<input[^>]* lang=\"zh-Hans\"[^>]*>|<(\w+)[^>]* lang=\"zh-Hans\".*?</\1>", re.S)
THE_SWITCH = re.compile(r"<(option|button)[^>]*value=\"zh-hans\".*?</\1>", re.S)


@pytest.fixture
def english(somebody):
    """Somebody who has switched the language."""

    def switched(role):
        client = somebody(role)
        client.post(reverse("set_language"), {"language": "en", "next": "/"})
        return client

    return switched


def said_by_the_site(page: str, data: list[str]) -> str:
    """The page without what is Chinese by nature: the other language's name, words of people that say so, numbers of
    papers, and the data: names of holidays, and who did it in the log.
    """
    page = NUMBER_OF_PAPER.sub("", unescape(SAYS_SO.sub("", THE_SWITCH.sub("", page))))
    for words in data:
        page = page.replace(words, "")
    return page


@each_role(ROLES)
def test_every_page_is_english(while_empty, role):
    read, left = while_empty(role, "en"), {}
    data = sorted({*Day.objects.values_list("name", flat=True), *read.who} - {""}, key=len, reverse=True)
    for where, answer in read.pages.items():
        if "html" in answer.kind or "csv" in answer.kind:
            page = said_by_the_site(answer.text, data)
            if found := CHINESE.findall(page):
                left[where] = found[:5]
            if "html" in answer.kind and "<html" in page and '<html lang="en"' not in page:
                left[where] = ["lang"]
    assert left == {}


def test_a_doubt_is_told_in_english(near, english):
    """Not merely without Chinese: its sentence, its reckoning, the rule and the headers stand there."""
    page = unescape(english("town_clerk").get(reverse("case", args=[near.own.row["case"].pk])).content.decode())
    for words in (
        "Dead, still on the dibao roll",
        "is still insured on dibao",
        "the family's monthly amount",
        "Died on",
    ):
        assert words in page, words


def test_a_sentence_of_a_person_says_that_it_is_chinese(near, english):
    page = english("town_clerk").get(reverse("case", args=[near.own.row["case3"].pk])).content.decode()
    assert re.search(r'<p class="fs-3[^>]*><span lang="zh-Hans">[^<]*属实</span>', page)


def test_the_switch_is_kept(english):
    client = english("county_officer")
    for _visit in range(2):
        assert b'<html lang="en"' in client.get(reverse("workbench")).content
    client.post(reverse("set_language"), {"language": "zh-hans", "next": "/"})
    assert b'<html lang="zh' in client.get(reverse("workbench")).content

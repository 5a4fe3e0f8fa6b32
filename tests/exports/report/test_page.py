import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from doudi.exports.report.page import page, write_report
from doudi.exports.writing import write_all
from tests.exports.sample import FINDINGS_FOUND, LI, WANG, found, result

CHINESE = re.compile(r"[\u4e00-\u9fff]+")


class Reader(HTMLParser):
    """Tags, attributes and visible text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def text(tmp_path: Path) -> str:
    write_report(result(tmp_path), tmp_path / "report.html")
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_satisfaction_comes_first_and_is_said_to_be_missing(text: str) -> None:
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", text)
    assert headings[:4] == ["群众满意率", "一、结论", "二、各单位", "三、问题和时间"]
    assert "尚无群众满意度调查数据" in text


def test_it_says_who_what_where_and_what_is_not_known(text: str) -> None:
    for part in (
        "截至 2020-06-30",
        "共 5 条疑点，其中 3 条确定、2 条需核实；另有 1 条资料不足、待核，1 条已有情况说明",
        "790.50",
        "劳动能力（贫困人口名册，由扶贫部门掌握）",
        "高新区 2020-05 至 2020-06",
        "缺名册：发放明细",
        "YQ-03 价格补贴未发",
        "95.0%",
        "低保标准（每人每月）",
        "太白县",
    ):
        assert part in text


def test_no_person_is_named(text: str) -> None:
    names = {one.name for one in FINDINGS_FOUND if one.name}
    people = {WANG, LI, *names, *(one.subject for one in FINDINGS_FOUND), *(one.finding_id for one in FINDINGS_FOUND)}
    assert {word for word in people if word in text} == set()
    assert {one.message for one in FINDINGS_FOUND if one.message in text} == set()
    assert re.findall(r"\d{15,}", text) == []
    assert "6月低保.xlsx" not in text, "file names may hold names"


def test_it_asks_nobody_outside_and_runs_nothing(text: str) -> None:
    reader = Reader(text)
    attributes = [(name, value or "") for _, attrs in reader.tags for name, value in attrs.items()]
    assert {tag for tag, _ in reader.tags} & {"script", "link", "img", "iframe", "object", "a", "form"} == set()
    assert [name for name, _ in attributes if name.startswith("on") or name in ("style", "src", "href")] == []
    assert "http" not in text.replace("http-equiv", "")
    assert "@import" not in text
    assert re.findall(r"url\((?!#)", text) == []


def test_its_own_policy_lets_its_style_in_and_nothing_else(text: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text.replace("&#39;", "'")


def test_what_cannot_be_placed_is_neither_a_unit_nor_the_worst_one(tmp_path: Path) -> None:
    placed, lost = found("DB-01", WANG, county="高新区"), [found("ZJ-05", str(n), county=None) for n in range(3)]
    text = page(result(tmp_path, findings=[placed, *lost]))
    assert "<span>3 个单位</span>" in text
    assert "最集中的是高新区的错保、重复、错算问题，1 条。" in text


def test_each_chart_has_a_title_a_sentence_and_its_numbers_as_a_table(text: str) -> None:
    figures = re.findall(r'<figure class="chart".*?</figure>', text, re.S)
    assert len(figures) == 4
    for figure in figures:
        (svg,) = re.findall(r"<svg viewBox.*?</svg>", figure, re.S)
        root = ET.fromstring(svg)
        assert root.attrib["role"] == "img"
        assert [child.tag for child in root][:2] == ["title", "desc"]
        assert root[1].text
        assert figure.count('<th scope="row">') >= 3


def test_what_comes_from_outside_cannot_become_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    text = page(result(tmp_path, findings=[found("DB-01", WANG, county=evil)]))
    assert evil not in text
    assert "&lt;script&gt;" in text


def test_a_run_without_findings_is_said_so(tmp_path: Path) -> None:
    text = page(result(tmp_path, findings=[]))
    assert "各单位都没有疑点。" in text
    assert "共 0 条疑点" in text


def test_in_english_only_names_of_places_stay_chinese(tmp_path: Path) -> None:
    write_all(result(tmp_path / "store", "en", findings=[found("DB-01", WANG)]), tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    visible = " ".join(Reader(re.sub(r"<style>.*?</style>", "", text, flags=re.S)).text)
    assert set(CHINESE.findall(visible)) <= {"陈仓区", "高新区", "太白县", "缺名册", "发放明细"}

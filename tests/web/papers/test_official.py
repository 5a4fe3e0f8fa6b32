"""A letter as Word opens it, against GB/T 9704-2012."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.web.papers.official import BODY, HEAD, N_CHARACTERS, N_LINES, TITLE, OfficialLetter

LETTER = OfficialLetter(
    issuer="宝鸡市民政局",
    number="督办〔2020〕3号",
    title="关于尽快办理2020-000123号问题的督办函",
    addressee="陈仓区民政局",
    paragraphs=["你单位承办的问题已逾期。", "一、督办要求。请立即停发。"],
    on=date(2020, 7, 1),
    contact="联系电话：0917-0000000",
)


@pytest.fixture(scope="module")
def opened():
    return Document(io.BytesIO(LETTER.as_word()))


def text_of(paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.text]


def face(run) -> str:
    return run._element.rPr.rFonts.get(qn("w:eastAsia"))


def test_the_sheet_and_its_type_area(opened):
    page = opened.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    assert round(Length(page.page_width - page.left_margin - page.right_margin).mm) == 156
    assert round(Length(page.page_height - page.top_margin - page.bottom_margin).mm) == 225


def test_22_lines_of_28_characters(opened):
    pitch = int(opened.sections[0]._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch"))) / 20
    assert Mm(225).pt // pitch == N_LINES
    body = next(line for line in opened.paragraphs if line.text.startswith("你单位"))
    assert body.paragraph_format.line_spacing.pt == pytest.approx(pitch, abs=0.1)
    closer = int(opened.styles["Normal"].element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert Mm(156).pt // (body.runs[0].font.size.pt + closer) == N_CHARACTERS


def test_faces_and_sizes(opened):
    lines = {line.text: line.runs for line in opened.paragraphs if line.text}
    assert (face(lines[LETTER.title][0]), lines[LETTER.title][0].font.size) == (TITLE, Pt(22))
    assert (face(lines[LETTER.paragraphs[0]][0]), lines[LETTER.paragraphs[0]][0].font.size) == (BODY, Pt(16))
    heading, rest = lines[LETTER.paragraphs[1]]
    assert (heading.text, face(heading), face(rest)) == ("一、督办要求。", HEAD, BODY)


def test_everything_stands_in_its_order(opened):
    assert text_of(opened) == [
        LETTER.issuer,
        LETTER.number,
        LETTER.title,
        "陈仓区民政局：",
        *LETTER.paragraphs,
        LETTER.issuer,
        "2020年7月1日",
        "（联系电话：0917-0000000）",
    ]


def test_paragraphs_begin_two_characters_in(opened):
    body = next(line for line in opened.paragraphs if line.text.startswith("你单位"))
    assert body.paragraph_format.first_line_indent.mm == pytest.approx(156 / 28 * 2, abs=0.1)


def test_the_first_page_bears_no_number(opened):
    page = opened.sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.footer._element.xml
    assert "PAGE" not in page.first_page_footer._element.xml


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=200))
def test_whatever_people_type_the_file_opens(issuer, text):
    made = OfficialLetter(issuer, "1", "题", "某单位", [text], date(2020, 7, 1)).as_word()
    assert Document(io.BytesIO(made)).paragraphs


def test_what_was_typed_in_lines_stands_in_lines():
    typed = replace(LETTER, paragraphs=["一、要求。核实。\r\n\r\n二、追回资金\r\n 报告"])
    paper = Document(io.BytesIO(typed.as_word()))
    body = [line for line in paper.paragraphs if line.text in {"一、要求。核实。", "二、追回资金", "报告"}]
    assert len(body) == 3
    assert {line.paragraph_format.first_line_indent for line in body} != {None}
    assert len({line.paragraph_format.first_line_indent for line in body}) == 1


def test_the_signature_takes_the_last_paragraph_along(opened):
    lines = list(opened.paragraphs)
    last = next(n for n, line in enumerate(lines) if line.text == LETTER.paragraphs[-1])
    assert all(line.paragraph_format.keep_with_next for line in lines[last : last + 3])

"""An official letter (信函) as a Word file, laid out by GB/T 9704-2012.

A4; type area 156 × 225 mm with 37 mm above and 28 mm at the binding; 22 lines of 28 characters in 仿宋 三号 (16 pt);
title in 小标宋 二号 (22 pt); the issuer's name above a red double line, another at the foot of the first page.
The file names the official fonts; it does not carry them.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BODY, TITLE, HEAD = "仿宋_GB2312", "方正小标宋简体", "黑体"
THIRD, SECOND, ISSUER = Pt(16), Pt(22), Pt(30)
RED = RGBColor(0xE6, 0x00, 0x12)
WIDTH, HEIGHT = Mm(156), Mm(225)
N_LINES, N_CHARACTERS = 22, 28
LINE = Length(int(HEIGHT / N_LINES))
CHARACTER = Length(int(WIDTH / N_CHARACTERS))
TIGHTER = -5
"""Twentieths of a point by which characters stand closer: 28 of 16 points are 2 mm wider than the type area. A grid of
characters would do it too, but programs differ in what they make of one narrower than the font."""
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class OfficialLetter:
    """What stands in a letter. `paragraphs`: a line that begins with 一、二、… is a heading of its paragraph."""

    issuer: str
    number: str
    title: str
    addressee: str
    paragraphs: Sequence[str]
    on: date
    contact: str = ""

    def as_word(self) -> bytes:
        """The bytes of the Word file."""
        paper = Document()
        _lay_out(paper)
        _masthead(paper, self.issuer, self.number)
        _line(paper, "")
        _line(paper, self.title, font=TITLE, size=SECOND, align=CENTRE)
        _line(paper, "")
        _line(paper, f"{self.addressee}：")
        for text in self.paragraphs:
            for part in filter(None, map(str.strip, text.splitlines())):  # what was typed in lines stays in lines
                _line(paper, part, indent=2)
        _signature(paper, self.issuer, self.on)
        if self.contact:
            _line(paper, f"（{self.contact}）", indent=2)
        return _bytes_of(paper, self)


def _lay_out(paper: Paper) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.left_margin = Mm(37), Mm(28)
    page.right_margin, page.bottom_margin = Length(Mm(182) - WIDTH), Length(Mm(260) - HEIGHT)
    page.header_distance, page.footer_distance = Mm(20), Mm(20)
    page.different_first_page_header_footer = True
    _grid(page)
    usual = paper.styles["Normal"]
    usual.font.name, usual.font.size = BODY, THIRD
    usual.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(TIGHTER))
    usual.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
    _page_number(page.footer.paragraphs[0])
    _rule(page.first_page_footer.paragraphs[0], "thinThickSmallGap", "top")


def _grid(page: Section) -> None:
    """So many lines on the page, exactly."""
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(int(LINE.pt * 20)))
    for old in page._sectPr.findall(qn("w:docGrid")):
        page._sectPr.remove(old)
    page._sectPr.append(grid)


def _masthead(paper: Paper, issuer: str, number: str) -> None:
    """The issuer in red over the double line, fitted to the width; the number at the right under it."""
    size = min(ISSUER.pt, WIDTH.pt / max(len(issuer), 1))
    name = _line(paper, issuer, font=TITLE, size=Pt(size), align=CENTRE, colour=RED)
    name.paragraph_format.line_spacing = Pt(size * 1.5)
    _rule(name, "thickThinSmallGap", "bottom")
    _line(paper, number, align=RIGHT)


def _line(
    paper: Paper,
    text: str,
    *,
    font: str = BODY,
    size: Length = THIRD,
    align: WD_ALIGN_PARAGRAPH | None = None,
    colour: RGBColor | None = None,
    indent: int = 0,
) -> Paragraph:
    """One paragraph; a heading before the first full stop stands in 黑体."""
    text = NOT_IN_XML.sub("", text)
    made = paper.add_paragraph()
    head, stop, rest = text.partition("。") if indent and text[1:2] == "、" and "。" in text else ("", "", text)
    for part, face in ((head + stop, HEAD), (rest, font)):
        if part:
            run = made.add_run(part)
            run.font.name, run.font.size, run.font.color.rgb = face, size, colour
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    form = made.paragraph_format
    form.alignment = align
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, max(LINE, Length(int(size * 1.3)))
    form.first_line_indent = Length(CHARACTER * indent)
    return made


def _signature(paper: Paper, issuer: str, on: date) -> None:
    """Issuer and day at the right, the day four characters from the edge, the issuer centred over it.

    They take the last paragraph along to a new page: a page with a signature alone says nothing.
    """
    for above in (paper.paragraphs[-1], _line(paper, "")):
        above.paragraph_format.keep_with_next = True
    day = f"{on.year}年{on.month}月{on.day}日"
    half = (len(issuer) - len(day.encode("gb18030")) / 2) / 2
    for text, space in ((issuer, max(4 - half, 2)), (day, 4)):
        made = _line(paper, text, align=RIGHT)
        made.paragraph_format.right_indent = Length(int(CHARACTER * space))
        made.paragraph_format.keep_with_next = text == issuer


def _rule(paragraph: Paragraph, kind: str, side: str) -> None:
    """A red double line above or under a paragraph."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for name, value in {"val": kind, "sz": "24", "space": "4", "color": str(RED)}.items():
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def _page_number(paragraph: Paragraph) -> None:
    """— 2 — from the second page on."""
    paragraph.alignment = CENTRE
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)
    paragraph.add_run(" —")


def _bytes_of(paper: Paper, letter: OfficialLetter) -> bytes:
    paper.core_properties.title = NOT_IN_XML.sub("", letter.title)[:255]
    paper.core_properties.author = NOT_IN_XML.sub("", letter.issuer)[:255]
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()

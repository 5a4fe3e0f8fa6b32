"""A return as a paper that a county prints and signs."""

from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from doudi.web.campaigns.documents.workbook import texts_of, title_of
from doudi.web.campaigns.figures import lines_of
from doudi.web.campaigns.models import Return
from doudi.web.campaigns.templatetags.figures import figure

BODY = ("FangSong", "仿宋_GB2312")
HEADING = ("SimHei", "黑体")
MARGIN = 25
WIDTHS, NUMBERS_FROM = (70, 20, 35, 35), 2
"""Of the columns, in millimetres, and the first that holds numbers."""


def return_paper(returned: Return) -> bytes:
    """The paper: title, period, figures, texts, typical cases, and where filler and signer sign."""
    paper = Document()
    _sheet(paper.sections[0])
    _font(paper.styles["Normal"], BODY, 14)
    _centred(paper, str(returned.campaign.title), HEADING, 16)
    _centred(paper, title_of(returned), HEADING, 18)
    paper.add_paragraph(_("统计期：{begins} 至 {ends}").format(begins=returned.begins_on, ends=returned.ends_on))
    _figures(paper, returned)
    for head, text in texts_of(returned):
        _headed(paper, head)
        for line in (text or _("无")).splitlines():
            paper.add_paragraph(line)
    _headed(paper, _("典型案例"))
    _cases(paper, returned)
    _signatures(paper, returned)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _sheet(page: Any) -> None:
    """A4: what makes the file knows American sheets only."""
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin = page.bottom_margin = Mm(MARGIN)


def _cases(paper: Any, returned: Return) -> None:
    told = list(returned.typical_cases.all())
    for one in told:
        paper.add_paragraph(one.title).runs[0].bold = True
        paper.add_paragraph(one.text)
    if not told:
        paper.add_paragraph(_("无"))


def _figures(paper: Any, returned: Return) -> None:
    table = paper.add_table(rows=0, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    _row(table, (_("指标"), _("单位"), _("本期"), _("累计")))
    for line in lines_of(returned):
        none = "" if line.is_known else _("尚无此功能")
        values = (line.values.get("period"), line.values.get("total"))
        _row(table, (line.title, line.unit, *(none or figure(one) for one in values)))


def _row(table: Any, texts: tuple[str, ...]) -> None:
    """A row that stands on one page, its numbers under one another."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for at, (cell, text, width) in enumerate(zip(row.cells, texts, WIDTHS, strict=True)):
        cell.width, cell.text = Mm(width), text
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        if at >= NUMBERS_FROM:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _signatures(paper: Any, returned: Return) -> None:
    lines = [_("填报人：{name}").format(name=returned.filled_by or "")]
    if returned.submitted_at:
        at = f"{timezone.localtime(returned.submitted_at):%Y-%m-%d %H:%M}"
        lines.append(_("签发人：{name}　　系统内签发时间：{at}").format(name=returned.signed_by, at=at))
    else:
        lines.append(_("未签发，仅供核对"))
    lines += [_("负责人签字：　　　　　　　　（单位盖章）"), _("日期：　　　　年　　月　　日")]
    for line in lines:
        paper.add_paragraph(line).paragraph_format.keep_with_next = True


def _headed(paper: Any, text: str) -> None:
    run = paper.add_paragraph().add_run(text)
    _font(run, HEADING, 14)


def _centred(paper: Any, text: str, font: tuple[str, str], size: int) -> None:
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(line.add_run(text), font, size)


def _font(styled: Any, names: tuple[str, str], size: int) -> None:
    """Word keeps the Latin and the Chinese font apart; python-docx sets the first only."""
    styled.font.name, styled.font.size = names[0], Pt(size)
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), names[1])

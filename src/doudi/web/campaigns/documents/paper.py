"""A return as a paper that a county prints and signs."""

from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from doudi.web.campaigns.documents.workbook import texts_of, title_of
from doudi.web.campaigns.figures import lines_of
from doudi.web.campaigns.models import Return
from doudi.web.campaigns.templatetags.figures import figure

BODY = ("FangSong", "仿宋_GB2312")
HEADING = ("SimHei", "黑体")


def return_paper(returned: Return) -> bytes:
    """The paper: title, period, figures, texts, typical cases, and where filler and signer sign."""
    paper = Document()
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
    for told in returned.typical_cases.all():
        paper.add_paragraph(told.title).runs[0].bold = True
        paper.add_paragraph(told.text)
    _signatures(paper, returned)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _figures(paper: Any, returned: Return) -> None:
    table = paper.add_table(rows=1, cols=4, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, (_("指标"), _("单位"), _("本期"), _("累计")), strict=True):
        cell.text = head
    for line in lines_of(returned):
        none = "" if line.is_known else _("尚无此功能")
        values = (line.values.get("period"), line.values.get("total"))
        for cell, text in zip(
            table.add_row().cells, (line.title, line.unit, *(none or figure(one) for one in values)), strict=True
        ):
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


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

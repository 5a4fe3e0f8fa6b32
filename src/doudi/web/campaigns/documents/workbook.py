"""A return, or the city's sums, as a workbook. No text becomes a formula."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doudi.web.campaigns.figures import Line, lines_of
from doudi.web.campaigns.models import Campaign, Return
from doudi.web.campaigns.periods import Period
from doudi.web.campaigns.queries.returns import Total
from doudi.web.campaigns.words import KINDS
from doudi.web.orgs.models import Area

UNKNOWN = "—"
WIDE = 44
A4 = 9


class Sheets:
    """A workbook in memory with our few formats."""

    def __init__(self) -> None:
        self.made = BytesIO()
        self.book = xlsxwriter.Workbook(
            self.made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.head = self.book.add_format({"bold": True, "bg_color": "#DCE6EB", "border": 1, "text_wrap": True})
        self.plain = self.book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.number = self.book.add_format({"border": 1, "num_format": "#,##0.##", "valign": "top"})
        self.title = self.book.add_format({"bold": True, "font_size": 14})

    def sheet(
        self, name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]
    ) -> None:
        """A sheet with a title, a row of heads and rows of values; it prints one page wide, the heads on each."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, title, self.title)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, head, self.head)
        for row, values in enumerate(rows, 2):
            for column, value in enumerate(values):
                if isinstance(value, int | Decimal):
                    sheet.write_number(row, column, float(value), self.number)
                else:
                    sheet.write_string(row, column, str(value), self.plain)
        sheet.freeze_panes(2, 1)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)

    def done(self) -> bytes:
        """The file."""
        self.book.close()
        return self.made.getvalue()


def return_workbook(returned: Return) -> bytes:
    """A return: figures with their definitions, texts, typical cases."""
    sheets, title = Sheets(), title_of(returned)
    heads = [_("指标"), _("单位"), _("本期"), _("累计"), _("口径")]
    sheets.sheet(_("统计表"), title, heads, map(_figures, lines_of(returned)), [22, 8, 14, 14, 60])
    texts = [(label, text) for label, text in texts_of(returned)]
    sheets.sheet(pgettext("sheet", "情况"), title, [_("项目"), _("内容")], texts, [16, 100])
    cases = [(told.title, told.text) for told in returned.typical_cases.all()]
    sheets.sheet(_("典型案例"), title, [_("标题"), _("内容")], cases, [WIDE, 100])
    return sheets.done()


def rollup_workbook(
    campaign: Campaign, period: Period, returns: list[Return], missing: list[Area], totals: list[Total]
) -> bytes:
    """The sums of the city with each county's figure, and who is missing."""
    sheets = Sheets()
    title = f"{campaign.area} {period.word} {KINDS[period.kind]}{_('汇总')}"
    heads = [_("指标"), _("单位"), _("本期合计"), _("累计合计"), *(str(one.area) for one in returns)]
    rows = [
        [
            str(total.series.title),
            str(total.series.unit),
            known(total.sums.get("period")),
            known(total.sums.get("total")),
            *(known(figure.value if figure else None) for figure in total.by_county),
        ]
        for total in totals
    ]
    sheets.sheet(_("汇总表"), title, heads, rows, [22, 8, 14, 14, *([12] * len(returns))])
    sheets.sheet(_("未报送"), title, [_("县区")], [(str(area),) for area in missing], [30])
    return sheets.done()


def title_of(returned: Return) -> str:
    """The title of a return."""
    title = f"{returned.area} {returned.period:%Y-%m} {KINDS[returned.kind]}"
    return title + (_("（第 {n} 次更正）").format(n=returned.revision - 1) if returned.revision > 1 else "")


def texts_of(returned: Return) -> list[tuple[str, str]]:
    """The texts of a return under their heads."""
    return [
        (_("工作开展情况"), returned.summary),
        (_("存在问题"), returned.problems),
        (_("下月打算") if returned.kind == "month" else _("下一步打算"), returned.next_steps),
        *([(_("更正原因"), returned.reason)] if returned.reason else []),
    ]


def known(value: Decimal | None) -> Decimal | str:
    """A number, or the sign that there is none; never a nought in its place."""
    return UNKNOWN if value is None else value


def _figures(line: Line) -> list[Any]:
    if not line.is_known:
        return [line.title, line.unit, _("尚无此功能"), _("尚无此功能"), line.definition]
    return [line.title, line.unit, known(line.values.get("period")), known(line.values.get("total")), line.definition]

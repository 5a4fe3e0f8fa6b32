"""The rows behind a figure, as a page shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doudi.web.campaigns.models import Duty, Figure, Progress, Return
from doudi.web.campaigns.series import Series, rows_behind
from doudi.web.campaigns.series.shape import spans_of
from doudi.web.cases.models import Case, Dealing, MoneyLine
from doudi.web.orgs.actor import Actor


@dataclass(frozen=True)
class Row:
    """A row behind a number: where it opens, its name, and what it adds."""

    url: str
    name: str
    cells: tuple[Any, ...]


def numbers_behind(returned: Return, series: Series, span: str) -> Sequence[int]:
    """The numbers of the rows: as frozen when it was signed, else as they are now."""
    if returned.is_locked:
        frozen = Figure.objects.system("the return was reached rightly").filter(returned=returned)
        figure = frozen.filter(code=series.code, span=span).first()
        return figure.ids if figure else []
    if series.where is None or span not in spans_of(returned):
        return []
    return list(rows_behind(series, spans_of(returned)[span]).order_by("pk").values_list("pk", flat=True))


def heads(kind: str) -> list[str]:
    """The heads of the columns."""
    return {
        "case": [_("办件"), _("事项"), _("地点"), _("现在的状态"), _("金额")],
        "money": [_("办件"), _("类别"), _("日期"), _("金额")],
        "dealing": [_("办件"), pgettext("dealing", "处理"), _("日期"), _("文号")],
        "duty": [_("任务"), _("期限"), _("完成日期"), _("状态")],
        "progress": [_("任务"), _("月份"), _("数量"), _("进展")],
    }[kind]


def rows_shown(kind: str, numbers: Sequence[int], actor: Actor) -> list[Row]:
    """The rows of these numbers that the actor may see; others are counted, not shown."""
    rows, shown = SHOWN[kind]
    return [shown(row) for row in rows(actor).filter(pk__in=numbers)]


def case_url(case_id: int) -> str:
    """Where a case opens."""
    return reverse("case", args=[case_id])


def duty_url(duty_id: int) -> str:
    """Where a duty opens."""
    return reverse("duty", args=[duty_id])


def _case(row: Case) -> Row:
    return Row(case_url(row.pk), row.number, (row.title, row.area, row.get_state_display(), row.amount))


def _money(row: MoneyLine) -> Row:
    return Row(case_url(row.case_id), row.case.number, (row.get_kind_display(), row.on, row.amount))


def _dealing(row: Dealing) -> Row:
    return Row(case_url(row.case_id), row.case.number, (row.get_kind_display(), row.on, row.paper))


def _duty(row: Duty) -> Row:
    return Row(duty_url(row.pk), str(row.task), (row.limit_on, row.done_on, row.get_state_display()))


def _progress(row: Progress) -> Row:
    return Row(duty_url(row.duty_id), str(row.duty.task), (f"{row.month:%Y-%m}", row.number, row.done))


SHOWN: dict[str, tuple[Callable[[Actor], QuerySet], Callable[[Any], Row]]] = {
    "case": (lambda actor: Case.objects.visible_to(actor).select_related("area"), _case),
    "money": (lambda actor: MoneyLine.objects.visible_to(actor).select_related("case"), _money),
    "dealing": (lambda actor: Dealing.objects.visible_to(actor).select_related("case"), _dealing),
    "duty": (lambda actor: Duty.objects.visible_to(actor).select_related("task"), _duty),
    "progress": (lambda actor: Progress.objects.visible_to(actor).select_related("duty__task"), _progress),
}

"""The rows of a pile, with the cells of the list of cases; the day stands beside the light."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.cells import CELLS, Cell, in_markup
from doudi.web.cases.models import Case


def _limit(case: Case) -> object:
    if look_on := getattr(case, "look_on", None):
        late = " text-red" if look_on < timezone.localdate() else ""
        return format_html('<span class="text-nowrap{}">{}</span>', late, f"{look_on:%Y-%m-%d}")
    light = CELLS["light"].words(case)
    if not case.due_on:
        return light
    return format_html('{} <small class="text-secondary">{}</small>', light, f"{case.due_on:%m-%d}")


COLUMNS: dict[Any, Cell] = {
    _("编号"): CELLS["number"],
    _("问题"): CELLS["title"],
    _("对象"): CELLS["name"],
    _("地方"): CELLS["place"],
    _("环节"): CELLS["state"],
    _("期限"): Cell(_limit),
}


def _mark_read(case: Case) -> object:
    return format_html(
        '<button class="btn" name="case" value="{}">{}<span class="visually-hidden"> {}</span></button>',
        case.pk,
        _("标为已读"),
        case.number,
    )


def rows(cases: Iterable[Case], *, to_read: bool = False) -> SafeString:
    """The rows of these cases; with a button to mark each as read."""
    more = [("", Cell(_mark_read, "text-end d-print-none", labelled=False))] if to_read else []
    return in_markup(cases, [*COLUMNS.items(), *more])

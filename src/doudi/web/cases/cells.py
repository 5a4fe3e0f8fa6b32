"""The rows of a list of cases in markup: a function per column.

Written here and not in the template: twenty rows of seven cells were the dearest part of the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doudi.web.cases.columns import COLUMNS
from doudi.web.cases.directions import DIRECTIONS
from doudi.web.cases.models import Case
from doudi.web.cases.words import PRESENCES, SEVERITIES, SOURCES, THEMES
from doudi.web.cases.workflow import STATES
from doudi.web.privacy.masking import masked_subject
from doudi.web.ui.templatetags.ui import said, yuan

NONE = "—"
Words = Callable[[Case], object]


@dataclass(frozen=True)
class Cell:
    """What stands in a column; `labelled`: on a phone, where a row is a card, the column's name stands before it."""

    words: Words
    classes: str = ""
    labelled: bool = True

    def opening(self, label: object) -> SafeString:
        """The tag before the words."""
        named = format_html(' data-label="{}"', label) if self.labelled else ""
        return format_html("<td{}{}>", named, format_html(' class="{}"', self.classes) if self.classes else "")


def _title(case: Case) -> object:
    code = format_html(' <small class="text-secondary text-nowrap">{}</small>', case.check_code)
    return format_html("{}{}", said(case.title), code) if case.check_code else said(case.title)


def _place(case: Case) -> str:
    county = case.county.name if case.county_id != case.area_id else ""
    return " ".join(filter(None, (county, case.area.name, case.village)))


def _state(case: Case) -> object:
    return format_html('<span class="badge state-{}">{}</span>', case.state, STATES[case.state])


def _light(case: Case) -> object:
    return format_html('<span class="light light-{}">{}</span>', case.light.colour, case.light.words)


def _number(case: Case) -> object:
    return format_html('<a href="{}">{}</a>', reverse("case", args=[case.pk]), case.number)


CELLS = {
    "number": Cell(_number, "text-nowrap", labelled=False),
    "title": Cell(_title, "words", labelled=False),
    "name": Cell(lambda case: masked_subject(case.name, case.subject_kind) or NONE, "text-nowrap"),
    "place": Cell(_place),
    "state": Cell(_state),
    "light": Cell(_light),
    "unit": Cell(lambda case: case.unit or NONE),
    "person": Cell(lambda case: case.person or NONE),
    "amount": Cell(lambda case: yuan(case.amount), "number"),
    "theme": Cell(lambda case: THEMES[case.theme]),
    "direction": Cell(lambda case: DIRECTIONS.get(case.direction, NONE)),
    "severity": Cell(lambda case: SEVERITIES[case.severity]),
    "source": Cell(lambda case: SOURCES[case.source]),
    "presence": Cell(lambda case: PRESENCES.get(case.presence, NONE)),
    "opened_at": Cell(lambda case: f"{timezone.localtime(case.opened_at):%Y-%m-%d}", "text-nowrap"),
    "updated_at": Cell(lambda case: f"{timezone.localtime(case.updated_at):%Y-%m-%d %H:%M}", "text-nowrap"),
}


def rows(cases: Iterable[Case], columns: Iterable[str]) -> SafeString:
    """The rows of these cases: the box to tick, the number that opens the case, and the columns."""
    tick = Cell(partial(_tick, _("勾选 %(number)s")), "d-print-none tick", labelled=False)
    return in_markup(cases, [("", tick), ("", CELLS["number"]), *((COLUMNS[key], CELLS[key]) for key in columns)])


def _tick(words: str, case: Case) -> object:
    return format_html(
        '<input class="form-check-input" type="checkbox" name="pk" value="{}" aria-label="{}">',
        case.pk,
        words % {"number": case.number},
    )


def in_markup(cases: Iterable[Case], columns: Iterable[tuple[object, Cell]]) -> SafeString:
    """Rows of cells, each column with its label."""
    cells = [(cell.opening(label), cell.words) for label, cell in columns]
    return format_html_join("\n", "<tr>{}</tr>", ((_row(case, cells),) for case in cases))


def _row(case: Case, cells: list[tuple[SafeString, Words]]) -> SafeString:
    return format_html_join("", "{}{}</td>", ((opening, words(case)) for opening, words in cells))

"""What of cases may be opened for a stated reason, and exported."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from doudi.web.cases.columns import COLUMNS
from doudi.web.cases.doubt import read_doubt
from doudi.web.cases.forms import CaseFilter
from doudi.web.cases.models import Case
from doudi.web.disclosure import exportable, openable
from doudi.web.disclosure.exportable import Column
from doudi.web.orgs.actor import Actor
from doudi.web.privacy.masking import masked_name, masked_number
from doudi.web.ui.templatetags.ui import quoted, said


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases that an actor may open."""
    return Case.objects.visible_to(actor).select_related("area")


def personal_values(case: Case) -> Iterator[tuple[str, str]]:
    """Name, number, the sentence in full, and the personal fields of the rows, each value once."""
    doubt = read_doubt(case.doubt)
    values: list[tuple[str, str | None]] = [
        (_("姓名"), case.name),
        (_("证件号或编号"), case.subject),
        (_("疑点"), quoted(doubt.message) if doubt.as_written else doubt.message),
    ]
    values += [(cell.header, said(cell.value)) for line in doubt.evidence for cell in line.cells if cell.private]
    seen: set[str] = set()
    for label, value in values:
        if value and value not in seen:
            seen.add(value)
            yield label, value


def wanted_cases(actor: Actor, query: str) -> QuerySet[Case]:
    """The cases of a list's filter, as rows of an export."""
    return CaseFilter(query, actor).rows.select_related("area", "county", "unit", "person").defer("doubt", "measure")


def _words(field: str) -> Any:
    return lambda case: getattr(case, f"get_{field}_display")()


openable.register(
    openable.Openable("case", visible_cases, personal_values, lambda case: reverse("case", args=[case.pk]))
)
exportable.register(
    exportable.Exportable(
        "case",
        lazy("办件清单"),
        wanted_cases,
        (
            Column("number", lazy("编号"), lambda case: case.number),
            Column("title", COLUMNS["title"], lambda case: case.title, width=30),
            Column("check_code", lazy("核查编号"), lambda case: case.check_code),
            Column("name", lazy("姓名"), lambda case: case.name, masked_name),
            Column("subject", lazy("证件号或编号"), lambda case: case.subject, masked_number, width=22),
            Column("county", lazy("县区"), lambda case: case.county.name),
            Column("town", lazy("镇街"), lambda case: case.area.name),
            Column("village", lazy("村（社区）"), lambda case: case.village),
            Column("theme", COLUMNS["theme"], _words("theme")),
            Column("direction", COLUMNS["direction"], _words("direction"), width=24),
            Column("source", COLUMNS["source"], _words("source")),
            Column("severity", COLUMNS["severity"], _words("severity"), width=8),
            Column("state", COLUMNS["state"], _words("state")),
            Column("due_on", lazy("办结期限"), lambda case: case.due_on),
            Column("unit", COLUMNS["unit"], lambda case: case.unit and case.unit.name, width=24),
            Column("person", COLUMNS["person"], lambda case: case.person and str(case.person)),
            Column("amount", lazy("金额（元）"), lambda case: case.amount),
            Column("verdict", lazy("核实结果"), _words("verdict")),
            Column("cause", lazy("问题原因"), _words("cause")),
            Column("opened_at", COLUMNS["opened_at"], lambda case: case.opened_at),
            Column("closed_at", lazy("销号时间"), lambda case: case.closed_at),
        ),
    )
)

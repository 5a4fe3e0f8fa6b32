"""Reckons figures: all of one kind of rows in one question, and the rows behind each when they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from doudi.web.campaigns.models import Duty, Progress
from doudi.web.campaigns.series.catalogue import SERIES, of_rows
from doudi.web.campaigns.series.shape import Series, Span
from doudi.web.cases.models import Case, Dealing, MoneyLine

WHY = "figures of a place are the same for whoever looks; they tell of nobody"


def _of_case(span: Span) -> dict[str, int]:
    return {"case__county": span.area_id}


ROWS: Mapping[str, tuple[Callable[[], QuerySet], Callable[[Span], dict[str, int]]]] = {
    "case": (lambda: Case.objects.system(WHY), lambda span: {"county": span.area_id}),
    "money": (lambda: MoneyLine.objects.system(WHY), _of_case),
    "dealing": (lambda: Dealing.objects.system(WHY), _of_case),
    "duty": (lambda: Duty.objects.system(WHY), lambda span: {"campaign": span.campaign_id, "area": span.area_id}),
    "progress": (
        lambda: Progress.objects.system(WHY),
        lambda span: {"duty__campaign": span.campaign_id, "area": span.area_id},
    ),
}
"""Each kind of rows, and those of a place."""


@dataclass(frozen=True)
class Reckoned:
    """A figure with its values by span; None where the site does not know it yet."""

    series: Series
    values: Mapping[str, Decimal | None]


def reckon(spans: Mapping[str, Span]) -> list[Reckoned]:
    """All figures over these spans of one place: one question for each kind of rows."""
    found: dict[str, Any] = {}
    for kind in ROWS:
        asked = {
            f"{one.code}__in__{name}": _measure(one, span) for one in of_rows(kind) for name, span in _told(one, spans)
        }
        place = next(iter(spans.values()))
        found |= _rows_of_place(kind, place).aggregate(**asked)
    return [Reckoned(one, {name: _value(one, found, name) for name, _ in _told(one, spans)}) for one in SERIES]


def rows_behind(series: Series, span: Span) -> QuerySet:
    """The rows that a figure counts or sums."""
    if series.where is None:
        raise ValueError(f"{series.code} has no rows yet")
    rows = _rows_of_place(series.rows_of, span).filter(series.where(span))
    return rows.exclude(**{series.adds: None}) if series.adds else rows


def _rows_of_place(kind: str, span: Span) -> QuerySet:
    rows, where = ROWS[kind]
    return rows().filter(**where(span)).order_by()


def _told(series: Series, spans: Mapping[str, Span]) -> list[tuple[str, Span]]:
    """What stands at the end is told once, not summed up over spans."""
    return list(spans.items())[:1] if series.stock else list(spans.items())


def _measure(series: Series, span: Span) -> Any:
    condition = series.where(span) if series.where else None
    return Sum(series.adds, filter=condition) if series.adds else Count("pk", filter=condition)


def _value(series: Series, found: Mapping[str, Any], span: str) -> Decimal | None:
    if series.where is None:
        return None
    return Decimal(found[f"{series.code}__in__{span}"] or 0)

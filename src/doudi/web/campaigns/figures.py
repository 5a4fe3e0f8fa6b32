"""The figures of a return as its pages and papers show them: frozen when it is signed, else as they are now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doudi.web.campaigns.models import Figure, Return
from doudi.web.campaigns.series import reckon, series_of
from doudi.web.campaigns.series.shape import spans_of


@dataclass(frozen=True)
class Line:
    """A figure in words. A span it does not speak of is not in `values`; None: the site does not know it yet."""

    code: str
    title: str
    unit: str
    definition: str
    values: Mapping[str, Decimal | None]
    opens: bool

    @property
    def is_known(self) -> bool:
        """Whether the site can know it."""
        return any(value is not None for value in self.values.values())


@dataclass(frozen=True)
class Compared:
    """A figure in two returns."""

    title: str
    unit: str
    old: Decimal | None
    new: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the restatement changed it."""
        return self.old != self.new


def lines_of(returned: Return) -> list[Line]:
    """The figures of a return, in order."""
    if returned.is_locked:
        return _frozen(returned)
    return [
        Line(
            one.series.code,
            str(one.series.title),
            str(one.series.unit),
            str(one.series.definition),
            one.values,
            bool(one.series.rows_of),
        )
        for one in reckon(spans_of(returned))
    ]


def _frozen(returned: Return) -> list[Line]:
    held: dict[str, list[Figure]] = {}
    for figure in returned.figures.defer("ids"):
        held.setdefault(figure.code, []).append(figure)
    return [
        Line(
            code,
            in_words(rows[0].title),
            _(rows[0].unit),
            _(rows[0].definition),
            {row.span: row.value for row in rows},
            bool(rows[0].rows_of) and series_of(code) is not None,
        )
        for code, rows in held.items()
    ]


def in_words(title: str) -> str:
    """The title of a frozen figure, which was kept in Chinese, in the language of the reader."""
    told = pgettext("figure", title)
    return told if told != title else _(title)


def compared(old: Return, new: Return) -> list[Compared]:
    """The figures of the period in both, as far as either knows them."""
    before = {line.code: line for line in lines_of(old)}
    return [
        Compared(line.title, line.unit, before[line.code].values.get("period"), line.values.get("period"))
        for line in lines_of(new)
        if line.is_known and line.code in before
    ]

"""The cases an actor sees, counted once by place, theme, direction, state and verdict.

Each number of a board is a slice of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Sum, Value
from django.utils import timezone

from doudi.web.boards.approved_map import Map, approved_map
from doudi.web.boards.tile_map import TileMap, tile_map
from doudi.web.cases.models import Case
from doudi.web.cases.models.case import Cases
from doudi.web.cases.money import NOTHING, Balance, balance_seen_by
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area
from doudi.web.ui.kept import Kept, kept

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases stand so, and their yuan."""

    place: int
    theme: str
    direction: str
    state: str
    verdict: str
    n: int
    yuan: Decimal


@dataclass(frozen=True)
class Cube:
    """All cells, the places they lie in and where those stand, and the months of opening and closing."""

    cells: tuple[Cell, ...]
    n_overdue: int
    money: Balance
    places: Mapping[int, str]
    tiles: TileMap
    map: Map | None
    opened: Mapping[date, int]
    closed: Mapping[date, int]

    def count(self, keep: Callable[[Cell], bool] = lambda _cell: True) -> int:
        """The cases in the cells that are kept."""
        return sum(cell.n for cell in self.cells if keep(cell))

    def yuan(self, keep: Callable[[Cell], bool]) -> Decimal:
        """The yuan of the cells that are kept."""
        return sum((cell.yuan for cell in self.cells if keep(cell)), NOTHING)

    def at_place(self, place: int) -> "Cube":
        """The cells of one place alone."""
        return replace(self, cells=tuple(cell for cell in self.cells if cell.place == place))


def scope_of(actor: Actor) -> str:
    """What those have in common who see the same cases."""
    return f"{'finance' if actor.role == 'finance_officer' else actor.may('case.see')}:{actor.unit.pk}"


def cube_for(actor: Actor) -> Kept[Cube]:
    """The cube of an actor, anew each minute; whoever sees the same rows shares it."""
    return kept(f"cube:{scope_of(actor)}", lambda: reckon(actor))


def reckon(actor: Actor) -> Cube:
    """Count the cases an actor sees: by county for the city, else by town."""
    level = "county" if actor.unit.area.level == "city" else "area"
    cases = Case.objects.visible_to(actor).order_by()
    late = dict(cases.overdue().values_list(level).annotate(n=Count("*")))
    rows = cases.values_list(level, "theme", "direction", "state", "verdict")
    cells = tuple(
        Cell(place, theme, direction, state, verdict, n, yuan or NOTHING)
        for place, theme, direction, state, verdict, n, yuan in rows.annotate(n=Count("*"), yuan=Sum("amount"))
    )
    months, places = _last_months(timezone.localdate()), _places(actor)
    return Cube(
        cells,
        sum(late.values()),
        balance_seen_by(actor),
        {place.pk: place.name for place in places},
        tile_map(places),
        approved_map(actor.unit.area, places),
        _by_month(cases, "opened_at", months),
        _by_month(cases, "closed_at", months),
    )


def _places(actor: Actor) -> list[Area]:
    level = "county" if actor.unit.area.level == "city" else "town"
    return list(actor.areas.filter(level=level).order_by("path"))


def _last_months(today: date) -> list[date]:
    """The first days of this month and of the eleven before it."""
    count = today.year * 12 + today.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(count - MONTHS + 1, count + 1)]


def _by_month(cases: Cases, moment: str, months: list[date]) -> dict[date, int]:
    """How many fall into each month: two bounds for each, which an index answers, and all in one question."""
    each = [
        _in_month(cases, moment, month).annotate(at=Value(at)).values_list("at").annotate(n=Count("*"))
        for at, month in enumerate(months)
    ]
    found = dict(each[0].union(*each[1:], all=True))
    return {month: found.get(at, 0) for at, month in enumerate(months)}


def _in_month(cases: Cases, moment: str, month: date) -> Cases:
    begin = timezone.make_aware(datetime.combine(month, time.min))
    end = timezone.make_aware(datetime.combine(month.replace(day=28) + timedelta(days=4), time.min)).replace(day=1)
    return cases.filter(**{f"{moment}__gte": begin, f"{moment}__lt": end})

"""The cases an actor sees, counted once by place, theme, state and verdict: each number of a board is a slice of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor

KEPT_SECONDS = 60
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases stand so, how many of them are overdue, and their yuan."""

    place: int
    theme: str
    state: str
    verdict: str
    n: int
    n_overdue: int
    yuan: Decimal


@dataclass(frozen=True)
class Cube:
    """All cells, the places they lie in, and the months of opening and closing; reckoned at `at`."""

    at: datetime
    cells: tuple[Cell, ...]
    places: Mapping[int, str]
    opened: Mapping[date, int]
    closed: Mapping[date, int]

    def count(self, keep: Callable[[Cell], bool] = lambda _cell: True) -> int:
        """The cases in the cells that are kept."""
        return sum(cell.n for cell in self.cells if keep(cell))

    def yuan(self, keep: Callable[[Cell], bool]) -> Decimal:
        """The yuan of the cells that are kept."""
        return sum((cell.yuan for cell in self.cells if keep(cell)), NOTHING)

    @cached_property
    def n_overdue(self) -> int:
        """The open cases past their day."""
        return sum(cell.n_overdue for cell in self.cells)

    def at_place(self, place: int) -> "Cube":
        """The cells of one place alone."""
        return Cube(self.at, tuple(cell for cell in self.cells if cell.place == place), self.places, {}, {})


def cube_for(actor: Actor) -> Cube:
    """The cube of an actor, kept for a minute; whoever sees the same rows shares it."""
    key = f"cube:{'finance' if actor.role == 'finance_officer' else actor.may('case.see')}:{actor.unit.pk}"
    return cache.get_or_set(key, lambda: reckon(actor), KEPT_SECONDS)


def reckon(actor: Actor) -> Cube:
    """Count the cases an actor sees: by county for the city, else by town."""
    level = "county" if actor.unit.area.level == "city" else "area"
    cases = Case.objects.visible_to(actor)
    late = Q(due_on__lt=timezone.localdate(), clock_stopped_on=None) & ~Q(state="closed")
    rows = (
        cases.order_by()
        .values_list(level, "theme", "state", "verdict")
        .annotate(n=Count("pk"), n_overdue=Count("pk", filter=late), yuan=Sum("amount"))
    )
    cells = tuple(
        Cell(place, theme, state, verdict, n, n_overdue, yuan or NOTHING)
        for place, theme, state, verdict, n, n_overdue, yuan in rows
    )
    return Cube(timezone.now(), cells, _places(actor), _by_month(cases, "opened_at"), _by_month(cases, "closed_at"))


def _places(actor: Actor) -> dict[int, str]:
    level = "county" if actor.unit.area.level == "city" else "town"
    return dict(actor.areas.filter(level=level).order_by("path").values_list("pk", "name"))


def _by_month(cases: QuerySet, moment: str) -> dict[date, int]:
    rows = cases.exclude(**{moment: None}).order_by().annotate(month=TruncMonth(moment)).values_list("month")
    return {month.date(): n for month, n in rows.annotate(n=Count("pk")).order_by("month")}

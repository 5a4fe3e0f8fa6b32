"""Many cases moved at once: a preview of how many, then each in its own transaction, what was refused said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from doudi.web.cases.actions import Conflict, NotAllowed, NotFilled, NotRight, move, urge
from doudi.web.cases.models import Case
from doudi.web.cases.workflow import FIRST, WORKING
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit

AT_ONCE = 200
"""So many are moved while the person waits; more go to the worker."""
HOLDER_KINDS = ("town", "civil_affairs")


@dataclass(frozen=True)
class Act:
    """An act on many cases. `states`: in which of them it can be done; `asks`: what is filled in once for all."""

    title: str | Promise
    action: str
    states: tuple[str, ...]
    asks: tuple[str, ...]
    do: Callable[..., Any]


@dataclass
class Outcome:
    """How many were moved, and which were not, with why."""

    n_done: int = 0
    refused: list[tuple[Case, str]] = field(default_factory=list)


def _by_step(name: str) -> Callable[..., Any]:
    def take(case: Case, *, by: Actor, **given: Any) -> Any:
        return move(case, name, by=by, **given)

    return take


ACTS: Mapping[str, Act] = {
    "dispatch": Act(
        FIRST["dispatch"].title, "case.assign", FIRST["dispatch"].sources, ("unit", "due_on"), _by_step("dispatch")
    ),
    "transfer": Act(
        FIRST["transfer"].title, "case.assign", FIRST["transfer"].sources, ("unit", "reason"), _by_step("transfer")
    ),
    "urge": Act(lazy("催办"), "case.assign", WORKING, ("words",), urge),
}


def open_acts(actor: Actor) -> dict[str, Act]:
    """The acts this actor's role holds."""
    return {name: act for name, act in ACTS.items() if actor.may(act.action) and not actor.looking}


def ready_for(rows: QuerySet[Case], act: Act) -> QuerySet[Case]:
    """Those of the cases with which the act can be done as they stand."""
    return rows.filter(state__in=act.states).order_by()


def by_place(rows: QuerySet[Case]) -> list[dict[str, Any]]:
    """How many in each place, most first."""
    return list(rows.values("area__name", "county__name").annotate(n=Count("*")).order_by("-n", "area__name"))


def carry_out(rows: Iterable[Case], act: Act, *, by: Actor, **given: Any) -> Outcome:
    """Do the act with each case; a case that somebody changed meanwhile is told, the others go on."""
    cases = list(rows)
    own = {} if given.get("unit") or "unit" not in act.asks else units_of({case.area_id for case in cases})
    outcome = Outcome()
    for case in cases:
        unit = {"unit": given.get("unit") or own.get(case.area_id)} if "unit" in act.asks else {}
        try:
            act.do(case, by=by, **given | unit)
            outcome.n_done += 1
        except NotFilled:
            outcome.refused.append((case, _("这个地区还没有承办单位，请单独派发")))
        except (NotAllowed, NotRight, Conflict, Case.DoesNotExist) as error:
            outcome.refused.append((case, str(error)))
    return outcome


def units_of(areas: set[int]) -> dict[int, Unit]:
    """The unit of each of these places that holds its cases: the town's own, else the county's civil affairs."""
    held: dict[int, Unit] = {}
    for unit in Unit.objects.filter(active=True, area__in=areas, kind__in=HOLDER_KINDS):
        if unit.area_id not in held or unit.kind == "town":
            held[unit.area_id] = unit
    return held


NOTHING_CHOSEN = lazy("先勾选要处理的办件，或勾选“全部”")

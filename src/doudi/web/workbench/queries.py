"""The piles on a person's desk: each is a queryset, so that its count and its list are the same rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.lights import by_light
from doudi.web.cases.models import Case, Event
from doudi.web.cases.models.case import Cases
from doudi.web.cases.reviewers import waiting_around
from doudi.web.cases.workflow import WORKING
from doudi.web.disclosure.models import Export
from doudi.web.orgs.actor import Actor
from doudi.web.workbench.levels import at_level, has_levels, own_cases
from doudi.web.workbench.waiting import copied_to, exports_to_approve, to_approve, to_look_back_at

SOONEST = F("due_on").asc(nulls_last=True)
NEXT = {"case.assign": "pending_dispatch", "case.review": "pending_review"}
"""What a role does next with the cases of its places, whichever unit holds them."""


class Desk:
    """One person's desk: what several piles are made of is read once."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.seen: Cases = Case.objects.visible_to(actor)

    @cached_property
    def confirmations(self) -> tuple[set[int], set[int]]:
        """The cases this person was asked to confirm something of, and those where another was asked instead.

        Read beforehand: an index finds a few numbers, an OR with a sub-query reads the whole table.
        """
        waiting = list(waiting_around(self.actor).order_by().values_list("case", "reviewer"))
        asked = {case for case, reviewer in waiting if reviewer == self.actor.user.pk}
        return asked, {case for case, _reviewer in waiting} - asked

    @cached_property
    def to_do(self) -> Cases:
        """What waits for this actor: work at the own unit, and what the role dispatches or reviews in its area, and
        what this very person was asked to confirm. What waits for another's confirmation does not wait here.
        """
        actor, (asked, elsewhere) = self.actor, self.confirmations
        states = [state for action, state in NEXT.items() if actor.may(action)]
        waits = Q(state__in=states)
        if actor.may("case.work") or actor.unit.kind == "discipline":
            states = [*states, *WORKING, "referred"]
            waits |= Q(unit=actor.unit)
        waits &= Q(state__in=states)  # the states once more for all, so that one index answers for both
        if asked:
            waits |= Q(pk__in=asked)
        rows = self.seen.filter(waits)
        return rows.exclude(pk__in=elsewhere) if elsewhere else rows

    @property
    def to_confirm(self) -> Cases:
        """What this very person was asked to confirm."""
        return self.seen.filter(pk__in=self.confirmations[0])

    @property
    def done(self) -> Cases:
        """What this person took a step in."""
        mine = Event.objects.system("the cases are narrowed").filter(user=self.actor.user).exclude(act="open")
        return self.seen.filter(pk__in=mine.values("case"))

    @property
    def started(self) -> Cases:
        """What this person opened."""
        # Asked for apart: most cases are opened by no person, and SQLite takes anybody's for as many as those.
        mine = Case.objects.system("narrowed outside").filter(opened_by=self.actor.user).order_by()
        return self.seen.filter(pk__in=mine.values("pk"))

    @property
    def to_approve(self) -> Cases:
        """What waits for a yes or no of this actor."""
        return to_approve(self.actor)

    @property
    def exports(self) -> QuerySet[Export]:
        """The exports that wait for this actor's approval."""
        return exports_to_approve(self.actor)

    @property
    def to_look_back_at(self) -> Cases:
        """What this actor is to look at again."""
        return to_look_back_at(self.actor)

    @property
    def copied(self) -> Cases:
        """What this person follows and has not read."""
        return copied_to(self.actor)

    @property
    def minded(self) -> Cases:
        """Whose days this actor minds: the own work, and for who sends cases out, those of everybody in the area."""
        return self.seen if self.actor.may("case.assign") else self.to_do

    @property
    def near_due(self) -> Cases:
        """What is due within a few working days."""
        return by_light(self.minded, "yellow")

    @property
    def overdue(self) -> Cases:
        """What is past its day; for who supervises as many as the board says."""
        return by_light(self.minded, "red")

    @cached_property
    def own(self) -> QuerySet:
        """The numbers of the cases that are work of the own level."""
        return own_cases(self.actor, self.confirmations[0])

    def at_level(self, cases: Cases, level: str) -> Cases:
        """Those of a pile that are work of the own level, or of those below; all for a desk that knows no levels."""
        return at_level(cases, level, self.own) if level and has_levels(self.actor) else cases


@dataclass(frozen=True)
class Pile:
    """A pile: its words, how it is told from the others, its rows on a desk, and which of these actions a role needs
    for it to be on the desk at all. `order`: the most urgent first. `split`: told apart by whose work it is (levels).
    """

    title: str
    icon: str
    rows: Callable[[Desk], Any]
    needs: tuple[str, ...] = ()
    order: Any = SOONEST
    split: bool = False

    def stands_before(self, actor: Actor) -> bool:
        """Whether it is one of the actor's."""
        return not self.needs or any(actor.may(action) for action in self.needs)


PILES = {
    "todo": Pile(_("待办"), "clipboard-list", attrgetter("to_do"), split=True),
    "approve": Pile(_("待审批"), "scale", attrgetter("to_approve"), ("case.assign", "case.except")),
    "confirm": Pile(_("请我确认"), "signature", attrgetter("to_confirm"), ("case.review",)),
    "exports": Pile(_("待批导出"), "download", attrgetter("exports"), ("export.approve",), "asked_at"),
    "near": Pile(_("临期"), "clock", attrgetter("near_due"), split=True),
    "overdue": Pile(_("超期"), "alert-triangle", attrgetter("overdue"), split=True),
    "look_back": Pile(_("回访"), "eye", attrgetter("to_look_back_at"), ("case.review",), "look_on"),
    "copied": Pile(_("抄送我"), "bell", attrgetter("copied")),
    "done": Pile(_("已办"), "circle-check", attrgetter("done")),
    "started": Pile(_("我发起"), "flag", attrgetter("started")),
}


def piles_of(actor: Actor) -> dict[str, Pile]:
    """The piles on an actor's desk."""
    return {name: pile for name, pile in PILES.items() if pile.stands_before(actor)}

"""The workbench: what waits, what is late, what was done."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doudi.web.cases.actions import read_copies
from doudi.web.cases.lights import lit
from doudi.web.cases.models.case import Case, Cases
from doudi.web.intake.models import Proposal
from doudi.web.orgs.permits import permit
from doudi.web.ui.kept import counted_together
from doudi.web.ui.paging import first_by_keys, page_by_keys
from doudi.web.workbench.levels import LEVELS, has_levels
from doudi.web.workbench.queries import PILES, SOONEST, Desk, Pile, piles_of
from doudi.web.workbench.rows import rows

ROWS_ON_DESK = 10
ROWS_ON_PAGE = 50
OWN = "{}:own"


@dataclass(frozen=True)
class OnDesk:
    """A pile on the desk: how many lie on it, and for one with levels how many of each."""

    pile: Pile
    n: int
    levels: dict[str, int]


@permit("case.see")
def workbench(request: HttpRequest) -> HttpResponse:
    """All piles with their counts, and the most urgent of what is to do at the own level."""
    desk, level = Desk(request.actor), "own" if has_levels(request.actor) else ""
    urgent = lit(first_by_keys(in_order(desk.at_level(desk.to_do, level)), ROWS_ON_DESK))
    waiting = Proposal.objects.visible_to(request.actor).waiting().count() if request.actor.may("identity.set") else 0
    shown = {"piles": counted_piles(desk), "level": level, "levels": LEVELS, "cases": urgent, "rows": rows(urgent)}
    return render(request, "workbench/workbench.html", {**shown, "n_unidentified": waiting})


def counted_piles(desk: Desk) -> dict[str, OnDesk]:
    """The piles of a desk with their counts, asked in one question."""
    piles, split = piles_of(desk.actor), has_levels(desk.actor)
    heaps = {name: pile.rows(desk) for name, pile in piles.items()}
    own = {OWN.format(name): desk.at_level(heaps[name], "own") for name, pile in piles.items() if split and pile.split}
    n = counted_together(heaps | own)
    return {
        name: OnDesk(pile, n[name], _levels(n[name], n[OWN.format(name)]) if OWN.format(name) in n else {})
        for name, pile in piles.items()
    }


def _levels(whole: int, own: int) -> dict[str, int]:
    return {"own": own, "below": max(whole - own, 0)}


@permit("case.see")
def pile(request: HttpRequest, pile: str) -> HttpResponse:
    """One pile as a list; `?level=` for the work of the own level, or of those below, alone."""
    if pile not in piles_of(request.actor):
        raise Http404
    chosen, desk = PILES[pile], Desk(request.actor)
    level, levels = level_asked(request, chosen)
    waiting = desk.at_level(chosen.rows(desk), level) if levels else chosen.rows(desk)
    ordered = in_order(waiting, chosen.order) if waiting.model is Case else waiting.order_by(chosen.order, "pk")
    page = page_by_keys(ordered, request.GET.get("page"), ROWS_ON_PAGE)
    shown = {"name": pile, "pile": chosen, "page": page, "level": level, "levels": levels}
    if waiting.model is not Case:
        return render(request, "workbench/pile_of_exports.html", {**shown, "exports": page.object_list})
    cases = lit(page.object_list)
    to_read = pile == "copied" and not request.actor.looking
    shown |= {"cases": cases, "rows": rows(cases, to_read=to_read), "to_read": to_read}
    return render(request, "workbench/pile.html", shown)


def level_asked(request: HttpRequest, pile: Pile) -> tuple[str, dict[str, Any]]:
    """The level the address asks for, and those that may be chosen of this pile."""
    levels = LEVELS if pile.split and has_levels(request.actor) else {}
    asked = request.GET.get("level", "")
    return asked if asked in levels else "", levels


@permit("case.see")
@require_POST
def copies_read(request: HttpRequest) -> HttpResponse:
    """What was copied to the person is read: the case of the button, or all."""
    copied, key = Desk(request.actor).copied, request.POST.get("case", "")
    n = read_copies(copied.filter(pk=key) if key.isdigit() else copied, by=request.actor)
    done = ngettext("{n} 件已标为已读，有新动态时会再出现。", "{n} 件已标为已读，有新动态时会再出现。", n)
    messages.success(request, done.format(n=n))
    return redirect("pile", "copied")


def in_order(cases: Cases, order: Any = SOONEST) -> Cases:
    """The most urgent first, with what a row shows."""
    return cases.select_related("area", "county", "unit").defer("doubt", "measure").order_by(order, "pk")

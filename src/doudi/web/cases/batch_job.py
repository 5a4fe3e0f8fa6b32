"""More cases than a person waits for: the same acts, in the background."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.batch import ACTS, carry_out, ready_for
from doudi.web.cases.forms import CaseFilter
from doudi.web.cases.models import Case
from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Failed, Running
from doudi.web.orgs.models import Unit

PART = 50


@job("cases.batch", title=_("批量处理办件"), seen_at=lambda _job: reverse("case_list"))
def move_many(running: Running, *, act: str, query: str, filled: dict[str, Any]) -> dict[str, int]:
    """Do an act with all cases of a filter. Taken up again, it goes on with those that are still to be done."""
    actor = running.actor
    if actor is None:
        raise Failed(str(_("没有申请人")))
    keys = list(ready_for(CaseFilter(query, actor).rows, ACTS[act]).values_list("pk", flat=True))
    given = read_back(filled)
    done = refused = 0
    for at in range(0, len(keys), PART):
        running.progress(_("正在处理"), at, len(keys))
        rows = Case.objects.visible_to(actor).filter(pk__in=keys[at : at + PART]).select_related("area")
        outcome = carry_out(rows, ACTS[act], by=actor, **given)
        done, refused = done + outcome.n_done, refused + len(outcome.refused)
    return {"done": done, "refused": refused}


def plain(filled: dict[str, Any]) -> dict[str, Any]:
    """What a form gave, as a job keeps it."""
    kept = {name: value for name, value in filled.items() if value}
    return {name: value.pk if isinstance(value, Unit) else str(value) for name, value in kept.items()}


def read_back(filled: dict[str, Any]) -> dict[str, Any]:
    """What a form gave, from what a job kept."""
    read = dict(filled)
    if "unit" in read:
        read["unit"] = Unit.objects.get(pk=read["unit"])
    if "due_on" in read:
        read["due_on"] = date.fromisoformat(read["due_on"])
    return read

"""People dealt with because of a case (教育、诫勉、党纪、政务、移送)."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotRight, acting, leave_trace, same_click
from doudi.web.cases.models import Case, Dealing
from doudi.web.cases.words import DEALINGS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit


def deal_with(
    case: Case,
    *,
    by: Actor,
    person: str,
    kind: str,
    on: date,
    unit: Unit | None = None,
    paper: str = "",
    note: str = "",
) -> Dealing:
    """Record that a person was dealt with. The event and the log do not name the person."""
    with acting(case, by, "case.review") as held:
        if not person.strip():
            raise NotRight("person", _("请写被处理人"))
        if kind not in DEALINGS:
            raise NotRight("kind", _("没有这种处理方式"))
        if on > timezone.localdate():
            raise NotRight("on", _("日期不能晚于今天"))
        given = {"person": person, "unit": unit, "kind": kind, "on": on, "paper": paper, "note": note}
        if made := same_click(held.dealings.all(), by, **given):
            return made
        made = Dealing.objects.create(case=held, user=by.user, **given)
        leave_trace(held, "deal_with", by, kind=kind, on=on, paper=paper)
    return made

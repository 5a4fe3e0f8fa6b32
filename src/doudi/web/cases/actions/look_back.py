"""The second look (回头看): closed cases are drawn by chance, looked at after 30 and 90 days, reopened on a relapse."""

import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace
from doudi.web.cases.actions.move import move
from doudi.web.cases.audience import REVIEW, officers, tell_about
from doudi.web.cases.drawing import drawn, quota
from doudi.web.cases.models import Case, Draw, LookBack
from doudi.web.cases.models.case import Cases
from doudi.web.cases.rules import is_doer
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area

AFTER_DAYS = (30, 90)
PERCENT = 10


def draw_look_backs(month: date, *, by: Actor | None = None) -> list[Draw]:
    """Draw, in each county, from the month's closed cases that no draw has seen yet. Again changes nothing.

    The share is of the whole month, so several draws in a month together take what one would.
    """
    closed = _closed_in(month)
    counties = Area.objects.filter(pk__in=closed.order_by().values("county").distinct())
    return [made for county in counties if (made := _draw(county, month, closed.filter(county=county), by))]


def _closed_in(month: date) -> Cases:
    start = timezone.make_aware(datetime(month.year, month.month, 1))
    end = timezone.make_aware(datetime(month.year + month.month // 12, month.month % 12 + 1, 1))
    closed = Case.objects.system("a draw knows no jurisdiction").filter(state="closed", verdict="confirmed")
    return closed.filter(closed_at__gte=start, closed_at__lt=end)


def _draw(county: Area, month: date, closed: Cases, by: Actor | None) -> Draw | None:
    first = month.replace(day=1)
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=county.pk)  # one draw at a time in a county
        earlier = list(Draw.objects.system("what was drawn before").filter(county=county, month=first))
        if earlier:
            closed = closed.filter(closed_at__gt=max(one.closed_until for one in earlier))
        cases = {case.number: case for case in closed}
        if not cases:
            return None
        n_before = sum(one.n_cases for one in earlier)
        wanted = quota(n_before + len(cases), percent()) - sum(one.n_drawn for one in earlier)
        made = Draw.objects.create(
            county=county,
            month=first,
            closed_until=max(case.closed_at for case in cases.values()),
            seed=secrets.token_hex(16),
            percent=percent(),
            n_cases=len(cases),
            n_drawn=wanted,
        )
        for number in drawn(made.seed, cases, wanted):
            _plan(cases[number], made)
        record(by, "look_back.draw", made, area_id=county.pk, seed=made.seed, cases=len(cases), drawn=wanted)
    return made


def _plan(case: Case, draw: Draw) -> None:
    closed_on = timezone.localdate(case.closed_at)
    for days in AFTER_DAYS:
        due = closed_on + timedelta(days=days)
        LookBack.objects.create(case=case, draw=draw, days=days, due_on=due)
    tell_about(case, officers(case, REVIEW), "case.look_back", day=f"{closed_on + timedelta(days=AFTER_DAYS[0])}")


def percent() -> int:
    """The share of closed cases that are looked at again: `look_back_percent` in home.toml."""
    return int(settings.HOME.settings.get("look_back_percent", PERCENT))


def record_look_back(look_back: LookBack, *, by: Actor, relapse: bool, note: str, done_on: date) -> LookBack:
    """Say what the second look found. A relapse reopens the case. Not by who did the work, nor by who closed it."""
    with acting(look_back.case, by, "case.review") as held:
        looked = held.look_backs.select_for_update(of=("self",)).get(pk=look_back.pk)
        if looked.result != "waiting":
            raise NotAllowed(_("这次回访已经登记或已失效"))
        if is_doer(held, by.user) or held.closed_by_id == by.user.pk:
            raise NotAllowed(_("经办人和销号人不能做回访，请换一人"))
        if not timezone.localdate(held.closed_at) < done_on <= timezone.localdate():
            raise NotRight("done_on", _("回访日期要在销号以后、今天以前"))
        if not note.strip():
            raise NotRight("note", _("请写回访看到的情况"))
        looked.result, looked.note = "relapse" if relapse else "ok", note
        looked.done_on, looked.done_by = done_on, by.user
        looked.save()
        leave_trace(held, "look_back", by, result=looked.result, note=note, done_on=done_on)
        if relapse:
            move(held, "reopen", by=by, reason=_("回访发现反弹：{note}").format(note=note))
    look_back.case.refresh_from_db()
    return looked

"""A place takes on its tasks: the plan derived, unit, person and limit named, tasks of its own, monthly progress."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.campaigns.actions.refusals import Conflict, NotAllowed, demand
from doudi.web.campaigns.models import Campaign, Duty, Progress, Task
from doudi.web.campaigns.rules import is_month_locked, not_a_limit, not_planning, not_reporting
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User

REPORTED = ("done", "state", "percent", "number", "problem")


def derive_plan(campaign: Campaign, area: Area) -> int:
    """Give a place every task of the campaign that falls to its level; how many were new. Done again it adds nothing.

    Where a place has one unit of the leading kind, it is named at once.
    """
    ordered = Task.objects.system("a plan falls to all its places").filter(campaign=campaign, area=campaign.area)
    mine = ordered.filter(level="city" if area.pk == campaign.area_id else "county")
    new = mine.exclude(duties__area=area)
    units = _only_units(area)
    made = Duty.objects.bulk_create(
        Duty(campaign=campaign, task=task, area=area, limit_on=task.limit_on, unit=units.get(task.lead)) for task in new
    )
    return len(made)


def _only_units(area: Area) -> dict[str, Unit]:
    found: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(area=area, active=True):
        found.setdefault(unit.kind, []).append(unit)
    return {kind: units[0] for kind, units in found.items() if len(units) == 1}


def name_duty(
    duty: Duty, *, by: Actor, seen: int, unit: Unit, person: User, limit_on: date, goal: int | None = None
) -> Duty:
    """Name the unit, the person and the limit of a duty (clause 3.1). Raises NotAllowed, Conflict."""
    with transaction.atomic():
        held = _held(duty, by)
        demand(not_planning(held.area, by))
        demand(not_a_limit(limit_on, held.task, held.campaign))
        given = {"unit": unit, "person": person, "limit_on": limit_on, "goal": goal}
        if all(getattr(held, name) == value for name, value in given.items()):
            return held
        if seen != held.version:
            raise Conflict(held)
        _set(held, given)
        record(by, "ledger.name_duty", held, number=held.task.number, limit=str(limit_on), unit=unit.pk)
    return held


def add_task(*, by: Actor, campaign: Campaign, area: Area, number: str, **given: Any) -> Duty:
    """A task that a county sets itself. The number comes with the form, so that a second click finds the first."""
    with transaction.atomic():
        demand(not_planning(area, by))
        own = Task.objects.visible_to(by).filter(campaign=campaign, area=area, number=number)
        if task := own.first():
            return Duty.objects.visible_to(by).get(task=task, area=area)
        last = Task.objects.visible_to(by).filter(campaign=campaign).aggregate(last=Max("position"))["last"] or 0
        level = "city" if area.pk == campaign.area_id else "county"
        task = Task.objects.create(campaign=campaign, area=area, number=number, position=last + 1, level=level, **given)
        demand(not_a_limit(task.limit_on, task, campaign))
        if task.limit_on > campaign.ends_on:
            raise NotAllowed(_("不能晚于活动结束 {day}").format(day=campaign.ends_on))
        duty = Duty.objects.create(
            campaign=campaign, task=task, area=area, limit_on=task.limit_on, unit=_only_units(area).get(task.lead)
        )
        record(by, "ledger.add_task", duty, number=number)
    return duty


def report_progress(duty: Duty, *, by: Actor, month: date, seen: int, **given: Any) -> Progress:
    """Report a month of a duty, or write it anew; `seen`: the version that was on the form, 0 if there was none.

    The same again changes nothing. Raises NotAllowed, Conflict.
    """
    with transaction.atomic():
        held = _held(duty, by)
        demand(not_reporting(held, by))
        _demand_open_month(held, month)
        row = held.progress.select_for_update().filter(month=month).first()
        if row and all(getattr(row, name) == given.get(name) for name in REPORTED):
            return row
        if (row.version if row else 0) != seen:
            raise Conflict(row)
        row = row or Progress(duty=held, area=held.area, month=month, version=0)
        _write(row, by, given)
        _keep_newest(held)
        record(by, "ledger.report", held, number=held.task.number, month=f"{month:%Y-%m}", state=row.state)
    return row


def _demand_open_month(duty: Duty, month: date) -> None:
    campaign = duty.campaign
    if not campaign.begins_on.replace(day=1) <= month <= campaign.ends_on:
        raise NotAllowed(_("{month} 不在活动期内").format(month=f"{month:%Y-%m}"))
    if is_month_locked(campaign, duty.area, month):
        why = _("{month} 的月报已经签发，进展不能再改；确有错误的，先更正月报")
        raise NotAllowed(why.format(month=f"{month:%Y-%m}"))


def _write(row: Progress, by: Actor, given: dict[str, Any]) -> None:
    was_done_on = row.done_on
    for name in REPORTED:
        setattr(row, name, given.get(name))
    row.done_on = (was_done_on or by.on) if row.state == "done" else None
    row.by, row.unit, row.at = by.user, by.unit, timezone.now()
    row.version += 1
    row.save()


def _keep_newest(duty: Duty) -> None:
    """The duty says what its newest month says; it is done since the first month from which on it always was."""
    rows = list(duty.progress.order_by("-month"))
    newest, done_on = rows[0], None
    for row in rows:
        if row.state != "done":
            break
        done_on = row.done_on
    total: Decimal | None = duty.progress.order_by().aggregate(total=Sum("number"))["total"]
    _set(
        duty,
        {
            "state": newest.state,
            "percent": newest.percent,
            "amount": total,
            "done_on": done_on,
            "reported_month": newest.month,
        },
    )


def _set(duty: Duty, given: dict[str, Any]) -> None:
    for name, value in given.items():
        setattr(duty, name, value)
    duty.version += 1
    duty.save()


def _held(duty: Duty, by: Actor) -> Duty:
    rows = Duty.objects.visible_to(by).select_related("task", "campaign", "area").select_for_update(of=("self",))
    return rows.get(pk=duty.pk)

"""The one way to change the state of a case."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.cases.models import Case, Event
from doudi.web.cases.rules import refusal
from doudi.web.cases.workflow import PREVIOUS, VERSIONS, Step
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit, User


class NotAllowed(Exception):  # noqa: N818
    """The table does not allow the step here, now, or to this actor. Its text says why."""


class NotFilled(Exception):  # noqa: N818
    """Something that the step demands is missing. `fields` names it."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(_("还有必填的内容没有填"))
        self.fields = fields


class Conflict(Exception):  # noqa: N818
    """Somebody changed the case after the form was opened. `case` is as it stands now."""

    def __init__(self, case: Case) -> None:
        super().__init__(_("这件事在您打开页面以后被别人改动过"))
        self.case = case


def move(case: Case, name: str, *, by: Actor, seen: int | None = None, **given: Any) -> Event:
    """Take a step: lock, ask the table, check, save, write the event and the log.

    `seen`: the version that the actor saw. Raises NotAllowed, NotFilled, Conflict.
    """
    with transaction.atomic():
        held = Case.objects.visible_to(by).select_for_update(of=("self",)).get(pk=case.pk)
        if seen is not None and seen != held.version:
            raise Conflict(held)
        step = VERSIONS[held.flow].get(name)
        if step is None or (why := refusal(held, step, by)):
            raise NotAllowed(why if step else _("没有这一步"))
        if empty := [field for field in step.fill if given.get(field) in (None, "", [], ())]:
            raise NotFilled(empty)
        event = _take(held, name, step, by, given)
    case.refresh_from_db()
    return event


def _take(case: Case, name: str, step: Step, by: Actor, given: Mapping[str, Any]) -> Event:
    before = case.state
    case.state = case.previous_state if step.target == PREVIOUS else step.target
    case.previous_state = before if step.puts_aside else ""
    _run_the_clock(case, step)
    for field in KEPT:
        if field in given:
            setattr(case, field, given[field])
    if effect := EFFECTS.get(name):
        effect(case, by)
    case.version += 1
    case.save()
    event = Event.objects.create(
        case=case,
        user=by.user,
        unit=by.unit,
        act=name,
        from_state=before,
        to_state=case.state,
        given={key: plain(value) for key, value in given.items()},
    )
    record(by, f"case.{name}", case, before=before, after=case.state)
    return event


KEPT = ("unit", "person", "due_on", "cause", "measure", "closed_how")


def _run_the_clock(case: Case, step: Step) -> None:
    """A clock that stood still is set forward by the days it stood."""
    today = timezone.localdate()
    if step.stops_clock:
        case.clock_stopped_on = case.clock_stopped_on or today
    elif step.starts_clock and case.clock_stopped_on:
        if case.due_on:
            case.due_on += today - case.clock_stopped_on
        case.clock_stopped_on = None


def _confirm(case: Case, _by: Actor) -> None:
    case.verdict = "confirmed"


def _refute(case: Case, _by: Actor) -> None:
    case.verdict = "refuted"


def _clear_to_dos(case: Case, _by: Actor) -> None:
    case.unit = case.person = case.due_on = None


def _hand_on(case: Case, _by: Actor) -> None:
    case.person = None


def _close(case: Case, by: Actor) -> None:
    case.closed_at, case.closed_by = timezone.now(), by.user
    case.first_closer = case.first_closer or by.user


def _reopen(case: Case, _by: Actor) -> None:
    case.closed_at, case.closed_by, case.closed_how, case.verdict = None, None, "", ""
    case.n_reopened += 1


EFFECTS: Mapping[str, Callable[[Case, Actor], None]] = {
    "withdraw": _clear_to_dos,
    "send_back": _clear_to_dos,
    "transfer": _hand_on,
    "confirm": _confirm,
    "refute": _refute,
    "close": _close,
    "reopen": _reopen,
}


def plain(value: Any) -> Any:
    """A value as the event keeps it: rows by number and name, days as text."""
    if isinstance(value, Unit | User):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, models.Model):
        return {"id": value.pk}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
